// An identity provider on Entra ID's paths and with Entra's ways: tenants by id, by domain and as
// `organizations`; no `iss` in the answer, no PKCE metadata, keys with an issuer and no algorithm.
import { AKS_SERVER, DOMAIN, TENANT, aksClaims, entraClaims, people } from './people.mjs';
import { publicKey, sign, signingKey, startProvider } from './provider.mjs';

export const PAGE_CLIENT = '3d1f8a52-6c0b-4a57-9a7e-0c5b2f7e4d11';
export const KUBECTL_CLIENT = '7b2e9c34-1f5d-4e68-8b90-5a6c7d8e9f22';
const TEMPLATE = '{tenantid}';

// A refusal in Entra's words: the code stands in the description and in `error_codes`.
function refusal(error, number, text) {
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const [trace, correlation] = ['0f0f0f0f-0000-4000-8000-000000000001', '0f0f0f0f-0000-4000-8000-000000000002'];
  const description = `AADSTS${number}: ${text}\r\nTrace ID: ${trace}\r\nCorrelation ID: ${correlation}\r\nTimestamp: ${timestamp}`;
  return {
    error, error_description: description, error_codes: [number], timestamp, trace_id: trace,
    correlation_id: correlation, error_uri: `https://login.microsoftonline.com/error?code=${number}`,
  };
}

// What Entra says where the library says no more than that the grant is invalid.
function tokenRefusal(body, detail = '') {
  if (/PKCE|verifier/i.test(detail)) return refusal('invalid_grant', 501481, 'The Code_Verifier does not match the code_challenge supplied in the authorization request.');
  if (/already (used|consumed)/.test(detail)) return refusal('invalid_grant', 54005, 'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.');
  if (/refresh token is expired/.test(detail)) return refusal('invalid_grant', 700084, 'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which cannot be extended.');
  if (body.error === 'invalid_grant') return refusal('invalid_grant', 9002313, 'Invalid request. Request is malformed or invalid.');
  return refusal(body.error, 900144, body.error_description ?? 'The request is not valid.');
}

// Every answer names a new refresh token, and the ones before stay good, as at Entra. The library
// knows just one, so that the number before it is this file's.
let issued = 0;
const renumbered = (token) => `1.${(issued += 1)}.${token}`;
const plainToken = (token) => token.replace(/^1\.\d+\./, '');

// Access tokens are for one resource at a time, which a refresh names by its scope. Takes it out
// of the scope, which the library does not know, and gives it back.
function takeResource(body) {
  const scopes = (body.scope ?? '').split(' ').filter(Boolean);
  const named = scopes.filter((scope) => scope.endsWith('/.default'));
  if (named.length > 0) body.scope = scopes.filter((scope) => !named.includes(scope)).join(' ');
  return named.map((scope) => scope.slice(0, -'/.default'.length));
}

// The fields of a recorded discovery answer, and none beside them.
function discovery(origin, tenant, issuer) {
  const at = (path) => `${origin}/${tenant}${path}`;
  return {
    token_endpoint: at('/oauth2/v2.0/token'),
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: at('/discovery/v2.0/keys'),
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer,
    request_uri_parameter_supported: false,
    userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
    authorization_endpoint: at('/oauth2/v2.0/authorize'),
    device_authorization_endpoint: at('/oauth2/v2.0/devicecode'),
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: at('/oauth2/v2.0/logout'),
    claims_supported: ['sub', 'iss', 'cloud_instance_name', 'aud', 'exp', 'iat', 'nonce', 'preferred_username', 'name', 'tid', 'ver', 'at_hash', 'email'],
    kerberos_endpoint: at('/kerberos'),
    tenant_region_scope: tenant === TENANT ? 'EU' : null,
    cloud_instance_name: 'microsoftonline.com',
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: 'graph.microsoft.com',
    rbac_url: 'https://pas.windows.net',
  };
}

