// Entra's tenants and the tokens for other resources, as the page gets them by one sign-in.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { AKS_SERVER, FABRIKAM, TENANT, TENANTS, WINGTIP } from './people.mjs';
import { startStage } from './stage.mjs';
import { begin, byCode, redeem, signIn } from './visitor.mjs';

let stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.close());
afterEach(() => {
  stage.faults.clear();
  stage.setPortal({});
});

const ARM = 'https://management.azure.com/user_impersonation';
const OLDER = 'https://management.core.windows.net//user_impersonation';
const GRAPH = 'https://graph.microsoft.com/User.Read';
const NAMES = 'https://graph.microsoft.com/GroupMember.Read.All';
const AKS = `${AKS_SERVER}/.default`;

// Somebody who is signed in; `ask` gets an access token, at another tenant's endpoint if named.
async function session(who = 'alice', more = {}) {
  const { went, answer } = await signIn(stage, 'entra', who, more);
  const { status, body } = await byCode(went, answer);
  assert.equal(status, 200, JSON.stringify(body));
  const ask = async (scope, tenant) => {
    const settings = tenant ? await (await fetch(`${stage.addresses.entra}/${tenant}/v2.0/.well-known/openid-configuration`)).json() : went.settings;
    return redeem({ ...went, settings }, { grant_type: 'refresh_token', refresh_token: body.refresh_token, scope: `${scope} openid profile offline_access`.trim() });
  };
  // To the provider and back, as whoever is signed in there.
  const back = async (parameters = {}) => {
    const again = await begin(stage, 'entra', { visitor: went.visitor, ...parameters });
    assert.ok(again.shown.landed.searchParams.get('code'), again.shown.landed.href);
    return byCode(again, again.shown.landed.searchParams);
  };
  return { ask, back, body, visitor: went.visitor };
}

test('every tenant has its own settings, by id and by domain', async () => {
  for (const { id, domain } of TENANTS) {
    for (const name of [id, domain, domain.toUpperCase()]) {
      const settings = await (await fetch(`${stage.addresses.entra}/${name}/v2.0/.well-known/openid-configuration`)).json();
      assert.equal(settings.issuer, `${stage.addresses.entra}/${id}/v2.0`);
      assert.equal(settings.token_endpoint, `${stage.addresses.entra}/${id}/oauth2/v2.0/token`);
      assert.equal((await fetch(settings.jwks_uri)).status, 200);
    }
  }
});

