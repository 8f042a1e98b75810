// An identity provider on Entra ID's paths and with Entra's ways: tenants by id, by domain and as
// `organizations`; no `iss` in the answer, no PKCE metadata, keys with an issuer and no algorithm;
// access tokens for one resource at a time, of any tenant that knows the person, by one refresh token.
import { CLOUDS, resourceOf } from './clouds.mjs';
import { TENANT, TENANTS, accessClaims, entraClaims, inTenant, people } from './people.mjs';
import { escape, publicKey, sign, signingKey, startProvider } from './provider.mjs';

export const PAGE_CLIENT = '3d1f8a52-6c0b-4a57-9a7e-0c5b2f7e4d11';
export const KUBECTL_CLIENT = '7b2e9c34-1f5d-4e68-8b90-5a6c7d8e9f22';
const TEMPLATE = '{tenantid}';

// What a refusal asks the person for, to be passed on to the sign-in as it is.
const CLAIMS = '{"access_token":{"capolids":{"essential":true,"values":["c1111111-2222-4333-8444-555555555555"]}}}';

// A refusal in Entra's words: the code stands in the description and in `error_codes`.
function refusal(error, number, text, more = {}) {
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const [trace, correlation] = ['0f0f0f0f-0000-4000-8000-000000000001', '0f0f0f0f-0000-4000-8000-000000000002'];
  const description = `AADSTS${number}: ${text}\r\nTrace ID: ${trace}\r\nCorrelation ID: ${correlation}\r\nTimestamp: ${timestamp}`;
  return {
    error, error_description: description, error_codes: [number], timestamp, trace_id: trace,
    correlation_id: correlation, error_uri: `https://login.microsoftonline.com/error?code=${number}`, ...more,
  };
}

const REFUSALS = {
  unknown: (one, tenant) => refusal('invalid_grant', 50020, `User account '${one.email}' from identity provider 'https://sts.windows.net/${TENANT}/' does not exist in tenant '${tenant.name}' and cannot access the application '${PAGE_CLIENT}'(Purser) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Azure Active Directory user account.`),
  consent: () => refusal('invalid_grant', 65001, `The user or administrator has not consented to use the application with ID '${PAGE_CLIENT}' named 'Purser'. Send an interactive authorization request for this user and resource.`, { suberror: 'consent_required' }),
  stepup: (claims) => refusal('interaction_required', 50076, 'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.', { suberror: 'basic_action', claims }),
  frequency: () => refusal('invalid_grant', 70043, 'The refresh token has expired or is invalid due to sign-in frequency checks by conditional access. The token was issued on 2026-01-21T08:51:48.2932205Z and the maximum allowed lifetime for this request is 3600.', { suberror: 'token_expired' }),
  ended: () => refusal('invalid_grant', 700084, 'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which cannot be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page. The token was issued on 2026-01-01T00:00:00.0000000Z.'),
};

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

const OWN = ['openid', 'profile', 'email', 'offline_access'];

// Access tokens are for one resource at a time, which a refresh names by its scope. Takes it out
// of the scope, which the library does not know, and gives it back: { resource } or { refused }.
function takeResource(body, cloud) {
  const scopes = (body.scope ?? '').split(' ').filter(Boolean);
  const named = scopes.filter((scope) => !OWN.includes(scope));
  if (named.length === 0) return {};
  body.scope = scopes.filter((scope) => OWN.includes(scope)).join(' ');
  const start = (scope) => scope.slice(0, Math.max(0, scope.lastIndexOf('/')));
  if (new Set(named.map(start)).size > 1) {
    return { refused: ['invalid_request', 28000, 'Provided value for the input parameter scope is not valid because it contains more than one resource.'] };
  }
  const all = named.map((scope) => resourceOf(scope, cloud));
  if (all.includes(undefined)) return { refused: noResource(start(named[0])) };
  const wrong = named.find((_, n) => all[n].permissions.length === 0);
  if (wrong) return { refused: ['invalid_scope', 70011, `The provided value for the input parameter 'scope' is not valid. The scope ${wrong} is not valid.`] };
  return { resource: { ...all[0], permissions: [...new Set(all.flatMap((one) => one.permissions))] } };
}

const noResource = (name) => ['invalid_resource', 500011, `The resource principal named ${name} was not found in the tenant named Contoso. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`];

