// The API server judges a token as kube-apiserver does, down to claims that are missing or bent.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { request } from 'node:https';
import { SignJWT } from 'jose';
import { startApiServer } from './apiserver.mjs';
import { startDex } from './dex.mjs';
import { Faults } from './faults.mjs';
import { freePort, seal, signingKey } from './provider.mjs';

const now = Math.floor(Date.now() / 1000);
const quiet = { faults: new Faults(), requests: [] };
let dex;
let api;
let claims;
let port;

before(async () => {
  dex = await startDex({ port: await freePort(), redirects: ['http://localhost/'], ...quiet });
  port = await freePort();
  const config = { issuer: dex.issuer, jwks: `${dex.origin}/dex/keys`, audiences: ['kubernetes', 'purser'], usernameClaim: 'email', usernamePrefix: 'oidc:', groupsClaim: 'groups', groupsPrefix: 'oidc:' };
  api = await startApiServer({ port, clusters: { one: config }, ...quiet });
  claims = { iss: dex.issuer, aud: 'purser', sub: 'somebody', email: 'somebody@contoso.com', groups: ['a', 'b'], exp: now + 600 };
});
after(() => {
  for (const { server } of [dex, api]) {
    server.closeAllConnections();
    server.close();
  }
});

const whoami = (token) =>
  new Promise((resolve, reject) => {
    const path = '/one/apis/authentication.k8s.io/v1/selfsubjectreviews';
    request({ host: '127.0.0.1', port, path, method: 'POST', ca: api.ca, headers: { authorization: `Bearer ${token}` } }, (res) => {
      let body = '';
      res.on('data', (chunk) => (body += chunk));
      res.on('end', () => resolve({ code: res.statusCode, body: JSON.parse(body) }));
    }).on('error', reject).end();
  });

test('a sound token gives the mapped name and groups', async () => {
  const { code, body } = await whoami(await seal(dex.key(), claims));
  assert.equal(code, 201);
  assert.deepEqual(body.status.userInfo, { username: 'oidc:somebody@contoso.com', groups: ['oidc:a', 'oidc:b', 'system:authenticated'] });
});

const REFUSED = {
  'without an end': { exp: undefined },
  'that has ended': { exp: now - 1 },
  'of another issuer': { iss: 'https://evil.example' },
  'for another audience': { aud: 'other' },
  'without a name': { email: undefined },
  'whose address is not verified': { email_verified: false },
  'whose address is verified in words only': { email_verified: 'false' },
};
for (const [what, changes] of Object.entries(REFUSED)) {
  test(`a token ${what} is refused with a Status`, async () => {
    const { code, body } = await whoami(await seal(dex.key(), JSON.parse(JSON.stringify({ ...claims, ...changes }))));
    assert.deepEqual([code, body.kind, body.reason], [401, 'Status', 'Unauthorized']);
  });
}

test('a token of another key under the same name, or of the public key as a secret, is refused', async () => {
  const key = { ...(await signingKey('other')), kid: dex.key().kid };
  assert.equal((await whoami(await seal(key, claims))).code, 401);
  const secret = new TextEncoder().encode(dex.key().n);
  const confused = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: dex.key().kid }).sign(secret);
  assert.equal((await whoami(confused)).code, 401);
  assert.equal((await whoami('not.a.token')).code, 401);
});