export async function startEntra({ port, redirects, faults, requests }) {
  const origin = `http://localhost:${port}`;
  const issuer = `${origin}/${TENANT}/v2.0`;
  const own = new Set(redirects.map((uri) => new URL(uri).origin));
  const error = (res, status, code, number, text, origin) => {
    const cors = origin ? { 'access-control-allow-origin': origin } : {};
    res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...cors });
    res.end(JSON.stringify(refusal(code, number, text)));
    return true;
  };
  const ways = {
    name: 'entra', title: 'Contoso', cookie: 'entra', mount: `/${TENANT}`,
    clients: [
      {
        client_id: PAGE_CLIENT, token_endpoint_auth_method: 'none', redirect_uris: redirects, response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token'], post_logout_redirect_uris: redirects,
      },
      {
        client_id: KUBECTL_CLIENT, token_endpoint_auth_method: 'none', application_type: 'native', response_types: ['code'],
        redirect_uris: ['http://localhost:8000', 'http://localhost:18000'], grant_types: ['authorization_code', 'refresh_token'],
      },
    ],
    routes: {
      authorization: '/oauth2/v2.0/authorize', token: '/oauth2/v2.0/token',
      end_session: '/oauth2/v2.0/logout', jwks: '/discovery/v2.0/keys',
    },
    always: ['oid', 'tid', 'ver', 'acct', 'groups', '_claim_names', '_claim_sources'],
    groups: [],
    // See `renumbered`.
    more: { rotateRefreshToken: false },
    claims: entraClaims,
    kind: (req) => {
      if (req.url.includes('/.well-known/')) return 'discovery';
      return { authorize: 'authorize', token: 'token', keys: 'keys' }[/v2\.0\/(\w+)/.exec(req.url)?.[1]] ?? 'other';
    },
    denied: () => ({ error: 'access_denied', error_description: 'AADSTS65004: User declined to consent to access the app.' }),
    error: (out) => `AADSTS50011: ${out.error_description}`,
    // Tenants are path segments that the library does not know of.
    async before(req, res, kind) {
      const [, tenant, rest] = /^\/([^/?]+)(\/.*)?$/.exec(req.url) ?? [];
      const known = [TENANT, DOMAIN, 'organizations', 'common'].includes(tenant);
      if (!known) return error(res, 400, 'invalid_tenant', 90002, `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`, '*');
      req.tenant = tenant;
      let url = (rest ?? '/').replace(/^\/v2\.0\/\.well-known\//, '/.well-known/');
      if (kind === 'authorize') url = withConsent(url);
      req.url = url;
      req.originalUrl = `/${TENANT}${url}`;
      if (kind === 'token' && req.method === 'POST') {
        const from = req.headers.origin;
        let body = '';
        for await (const chunk of req) body += chunk;
        req.body = Object.fromEntries(new URLSearchParams(body));
        if (req.body.refresh_token) req.body.refresh_token = plainToken(req.body.refresh_token);
        req.resources = takeResource(req.body);
        if (req.resources.length > 1) {
          return error(res, 400, 'invalid_request', 28000, 'Provided value for the input parameter scope is not valid because it contains more than one resource.', from);
        }
        if (req.resources.some((resource) => resource !== AKS_SERVER)) {
          return error(res, 400, 'invalid_resource', 500011, `The resource principal named ${req.resources[0]} was not found in the tenant named Contoso.`, from);
        }
        const spa = req.body.client_id === PAGE_CLIENT;
        if (spa && !from) {
          return error(res, 400, 'invalid_request', 9002327, "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.");
        }
        if (from && !(spa && own.has(from))) {
          return error(res, 400, 'invalid_request', 9002326, "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.");
        }
      }
      return false;
    },
    answer(parameters) {
      parameters.delete('iss');
      if (parameters.has('code')) parameters.set('session_state', '5a5a5a5a-0000-4000-8000-000000000003');
      if (parameters.get('error_description')?.startsWith('AADSTS65004')) parameters.set('error_subcode', 'cancel');
    },
    async patch(ctx, { keys }) {
      const tenant = ctx.req.tenant;
      const route = ctx.oidc?.route;
      if (route === 'discovery') {
        const alias = ['organizations', 'common'].includes(tenant);
        ctx.body = discovery(origin, alias ? tenant : TENANT, alias ? `${origin}/${TEMPLATE}/v2.0` : issuer);
        ctx.set('cache-control', 'max-age=86400, private');
      }
      if (route === 'jwks') {
        const consumers = { ...publicKey(keys[0]), kid: 'consumers', issuer: `${origin}/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0` };
        const all = keys.map((key) => ({ ...publicKey(key), x5t: key.kid, cloud_instance_name: 'microsoftonline.com', issuer: `${origin}/${TEMPLATE}/v2.0` }));
        ctx.body = { keys: [consumers, ...all] };
      }
      if (route === 'token' && ctx.status === 200) {
        ctx.body.ext_expires_in = ctx.body.expires_in;
        if (ctx.body.refresh_token) {
          ctx.body.refresh_token = renumbered(ctx.body.refresh_token);
          ctx.body.refresh_token_expires_in = 86400;
        }
        if (ctx.req.resources.length > 0) {
          const one = people.find((each) => entraClaims(each).sub === ctx.oidc.account.accountId);
          ctx.body.access_token = await sign(keys[0], aksClaims(one), ctx.body.expires_in);
          ctx.body.scope = `${AKS_SERVER}/user.read ${AKS_SERVER}/.default`;
        }
      } else if (route === 'token' && ctx.body?.error) {
        ctx.body = tokenRefusal(ctx.body, ctx.detail);
      }
    },
  };
  return { issuer, origin, ...(await startProvider({ port, issuer, key: await signingKey('entra-1'), ways, faults, requests })) };
}

// The library gives refresh tokens only after consent, Entra without asking.
export function withConsent(url) {
  const [path, query] = url.split('?');
  const parameters = new URLSearchParams(query);
  const offline = parameters.get('scope')?.split(' ').includes('offline_access');
  if (offline && parameters.get('prompt') !== 'none') {
    parameters.set('prompt', [parameters.get('prompt'), 'consent'].filter(Boolean).join(' '));
  }
  return `${path}?${parameters}`;
}
