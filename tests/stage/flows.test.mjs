// Sign-ins at both providers by plain HTTP, and the real kubectl with what they give.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { AKS_SERVER, GROUPS, TENANT, people } from './people.mjs';
import { startStage } from './stage.mjs';
import * as visitor from './visitor.mjs';
import { byCode, redeem } from './visitor.mjs';

let stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.close());

const begin = (name, more) => visitor.begin(stage, name, more);
const signIn = (name, who, more) => visitor.signIn(stage, name, who, more);

for (const name of ['entra', 'dex']) {
  for (const one of people) {
    test(`${one.button.replace(' ', '_')} signs in at ${name}`, async () => {
      const { went, landed, answer } = await signIn(name, one.id, { response_mode: 'fragment' });
      assert.equal(landed.search, '');
      assert.equal(answer.get('state'), 'the state');
      assert.equal(answer.get('iss'), name === 'dex' ? went.settings.issuer : null);
      assert.equal(answer.has('session_state'), name === 'entra');
      const { status, cors, body } = await byCode(went, answer);
      assert.equal(status, 200, JSON.stringify(body));
      assert.equal(cors, new URL(stage.page).origin);
      assert.equal(typeof body.expires_in, 'number');
      assert.equal(body.refresh_token_expires_in, name === 'entra' ? 86400 : undefined);
      const keys = createRemoteJWKSet(new URL(went.settings.jwks_uri));
      const { payload } = await jwtVerify(body.id_token, keys, { issuer: went.settings.issuer, audience: went.client });
      assert.equal(payload.nonce, 'the nonce');
      assert.equal(payload.name, one.name);
      assert.equal(payload.sub, `${name}-${one.id}`);
      if (name === 'entra') {
        assert.deepEqual([payload.tid, payload.oid, payload.ver, payload.preferred_username], [TENANT, one.oid, '2.0', one.email]);
        if (one.groups === 'overage') assert.equal(payload._claim_names.groups, 'src1');
        else assert.deepEqual(payload.groups, one.groups ?? undefined);
      } else {
        assert.deepEqual(payload.groups, one.teams ?? undefined);
        assert.equal(payload.email, one.email);
      }
    });
  }

  test(`${name} refuses a wrong verifier, a second use of a code and another origin`, async () => {
    const wrong = await signIn(name, 'alice');
    const refused = await byCode(wrong.went, wrong.answer, { code_verifier: 'x'.repeat(43) });
    assert.deepEqual([refused.status, refused.body.error], [400, 'invalid_grant']);
    if (name === 'entra') assert.match(refused.body.error_description, /^AADSTS501481: /);
    const twice = await signIn(name, 'alice');
    assert.equal((await byCode(twice.went, twice.answer)).status, 200);
    const again = await byCode(twice.went, twice.answer);
    assert.deepEqual([again.status, again.body.error], [400, 'invalid_grant']);
    if (name === 'entra') assert.match(again.body.error_description, /^AADSTS54005: /);
    const foreign = await signIn(name, 'alice');
    const elsewhere = await redeem(foreign.went, { grant_type: 'authorization_code', code: foreign.answer.get('code'), code_verifier: foreign.went.verifier }, 'https://evil.example');
    assert.deepEqual([elsewhere.status, elsewhere.cors], [400, null]);
  });

  test(`${name} signs in again without asking, unless told to ask`, async () => {
    const { went } = await signIn(name, 'bob');
    const silent = await begin(name, { visitor: went.visitor });
    assert.ok(new URLSearchParams(silent.shown.landed.search).get('code'));
    const asked = await begin(name, { visitor: went.visitor, prompt: 'select_account' });
    assert.match(asked.shown.html, />Alice Martin</);
    const changed = await went.visitor.choose(asked.shown, 'alice');
    const { body } = await byCode(asked, changed.landed.searchParams);
    assert.equal(decodeJwt(body.id_token).name, 'Alice Martin');
  });

  test(`${name} says that a person pressed Cancel, and that nobody is signed in`, async () => {
    const { answer } = await signIn(name, '');
    assert.deepEqual([answer.get('error'), answer.get('state'), answer.has('code')], ['access_denied', 'the state', false]);
    assert.equal(answer.get('error_subcode'), name === 'entra' ? 'cancel' : null);
    const { shown } = await begin(name, { prompt: 'none' });
    assert.equal(shown.landed.searchParams.get('error'), 'login_required');
  });

  test(`${name} renews a session`, async () => {
    const { went, answer } = await signIn(name, 'alice');
    const { body } = await byCode(went, answer);
    const renewed = await redeem(went, { grant_type: 'refresh_token', refresh_token: body.refresh_token });
    assert.equal(renewed.status, 200);
    assert.equal(decodeJwt(renewed.body.id_token).sub, decodeJwt(body.id_token).sub);
    if (name === 'entra') {
      const bare = await redeem(went, { grant_type: 'refresh_token', refresh_token: body.refresh_token }, '');
      assert.match(bare.body.error_description, /^AADSTS9002327: /);
      const twice = await redeem(went, { grant_type: 'refresh_token', refresh_token: body.refresh_token });
      assert.equal(twice.status, 200, 'a refresh token may be used again');
    }
  });
}

