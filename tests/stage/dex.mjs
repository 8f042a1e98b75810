// A plain OpenID provider, much like Dex: RFC 9207 `iss`, PKCE metadata, groups by scope.
import { plainClaims } from './people.mjs';
import { seal, signingKey, startProvider } from './provider.mjs';
import { withConsent } from './entra.mjs';

// A second one of its kind has another name; `<name>.mixup` makes it hostile, see faults.mjs. With
// `groupsAt: 'userinfo'` its ID tokens name no groups, as those of Authelia and Zitadel do not.
export async function startDex({ name = 'dex', title = 'Dex', groupsAt, port, redirects, faults, requests }) {
  const origin = `http://localhost:${port}`;
  const issuer = `${origin}/dex`;
  const ways = {
    name, title, cookie: name, mount: '/dex',
    clients: [
      {
        client_id: 'purser', token_endpoint_auth_method: 'none', redirect_uris: redirects, response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token'], post_logout_redirect_uris: redirects,
      },
      {
        client_id: 'kubernetes', token_endpoint_auth_method: 'none', application_type: 'native', response_types: ['code'],
        redirect_uris: ['http://localhost:8000', 'http://localhost:18000'], grant_types: ['authorization_code', 'refresh_token'],
      },
    ],
    routes: { authorization: '/auth', token: '/token', jwks: '/keys', end_session: '/logout', userinfo: '/userinfo' },
    always: [],
    groups: ['groups'],
    claims: plainClaims,
    kind: (req) => {
      if (req.url.includes('/.well-known/')) return 'discovery';
      return { auth: 'authorize', token: 'token', keys: 'keys', userinfo: 'userinfo' }[/^\/dex\/(\w+)/.exec(req.url)?.[1]] ?? 'other';
    },
    denied: () => ({ error: 'access_denied', error_description: 'End-User aborted interaction' }),
    idToken(_, claims) {
      if (groupsAt !== 'userinfo') return claims;
      const { groups: _groups, ...rest } = claims;
      return rest;
    },
    async patch(ctx, { keys }) {
      const fault = `${name}.userinfo`;
      if (ctx.oidc?.route !== 'userinfo' || ctx.status !== 200 || !faults.peek(fault)?.answer) return;
      const { answer } = faults.take(fault);
      if (answer !== 'signed') return Object.assign(ctx.body, answer);
      ctx.body = await seal(keys[0], ctx.body);
      ctx.type = 'application/jwt';
    },
    async before(req, res, kind) {
      if (!req.url.startsWith('/dex/')) {
        res.writeHead(404);
        res.end();
        return true;
      }
      const victim = faults.peek(`${name}.mixup`)?.victim;
      if (victim && kind === 'authorize') {
        res.writeHead(302, { location: `${victim}/auth${withConsent(req.url).slice('/dex/auth'.length)}` });
        res.end();
        return true;
      }
      if (victim && kind === 'token' && req.method === 'POST') {
        let body = '';
        for await (const chunk of req) body += chunk;
        const stolen = await (await fetch(`${victim}/token`, { method: 'POST', body: new URLSearchParams(body) })).json();
        requests.push({ server: name, stolen: Object.keys(stolen) });
        res.writeHead(400, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
        res.end('{"error":"invalid_grant"}');
        return true;
      }
      if (kind === 'authorize') req.url = withConsent(req.url);
      req.originalUrl = req.url;
      req.url = req.url.slice('/dex'.length);
      return false;
    },
  };
  return { issuer, origin, ...(await startProvider({ port, issuer, key: await signingKey(`${name}-1`), ways, faults, requests })) };
}