// By which names of faults.mjs a resource is meant.
const keysOf = (resource) => [resource.key, ...(resource.permissions.includes('GroupMember.Read.All') ? ['names'] : [])];

// The code in an answer to the page.
function codeIn(location) {
  const url = new URL(location);
  return new URLSearchParams(url.hash.slice(1)).get('code') ?? url.searchParams.get('code');
}

// The fields of a recorded discovery answer, and none beside them.
function discovery(origin, tenant, issuer, region, cloud) {
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
    tenant_region_scope: region,
    cloud_instance_name: cloud.instance,
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: cloud.graph,
    rbac_url: 'https://pas.windows.net',
  };
}

// `cloud()` is the one of clouds.mjs that it stands for.
export async function startEntra({ port, redirects, faults, requests, cloud = () => CLOUDS.public }) {
  const origin = `http://localhost:${port}`;
  const issuerOf = (tenant) => `${origin}/${tenant}/v2.0`;
  const issuer = issuerOf(TENANT);
  // What authorization requests asked for, by their challenge; where codes were given; who has been
  // at the sign-in of a wary tenant.
  const [asked, codes, been] = [new Map(), new Map(), new Set()];
  faults.onClear(() => been.clear());
  const byAccount = (ctx) => people.find((one) => entraClaims(one).sub === (ctx.oidc.account?.accountId ?? ctx.oidc.session?.accountId));

  // The person came back from the sign-in: what that resolves.
  function resolve({ tenant, scopes, claims }, one) {
    been.add(`${one.id}@${tenant}`);
    const over = (name, resolved) => {
      const fault = faults.peek(name);
      if (!fault || fault.always || (fault.tenant && fault.tenant !== tenant)) return;
      if (resolved(fault)) faults.end(name);
    };
    const named = scopes.map((scope) => resourceOf(scope, cloud())).filter(Boolean).flatMap(keysOf);
    for (const key of ['arm', 'graph', 'aks', 'store', 'names']) {
      over(`entra.consent.${key}`, () => named.includes(key));
      over(`entra.stepup.${key}`, (fault) => claims === fault.claims);
      over(`entra.frequency.${key}`, () => true);
    }
    over('entra.ended', () => true);
  }

  // Why somebody gets no token, where there is a reason.
  function declined({ tenant, resource, body }, one) {
    const about = TENANTS.find((each) => each.id === tenant);
    if (!inTenant(one, tenant)) return REFUSALS.unknown(one, about);
    const take = (name) => {
      const fault = faults.take(name);
      if (fault) fault.tenant = tenant;
      return fault;
    };
    if (body.grant_type === 'refresh_token' && take('entra.ended')) return REFUSALS.ended();
    if (body.grant_type === 'refresh_token' && about.wary && !been.has(`${one.id}@${tenant}`)) return REFUSALS.stepup(CLAIMS);
    for (const key of resource ? keysOf(resource) : []) {
      if (take(`entra.frequency.${key}`)) return REFUSALS.frequency();
      const stepup = take(`entra.stepup.${key}`);
      if (stepup) return REFUSALS.stepup((stepup.claims ??= CLAIMS));
      if (take(`entra.consent.${key}`)) return REFUSALS.consent();
    }
    return undefined;
  }

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
      const alias = ['organizations', 'common'].includes(tenant);
      const known = alias ? TENANTS[0] : TENANTS.find((each) => [each.id, each.domain].includes(tenant?.toLowerCase()));
      if (!known) return error(res, 400, 'invalid_tenant', 90002, `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`, '*');
      Object.assign(req, { alias: alias && tenant, tenant: known.id });
      let url = (rest ?? '/').replace(/^\/v2\.0\/\.well-known\//, '/.well-known/');
      if (kind === 'authorize') url = withConsent(withoutResources(url, asked, known.id));
      req.url = url;
      req.originalUrl = `/${TENANT}${url}`;
      if (kind === 'token' && req.method === 'POST') {
        const from = req.headers.origin;
        let body = '';
        for await (const chunk of req) body += chunk;
        req.body = Object.fromEntries(new URLSearchParams(body));
        if (req.body.refresh_token) req.body.refresh_token = plainToken(req.body.refresh_token);
        const { resource, refused } = takeResource(req.body, cloud());
        if (refused) return error(res, 400, ...refused, from);
        if (resource && !resource.older && faults.take(`entra.noscope.${resource.key}`)) return error(res, 400, ...noResource(resource.audience), from);
        req.resource = resource;
        if (req.body.code && (codes.get(req.body.code) ?? known.id) !== known.id) {
          return error(res, 400, 'invalid_grant', 700005, 'Provided Authorization Code is intended to use against other tenant, thus rejected.', from);
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
    // Tokens of other tenants, and those that came with another access token than the library's.
    idToken(ctx, given) {
      const { tenant, resource } = ctx.req;
      const { at_hash: hash, groups, _claim_names, _claim_sources, ...rest } = given;
      const one = byAccount(ctx);
      if (!inTenant(one, tenant) || (tenant === TENANT && !(resource && hash))) return given;
      if (tenant === TENANT) return { ...given, at_hash: undefined };
      const own = Object.entries(entraClaims(one, tenant)).filter(([name]) => name in rest);
      return { ...rest, ...Object.fromEntries(own), iss: issuerOf(tenant), ...(resource ? {} : { at_hash: hash }) };
    },
    async patch(ctx, { keys }) {
      const { tenant, alias, resource } = ctx.req;
      const route = ctx.oidc?.route;
      const location = ctx.response.get('location');
      const back = location && ctx.oidc?.params?.redirect_uri && location.startsWith(ctx.oidc.params.redirect_uri);
      if (back && codeIn(location)) {
        const request = asked.get(ctx.oidc.params.code_challenge);
        const one = byAccount(ctx);
        const about = TENANTS.find((each) => each.id === request.tenant);
        if (inTenant(one, about.id)) {
          codes.set(codeIn(location), about.id);
          resolve(request, one);
        } else {
          // Entra does not send back whom a tenant does not know.
          ctx.remove('location');
          ctx.status = 400;
          ctx.type = 'html';
          ctx.body = `<!doctype html><title>Sign-in error</title><main><h1>Sorry</h1><p>${escape(REFUSALS.unknown(one, about).error_description)}</p></main>`;
        }
      }
      if (route === 'discovery') {
        const about = TENANTS.find((each) => each.id === tenant);
        ctx.body = discovery(origin, alias || tenant, issuerOf(alias ? TEMPLATE : tenant), alias ? null : about.region, cloud());
        ctx.set('cache-control', 'max-age=86400, private');
      }
      if (route === 'jwks') {
        const consumers = { ...publicKey(keys[0]), kid: 'consumers', issuer: `${origin}/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0` };
        const all = keys.map((key) => ({ ...publicKey(key), x5t: key.kid, cloud_instance_name: cloud().instance, issuer: `${origin}/${TEMPLATE}/v2.0` }));
        ctx.body = { keys: [consumers, ...all] };
      }
      if (route === 'token' && ctx.status === 200) {
        const one = byAccount(ctx);
        const refused = declined({ tenant, resource, body: ctx.req.body }, one);
        if (refused) {
          ctx.status = 400;
          ctx.body = refused;
          return;
        }
        ctx.body.ext_expires_in = ctx.body.expires_in;
        if (ctx.body.refresh_token) {
          ctx.body.refresh_token = renumbered(ctx.body.refresh_token);
          ctx.body.refresh_token_expires_in = 86400;
        }
        if (resource) {
          const { audience, permissions } = resource;
          ctx.body.access_token = await sign(keys[0], accessClaims(one, { audience, scp: permissions.join(' '), tenant }), ctx.body.expires_in);
          ctx.body.scope = [...permissions, '.default'].map((permission) => `${audience}/${permission}`).join(' ');
        }
      } else if (route === 'token' && ctx.body?.error) {
        ctx.body = tokenRefusal(ctx.body, ctx.detail);
      }
    },
  };
  return { issuer, origin, ...(await startProvider({ port, issuer, key: await signingKey('entra-1'), ways, faults, requests })) };
}

// Keeps what an authorization request asks for beyond the library's knowledge, and takes it out.
function withoutResources(url, asked, tenant) {
  const [path, query] = url.split('?');
  const parameters = new URLSearchParams(query);
  const scopes = parameters.get('scope')?.split(' ').filter(Boolean);
  if (!scopes) return url;
  asked.set(parameters.get('code_challenge'), { tenant, scopes: scopes.filter((scope) => !OWN.includes(scope)), claims: parameters.get('claims') });
  parameters.set('scope', scopes.filter((scope) => OWN.includes(scope)).join(' '));
  parameters.delete('claims');
  return `${path}?${parameters}`;
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