test('Entra gives an access token for AKS, and a new refresh token beside the old one', async () => {
  const { went, answer } = await signIn('entra', 'olga');
  const { body } = await byCode(went, answer);
  const refresh = (scope, token) => redeem(went, { grant_type: 'refresh_token', refresh_token: token, scope: `${scope} openid profile offline_access` });
  const aks = `${AKS_SERVER}/.default`;
  const first = await refresh(aks, body.refresh_token);
  assert.equal(first.status, 200, JSON.stringify(first.body));
  const { aud, tid, upn, exp, iat } = decodeJwt(first.body.access_token);
  assert.deepEqual([aud, tid, upn, exp - iat], [AKS_SERVER, TENANT, 'olga.novak@contoso.com', first.body.expires_in]);
  assert.notEqual(first.body.refresh_token, body.refresh_token);
  for (const token of [body.refresh_token, first.body.refresh_token]) assert.equal((await refresh(aks, token)).status, 200);
  assert.match((await kubectl('prod-weu', first.body.access_token, ['auth', 'whoami'])).out, /olga\.novak@contoso\.com/);
  // An ID token opens no AKS cluster, and the access token none that trusts the provider itself.
  assert.match((await kubectl('prod-weu', first.body.id_token, ['get', 'pods'])).err, /logged in|Unauthorized/);
  assert.match((await kubectl('dev-weu', first.body.access_token, ['get', 'pods'])).err, /logged in|Unauthorized/);
  const unknown = await refresh('00000000-0000-4000-8000-00000000000f/.default', body.refresh_token);
  assert.match(unknown.body.error_description, /^AADSTS500011: /);
  const two = await refresh(`${aks} https://graph.microsoft.com/.default`, body.refresh_token);
  assert.match(two.body.error_description, /^AADSTS28000: /);
});

test('an address that is not registered is never gone to', async () => {
  const { shown } = await begin('entra', { redirect_uri: 'https://evil.example/' });
  assert.equal(shown.landed, undefined);
  assert.match(shown.html, /AADSTS50011/);
});

test('a code of the alias `organizations` is redeemed there, for a token of the tenant', async () => {
  const { went, answer } = await signIn('entra', 'alice', { tenant: 'organizations' });
  assert.match(went.settings.token_endpoint, /\/organizations\/oauth2\/v2\.0\/token$/);
  const { body } = await byCode(went, answer);
  assert.equal(decodeJwt(body.id_token).iss, went.settings.issuer.replace('{tenantid}', TENANT));
});

test('settings and keys look as Entra has them', async () => {
  const at = `${stage.addresses.entra}/common`;
  const settings = await (await fetch(`${at}/v2.0/.well-known/openid-configuration`)).json();
  assert.equal(settings.code_challenge_methods_supported, undefined);
  assert.equal(settings.authorization_response_iss_parameter_supported, undefined);
  const { keys } = await (await fetch(settings.jwks_uri)).json();
  assert.ok(keys.every((key) => key.alg === undefined && key.d === undefined && key.issuer));
  assert.equal(keys.filter((key) => key.issuer.includes('{tenantid}')).length, 1);
});

