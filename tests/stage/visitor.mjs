// A person with a browser, by plain HTTP: signs in at the stage's providers and redeems what comes back.
import { createHash, randomBytes } from 'node:crypto';
import { PAGE_CLIENT } from './entra.mjs';

const PROVIDERS = {
  entra: { client: PAGE_CLIENT, scope: 'openid profile email offline_access' },
  dex: { client: 'purser', scope: 'openid profile email groups offline_access' },
};

// A browser's cookies, as far as one host needs them.
class Visitor {
  #cookies = new Map();
  #page;

  constructor(page) {
    this.#page = page;
  }

  async get(url, init = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (value) this.#cookies.set(name, value);
      else this.#cookies.delete(name);
    }
    return answer;
  }

  // Follows redirects until the page is reached (its address is given) or a form is shown.
  async follow(url) {
    let next = url;
    for (let step = 0; step < 12; step += 1) {
      if (next.startsWith(this.#page)) return { landed: new URL(next) };
      const answer = await this.get(next);
      if (answer.status === 302 || answer.status === 303) {
        next = new URL(answer.headers.get('location'), next).href;
        continue;
      }
      const html = await answer.text();
      if (!html.includes('.submit()')) return { at: next, html };
      // A form that sends itself: the provider ends the session of whoever was there before.
      const fields = [...html.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
      const sent = await this.get(/action="([^"]+)"/.exec(html)[1], { method: 'POST', body: new URLSearchParams(fields) });
      next = new URL(sent.headers.get('location'), next).href;
    }
    throw new Error('too many redirects');
  }

  async choose(shown, person) {
    const action = new URL(/action="([^"]+)"/.exec(shown.html)[1], shown.at).href;
    const answer = await this.get(action, { method: 'POST', body: new URLSearchParams({ person }) });
    return this.follow(new URL(answer.headers.get('location'), action).href);
  }
}

// Goes to the sign-in of a provider: `tenant` is Entra's; the rest are parameters of the request.
export async function begin(stage, name, { visitor = new Visitor(stage.page), tenant = 'contoso.onmicrosoft.com', ...more } = {}) {
  const { client, scope } = PROVIDERS[name === 'entra' ? name : 'dex'];
  const path = name !== 'entra' ? '/dex' : `/${tenant}/v2.0`;
  const settings = await (await fetch(`${stage.addresses[name]}${path}/.well-known/openid-configuration`)).json();
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: client, response_type: 'code', redirect_uri: stage.page, scope, state: 'the state', nonce: 'the nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256', ...more,
  });
  return { page: stage.page, visitor, settings, verifier, client, shown: await visitor.follow(`${settings.authorization_endpoint}?${query}`) };
}

// Asks the token endpoint that the sign-in was begun with.
export async function redeem(went, parameters, origin = new URL(went.page).origin) {
  const body = new URLSearchParams({ client_id: went.client, redirect_uri: went.page, ...parameters });
  const answer = await fetch(went.settings.token_endpoint, { method: 'POST', body, headers: origin ? { origin } : {} });
  return { status: answer.status, cors: answer.headers.get('access-control-allow-origin'), body: await answer.json() };
}

export const byCode = (went, answer, more) => redeem(went, { grant_type: 'authorization_code', code: answer.get('code'), code_verifier: went.verifier, ...more });

export async function signIn(stage, name, who, more) {
  const went = await begin(stage, name, more);
  const { landed } = went.shown.landed ? went.shown : await went.visitor.choose(went.shown, who);
  return { went, landed, answer: new URLSearchParams(landed.hash.slice(1) || landed.search) };
}