test('a guest signs in at another tenant as that tenant knows her, and others are not sent back', async () => {
  const { body } = await session('alice', { tenant: FABRIKAM });
  const keys = createRemoteJWKSet(new URL(`${stage.addresses.entra}/${FABRIKAM}/discovery/v2.0/keys`));
  const { payload } = await jwtVerify(body.id_token, keys, { issuer: `${stage.addresses.entra}/${FABRIKAM}/v2.0` });
  assert.deepEqual([payload.tid, payload.acct, payload.nonce, payload.preferred_username], [FABRIKAM, 1, 'the nonce', 'alice.martin@contoso.com']);
  assert.notEqual(payload.oid, stage.people[0].oid);
  const went = await begin(stage, 'entra', { tenant: FABRIKAM });
  const shown = await went.visitor.choose(went.shown, 'bob');
  assert.equal(shown.landed, undefined);
  assert.match(shown.html, /AADSTS50020: User account &#39;bob\.stone@contoso\.com/);
});

test('a code is redeemed at the tenant that gave it', async () => {
  const { went, answer } = await signIn(stage, 'entra', 'alice', { tenant: FABRIKAM });
  const settings = { token_endpoint: `${stage.addresses.entra}/${TENANT}/oauth2/v2.0/token` };
  assert.match((await byCode({ ...went, settings }, answer)).body.error_description, /^AADSTS700005: /);
  assert.equal((await byCode(went, answer)).status, 200);
});

test('a fault in the ID token is in that of another tenant too', async () => {
  stage.faults.set('entra.id_token', { claims: { nonce: 'other' }, times: 1 });
  const { body } = await session('alice', { tenant: FABRIKAM });
  assert.deepEqual([decodeJwt(body.id_token).nonce, decodeJwt(body.id_token).tid], ['other', FABRIKAM]);
});

test('one refresh token gives tokens for every resource, each by itself', async () => {
  const { ask } = await session();
  const EXPECTED = [
    [ARM, 'https://management.azure.com', 'user_impersonation'], ['https://management.azure.com/.default', 'https://management.azure.com', 'user_impersonation'],
    [OLDER, 'https://management.core.windows.net/', 'user_impersonation'], [GRAPH, 'https://graph.microsoft.com', 'User.Read'],
    [NAMES, 'https://graph.microsoft.com', 'GroupMember.Read.All'], [`${GRAPH} ${NAMES}`, 'https://graph.microsoft.com', 'User.Read GroupMember.Read.All'],
    [AKS, AKS_SERVER, 'user.read'],
  ];
  for (const [scope, aud, scp] of EXPECTED) {
    const { status, cors, body } = await ask(scope);
    assert.deepEqual([status, cors], [200, new URL(stage.page).origin], scope);
    const claims = decodeJwt(body.access_token);
    assert.deepEqual([claims.aud, claims.scp, claims.iss, claims.tid, claims.upn], [aud, scp, `https://sts.windows.net/${TENANT}/`, TENANT, 'alice.martin@contoso.com']);
    assert.equal(body.scope, [...scp.split(' '), '.default'].map((one) => `${aud}/${one}`).join(' '));
  }
  for (const [scope, error, number] of [
    [`${ARM} ${GRAPH}`, 'invalid_request', 28000], ['https://graph.microsoft.com/Nothing.Such', 'invalid_scope', 70011], ['groups', 'invalid_scope', 70011],
    ['https://management.usgovcloudapi.net/user_impersonation', 'invalid_resource', 500011], ['https://evil.example/.default', 'invalid_resource', 500011],
  ]) {
    const { status, body } = await ask(scope);
    assert.deepEqual([status, body.error, body.error_codes], [400, error, [number]], scope);
    assert.match(body.error_description, new RegExp(`^AADSTS${number}: .*\r\nTrace ID: [0-9a-f-]{36}\r\nCorrelation ID: `));
  }
});

test('a sovereign cloud has resources of its own, and no others', async () => {
  for (const [cloud, manager, older, graph, instance] of [
    ['usgovernment', 'management.usgovcloudapi.net', 'management.core.usgovcloudapi.net', 'graph.microsoft.us', 'microsoftonline.us'],
    ['china', 'management.chinacloudapi.cn', 'management.core.chinacloudapi.cn', 'microsoftgraph.chinacloudapi.cn', 'partner.microsoftonline.cn'],
  ]) {
    stage.setPortal({ cloud });
    const { ask } = await session();
    for (const [scope, aud] of [
      [`https://${manager}/user_impersonation`, `https://${manager}`], [`https://${older}//.default`, `https://${older}/`],
      [`https://${graph}/User.Read`, `https://${graph}`], [AKS, AKS_SERVER],
    ]) {
      assert.equal(decodeJwt((await ask(scope)).body.access_token).aud, aud);
    }
    assert.deepEqual((await ask(ARM)).body.error_codes, [500011]);
    const settings = await (await fetch(`${stage.addresses.entra}/common/v2.0/.well-known/openid-configuration`)).json();
    assert.deepEqual([settings.cloud_instance_name, settings.msgraph_host], [instance, graph]);
  }
});

test('a refresh token works in every tenant that knows the person', async () => {
  const alice = await session('alice', { tenant: 'organizations' });
  assert.equal(decodeJwt((await alice.ask(ARM)).body.access_token).tid, TENANT);
  const there = decodeJwt((await alice.ask(ARM, FABRIKAM)).body.access_token);
  assert.deepEqual([there.iss, there.acct, there.upn], [`https://sts.windows.net/${FABRIKAM}/`, 1, 'alice.martin_contoso.com#EXT#@fabrikam.onmicrosoft.com']);
  const bob = await session('bob');
  const { status, cors, body } = await bob.ask(ARM, FABRIKAM);
  assert.deepEqual([status, cors, body.error, body.error_codes], [400, new URL(stage.page).origin, 'invalid_grant', [50020]]);
});

test('a wary tenant wants to see the person at its sign-in first', async () => {
  const { ask, back } = await session('alice', { tenant: 'organizations' });
  const refused = (await ask(ARM, WINGTIP)).body;
  assert.deepEqual([refused.error, refused.error_codes, typeof refused.claims, refused.suberror], ['interaction_required', [50076], 'string', 'basic_action']);
  await back({ tenant: WINGTIP, scope: `openid profile offline_access ${ARM}`, claims: refused.claims });
  assert.equal(decodeJwt((await ask(ARM, WINGTIP)).body.access_token).tid, WINGTIP);
  stage.faults.clear();
  assert.equal((await ask(ARM, WINGTIP)).status, 400, 'a new test begins with nobody known there');
});

test('consent is wanted until an authorization request named the scope', async () => {
  const { ask, back } = await session();
  stage.faults.set('entra.consent.arm', {});
  const { status, cors, body } = await ask(ARM);
  assert.deepEqual([status, cors, body.error, body.suberror, body.error_codes, body.claims], [400, new URL(stage.page).origin, 'invalid_grant', 'consent_required', [65001], undefined]);
  assert.equal((await ask(GRAPH)).status, 200, 'only the resource that is named');
  await back();
  await back({ scope: `openid offline_access ${GRAPH}` });
  await back({ scope: `openid offline_access ${ARM}`, tenant: FABRIKAM });
  assert.equal((await ask(ARM)).status, 400, 'neither another scope nor another tenant helps');
  await back({ scope: `openid offline_access ${ARM} ${GRAPH}` });
  assert.equal((await ask(ARM)).status, 200);
  stage.faults.set('entra.consent.names', {});
  assert.deepEqual([(await ask(GRAPH)).status, (await ask(NAMES)).status], [200, 400]);
  await back({ scope: `openid offline_access ${NAMES}` });
  assert.equal((await ask(NAMES)).status, 200);
});

test('a step-up is resolved by exactly the claims that it named', async () => {
  const { ask, back } = await session();
  stage.faults.set('entra.stepup.arm', {});
  const { body } = await ask(ARM);
  assert.deepEqual([body.error, body.error_codes], ['interaction_required', [50076]]);
  assert.ok(JSON.parse(body.claims).access_token.capolids.essential);
  for (const claims of [undefined, `${body.claims} `, '{}']) {
    await back({ scope: `openid offline_access ${ARM}`, ...(claims && { claims }) });
    assert.equal((await ask(ARM)).body.error, 'interaction_required');
  }
  await back({ scope: `openid offline_access ${ARM}`, claims: body.claims });
  assert.equal((await ask(ARM)).status, 200);
});

test('a sign-in frequency and an ended refresh token are resolved by any sign-in', async () => {
  const { ask, back } = await session();
  stage.faults.set('entra.frequency.arm', {});
  const frequent = (await ask(ARM)).body;
  assert.deepEqual([frequent.error, frequent.suberror, frequent.error_codes], ['invalid_grant', 'token_expired', [70043]]);
  await back();
  assert.equal((await ask(ARM)).status, 200);
  stage.faults.set('entra.ended', {});
  for (const scope of [ARM, AKS, '']) assert.deepEqual((await ask(scope)).body.error_codes, [700084]);
  await back();
  assert.equal((await ask(ARM)).status, 200);
});

test('a fault with `always` stays, so that a loop would show', async () => {
  const { ask, back } = await session();
  for (const name of ['consent.arm', 'stepup.arm', 'frequency.arm', 'ended']) {
    stage.faults.clear();
    stage.faults.set(`entra.${name}`, { always: true });
    const { claims = '{}' } = (await ask(ARM)).body;
    await back({ scope: `openid offline_access ${ARM}`, claims });
    assert.equal((await ask(ARM)).status, 400, name);
  }
});

test('a directory may know Resource Manager by its older name alone', async () => {
  const { ask } = await session();
  stage.faults.set('entra.noscope.arm', {});
  assert.deepEqual((await ask(ARM)).body.error_codes, [500011]);
  assert.equal(decodeJwt((await ask(OLDER)).body.access_token).aud, 'https://management.core.windows.net/');
});

test('a sign-in that a fault turned away resolves nothing', async () => {
  const { ask, visitor } = await session();
  stage.faults.set('entra.frequency.arm', {});
  stage.faults.set('entra.authorize', { answer: { code: undefined, error: 'access_denied' }, times: 1 });
  const { shown } = await begin(stage, 'entra', { visitor });
  assert.equal(shown.landed.searchParams.get('error'), 'access_denied');
  assert.equal((await ask(ARM)).status, 400);
});