test('faults change what they name, and only that', async () => {
  stage.faults.set('entra.id_token', { claims: { nonce: 'other', oid: undefined }, times: 1 });
  const changed = await signIn('entra', 'alice');
  const claims = decodeJwt((await byCode(changed.went, changed.answer)).body.id_token);
  assert.deepEqual([claims.nonce, claims.oid, claims.name], ['other', undefined, 'Alice Martin']);
  stage.faults.set('dex.id_token', { wrongKey: true, times: 1 });
  const forged = await signIn('dex', 'alice');
  const { body } = await byCode(forged.went, forged.answer);
  await assert.rejects(jwtVerify(body.id_token, createRemoteJWKSet(new URL(forged.went.settings.jwks_uri))), /signature/);
  stage.faults.set('dex.authorize', { answer: { iss: 'https://evil.example' }, times: 1 });
  assert.equal((await signIn('dex', 'alice')).answer.get('iss'), 'https://evil.example');
  stage.faults.set('entra.token', { status: 500, noCors: true, times: 1 });
  const failed = await fetch(`${stage.addresses.entra}/common/oauth2/v2.0/token`, { method: 'POST' });
  assert.deepEqual([failed.status, failed.headers.get('access-control-allow-origin')], [500, null]);
  stage.faults.set('dex.keys', { reset: true, times: 1 });
  await assert.rejects(fetch(`${stage.addresses.dex}/dex/keys`));
  assert.ok(stage.requests.some((one) => one.server === 'dex' && one.url === '/dex/keys'));
});

test('a hostile provider gets the tokens of the honest one from whoever sends it code and verifier', async () => {
  const victim = `${stage.addresses.dex}/dex`;
  stage.faults.set('rival.mixup', { victim });
  const { went, answer } = await signIn('rival', 'alice', { response_mode: 'fragment' });
  assert.equal(went.settings.authorization_response_iss_parameter_supported, true);
  // Only this gives it away, and nothing where the honest provider is silent.
  assert.equal(answer.get('iss'), victim);
  stage.faults.set('dex.silent', {});
  const silent = await signIn('rival', 'alice');
  assert.deepEqual([...silent.answer.keys()].sort(), ['code', 'state']);
  const settings = await (await fetch(`${victim}/.well-known/openid-configuration`)).json();
  assert.equal(settings.authorization_response_iss_parameter_supported, undefined);
  assert.equal((await byCode(silent.went, silent.answer)).status, 400);
  const { stolen } = stage.requests.find((one) => one.server === 'rival' && one.stolen);
  assert.ok(['access_token', 'id_token', 'refresh_token'].every((token) => stolen.includes(token)), stolen);
  for (const name of ['rival.mixup', 'dex.silent']) stage.faults.end(name);
});

test('a provider may name groups at its userinfo endpoint alone', async () => {
  const { went, answer } = await signIn('rival', 'alice');
  const { body } = await byCode(went, answer);
  const { sub, groups } = decodeJwt(body.id_token);
  assert.equal(groups, undefined);
  const ask = async (token = body.access_token) => {
    const headers = { authorization: `Bearer ${token}`, origin: new URL(stage.page).origin };
    return fetch(went.settings.userinfo_endpoint, { headers });
  };
  const told = await ask();
  assert.equal(told.headers.get('access-control-allow-origin'), new URL(stage.page).origin);
  const claims = await told.json();
  assert.deepEqual([claims.sub, claims.groups], [sub, ['team-platform', 'team-payments']]);
  assert.equal((await ask('another')).status, 401);
  stage.faults.set('rival.userinfo', { answer: { sub: 'somebody' }, times: 1 });
  assert.equal((await (await ask()).json()).sub, 'somebody');
  stage.faults.set('rival.userinfo', { answer: 'signed', times: 1 });
  const signed = await ask();
  assert.match(signed.headers.get('content-type'), /^application\/jwt/);
  assert.equal(decodeJwt(await signed.text()).sub, sub);
  stage.faults.set('rival.userinfo', { status: 503, times: 1 });
  assert.equal((await ask()).status, 503);
  assert.equal((await ask()).status, 200);
});

test('new keys are found by the API server, and tokens of the old ones end', async () => {
  const old = await stage.mint({ person: 'alice', cluster: 'edge-dev' });
  assert.match((await kubectl('edge-dev', old, ['auth', 'whoami'])).out, /oidc:alice/);
  await stage.rotate('dex');
  const { went, answer } = await signIn('dex', 'alice');
  const { body } = await byCode(went, answer);
  assert.match((await kubectl('edge-dev', body.id_token, ['auth', 'whoami'])).out, /oidc:alice/);
  assert.match((await kubectl('edge-dev', body.id_token, ['get', 'namespaces'])).out, /payments/);
  assert.match((await kubectl('edge-dev', old, ['get', 'namespaces'])).err, /logged in|Unauthorized/);
});

