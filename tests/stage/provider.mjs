// What both identity providers share: a certified OpenID provider, a people picker in place of a
// password page, faults, and a log of requests.
import { createServer } from 'node:http';
import { SignJWT, decodeJwt, exportJWK, generateKeyPair, importJWK } from 'jose';
import Provider, { interactionPolicy } from 'oidc-provider';
import { misbehave } from './faults.mjs';
import { people, person } from './people.mjs';

export async function signingKey(kid) {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' };
}

export function publicKey(jwk) {
  const { kty, use, kid, n, e } = jwk;
  return { kty, use, kid, n, e };
}

// Signs claims as the provider would, for credentials that kubectl's helpers would have got.
export async function sign(jwk, claims, seconds = 3600) {
  const now = Math.floor(Date.now() / 1000);
  return seal(jwk, { iat: now, nbf: now, exp: now + seconds, ...claims });
}

// Signs just these claims, so that a test can leave out any.
export async function seal(jwk, claims) {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: jwk.kid, typ: 'JWT' })
    .sign(await importJWK(jwk, 'RS256'));
}

export const escape = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

function picker(title, action, hint) {
  const buttons = people
    .map((one) => `<button name="person" value="${one.id}"${one.email === hint ? ' autofocus' : ''}>${escape(one.button)}</button><small>${escape(one.shows)}</small>`)
    .join('\n');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title><style>body{font:16px system-ui;max-width:26rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}
button{display:block;width:100%;padding:.7rem;font:inherit;margin-top:1rem}</style>
<main><h1>${escape(title)}</h1><p>A demonstration: choose who you are.</p>
<form method="post" action="${action}">${buttons}<hr><button name="person" value="">Cancel</button></form></main></html>`;
}

// `ways` says how this provider differs: title, cookie, claims(person), clients, routes, path(req),
// patch(ctx), idToken(ctx, claims), denied(), name for faults.
export async function startProvider({ port, issuer, key, ways, faults, requests }) {
  let keys = [key];
  let handle;
  const policy = interactionPolicy.base();
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  const make = () => {
    const provider = new Provider(issuer, {
      clients: ways.clients,
      jwks: { keys },
      routes: ways.routes,
      cookies: { keys: ['only a stage'], names: { session: `${ways.cookie}_s`, interaction: `${ways.cookie}_i`, resume: `${ways.cookie}_r` } },
      scopes: ['openid', 'offline_access', 'profile', 'email', 'groups'],
      claims: { openid: ['sub', ...ways.always], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'], groups: ways.groups },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true, logoutSource: leave } },
      interactions: { policy, url: (_, interaction) => `${ways.mount}/interaction/${interaction.uid}` },
      // An account is known by its subject, the same in every token.
      findAccount(_, subject) {
        const one = people.find((each) => ways.claims(each).sub === subject);
        return one && { accountId: subject, claims: () => ways.claims(one) };
      },
      subjectTypes: ['public'],
      clientBasedCORS: (ctx, origin, client) => client.redirectUris.some((uri) => new URL(uri).origin === origin),
      ttl: { AccessToken: 3600, IdToken: 3600, AuthorizationCode: 600, Interaction: 3600, Session: 86400, Grant: 86400, RefreshToken: 86400 },
      loadExistingGrant: grantAll,
      renderError: (ctx, out) => {
        ctx.type = 'html';
        ctx.body = `<!doctype html><title>Sign-in error</title><main><h1>Sorry</h1><p>${escape(ways.error?.(out) ?? out.error_description ?? out.error)}</p></main>`;
      },
      ...ways.more,
    });
    provider.on('server_error', (_, error) => console.error(error));
    provider.on('grant.error', (ctx, error) => {
      ctx.detail = `${error.error_detail ?? ''} ${error.error_description ?? ''}`;
    });
    provider.use(async (ctx, next) => {
      await next();
      await patch(ctx);
    });
    handle = provider.callback();
    return provider;
  };

  // Both real providers grant what was registered, without asking again.
  async function grantAll(ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid profile email offline_access groups');
    await grant.save();
    return grant;
  }

  function leave(ctx, form) {
    ctx.body = `<!doctype html><title>Sign out</title><main><h1>Sign out of ${escape(ways.title)}?</h1>${form}<button autofocus type="submit" form="op.logoutForm" name="logout" value="yes">Yes, sign out</button></main>`;
  }

  async function patch(ctx) {
    const route = ctx.oidc?.route;
    if (route === 'token' && ctx.status === 200 && ctx.body?.id_token) {
      const fault = faults.take(`${ways.name}.id_token`);
      const given = decodeJwt(ctx.body.id_token);
      const claims = ways.idToken?.(ctx, given) ?? given;
      if (fault || claims !== given) {
        const changed = { ...claims, ...fault?.claims };
        const signer = fault?.wrongKey ? { ...(await signingKey('other')), kid: keys[0].kid } : keys[0];
        ctx.body.id_token = await seal(signer, JSON.parse(JSON.stringify(changed)));
      }
    }
    const location = ctx.response.get('location');
    if (location && ctx.oidc?.params?.redirect_uri && location.startsWith(ctx.oidc.params.redirect_uri)) {
      ctx.set('location', answer(location, faults.take(`${ways.name}.authorize`)?.answer));
    }
    if (route === 'discovery' && faults.peek(`${ways.name}.silent`)) delete ctx.body.authorization_response_iss_parameter_supported;
    await ways.patch?.(ctx, { issuer, keys });
  }

  function answer(location, changes) {
    const url = new URL(location);
    const inFragment = url.hash.length > 1;
    const parameters = new URLSearchParams(inFragment ? url.hash.slice(1) : url.search);
    ways.answer?.(parameters);
    if (faults.peek(`${ways.name}.silent`)) parameters.delete('iss');
    for (const [name, value] of Object.entries(changes ?? {})) {
      if (value === undefined) parameters.delete(name);
      else parameters.set(name, value);
    }
    if (inFragment) url.hash = parameters.toString();
    else url.search = parameters.toString();
    return url.href;
  }

  let provider = make();

  async function interact(req, res) {
    const details = await provider.interactionDetails(req, res);
    if (details.prompt.name === 'consent') {
      return provider.interactionFinished(req, res, { consent: { grantId: details.grantId } }, { mergeWithLastSubmission: true });
    }
    if (req.method === 'GET') {
      res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      return res.end(picker(ways.title, req.originalUrl ?? req.url, details.params.login_hint));
    }
    let body = '';
    for await (const chunk of req) body += chunk;
    const chosen = new URLSearchParams(body).get('person');
    const result = person(chosen)
      ? { login: { accountId: ways.claims(person(chosen)).sub }, select_account: {} }
      : ways.denied();
    return provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  }

  const server = createServer(async (req, res) => {
    try {
      requests.push({ server: ways.name, method: req.method, url: req.url, origin: req.headers.origin });
      const kind = ways.kind(req);
      if (req.url === '/favicon.ico') return res.writeHead(204).end();
      // A changed answer waits until there is one.
      const fault = `${ways.name}.${kind}`;
      if (!faults.peek(fault)?.answer && (await misbehave(faults.take(fault), req, res))) return;
      if ((await ways.before?.(req, res, kind)) === true) return;
      if (req.url.startsWith('/interaction/')) await interact(req, res);
      else await handle(req, res);
    } catch (error) {
      res.writeHead(500, { 'content-type': 'text/plain' });
      res.end(String(error.error_description ?? error.message));
    }
  });
  await listen(server, port);
  return {
    server,
    key: () => keys[0],
    // A new key signs from now on; the old one is gone, as after an emergency roll.
    async rotate() {
      keys = [await signingKey(`${ways.name}-${Date.now()}`)];
      provider = make();
    },
  };
}

export function listen(server, port, host = 'localhost') {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`port ${port} is taken; choose others: make demo ARGS="--page-port 8081 --ports 9101,9201,9444,9301,9401"`) : error);
    });
    server.listen(port, host, resolve);
  });
}

// A port that is free now.
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