// The real kubectl with a token in its file, or with the stand-in for a sign-in helper.
async function kubectl(cluster, token, args, helper) {
  const folder = mkdtempSync(join(tmpdir(), 'stage-'));
  try {
    const at = (name) => join(folder, name);
    const user = helper
      ? { exec: { apiVersion: 'client.authentication.k8s.io/v1', interactiveMode: 'IfAvailable', command: helper, args: ['get-token', '--login', 'interactive'] } }
      : { token };
    writeFileSync(at('token'), token);
    writeFileSync(at('config'), JSON.stringify({
      apiVersion: 'v1', kind: 'Config', 'current-context': 'c',
      clusters: [{ name: 'c', cluster: { server: `${stage.addresses.api}/${cluster}`, 'certificate-authority-data': Buffer.from(stage.ca).toString('base64') } }],
      users: [{ name: 'c', user }], contexts: [{ name: 'c', context: { cluster: 'c', user: 'c' } }],
    }));
    if (helper) symlinkSync(new URL('stand-in/plugin.mjs', import.meta.url).pathname, at(helper));
    const env = { PATH: `${folder}:${process.env.PATH}`, HOME: folder, KUBECONFIG: at('config'), STAND_IN_LOG: at('log'), STAND_IN_TOKEN_FILE: at('token') };
    return await new Promise((resolve) => {
      execFile(process.env.KUBECTL || 'kubectl', args, { env, timeout: 20_000 }, (error, out, err) => {
        resolve({ code: error ? error.code : 0, out, err, log: helper && readFileSync(at('log'), 'utf8') });
      });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('kubectl learns who it is, and lists namespaces and pods', async () => {
  const alice = await stage.mint({ person: 'alice', cluster: 'dev-weu' });
  const who = await kubectl('dev-weu', alice, ['auth', 'whoami', '-o', 'json']);
  assert.deepEqual(JSON.parse(who.out).status.userInfo, {
    username: 'entra:alice.martin@contoso.com',
    groups: [`entra:${GROUPS.platform}`, `entra:${GROUPS.payments}`, 'system:authenticated'],
  });
  assert.match((await kubectl('dev-weu', alice, ['get', 'namespaces'])).out, /payments/);
  assert.match((await kubectl('dev-weu', alice, ['get', 'pods', '-n', 'billing'])).out, /billing-api-1/);
  assert.match((await kubectl('dev-weu', alice, ['version'])).out, /Server Version: v1\.34/);
});

test('kubectl shows what is forbidden and what is refused as a real cluster does', async () => {
  const bob = await stage.mint({ person: 'bob', cluster: 'prod-weu' });
  const pods = await kubectl('prod-weu', bob, ['get', 'pods', '-n', 'payments']);
  assert.match(pods.err, /Error from server \(Forbidden\): pods is forbidden: User "bob\.stone@contoso\.com" cannot list resource "pods" in API group "" in the namespace "payments"/);
  const ended = await kubectl('prod-weu', await stage.mint({ person: 'alice', cluster: 'prod-weu', seconds: -60 }), ['get', 'pods']);
  assert.match(ended.err, /You must be logged in|Unauthorized/);
});

test('AKS knows a guest by the object id, and a helper brings the token', async () => {
  const gus = await stage.mint({ person: 'gus', cluster: 'prod-weu' });
  for (const helper of ['kubelogin', 'kubectl-oidc_login']) {
    const who = await kubectl('prod-weu', gus, ['auth', 'whoami', '-o', 'json'], helper);
    assert.equal(JSON.parse(who.out).status.userInfo.username, people.find((one) => one.id === 'gus').oid);
    const call = JSON.parse(who.log.split('\n')[0]);
    assert.deepEqual([call.program, call.args, call.info.kind], [helper, ['get-token', '--login', 'interactive'], 'ExecCredential']);
  }
});

test('a test can leave out any claim of an ID token, and no other is added', async () => {
  for (const name of ['iat', 'exp', 'sub']) {
    stage.faults.set('dex.id_token', { claims: { [name]: undefined }, times: 1 });
    const { went, answer } = await signIn('dex', 'alice');
    const claims = decodeJwt((await byCode(went, answer)).body.id_token);
    assert.deepEqual([name in claims, 'nbf' in claims, claims.nonce], [false, false, 'the nonce']);
  }
});
