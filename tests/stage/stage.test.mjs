// The stage is what it says it is: the journeys rely on it.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { after, before, test } from 'node:test';
import { request } from 'node:https';
import { startStage } from './stage.mjs';

let stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.close());

const ask = (path, token) =>
  new Promise((resolve, reject) => {
    const url = new URL(stage.addresses.api + path);
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    request(url, { ca: stage.ca, headers }, (res) => {
      let body = '';
      res.on('data', (chunk) => (body += chunk));
      res.on('end', () => resolve({ status: res.statusCode, body: JSON.parse(body), headers: res.headers }));
    }).on('error', reject).end();
  });

test('Entra names its tenant by id, by domain and by template', async () => {
  const issuer = async (tenant) => (await (await fetch(`${stage.addresses.entra}/${tenant}/v2.0/.well-known/openid-configuration`)).json()).issuer;
  assert.match(await issuer('contoso.onmicrosoft.com'), /[0-9a-f-]{36}\/v2\.0$/);
  assert.match(await issuer('organizations'), /\{tenantid\}\/v2\.0$/);
  const unknown = await fetch(`${stage.addresses.entra}/nowhere.example/v2.0/.well-known/openid-configuration`);
  assert.equal(unknown.status, 400);
  assert.match((await unknown.json()).error_description, /AADSTS90002/);
});

test('the API server takes a token of its own issuer only, and while it lasts', async () => {
  const path = '/dev-weu/api/v1/namespaces';
  assert.equal((await ask(path)).status, 401);
  assert.equal((await ask(path, await stage.mint({ person: 'alice', cluster: 'dev-weu' }))).status, 200);
  assert.equal((await ask(path, await stage.mint({ person: 'bob', cluster: 'dev-weu' }))).status, 403);
  assert.equal((await ask(path, await stage.mint({ person: 'alice', cluster: 'dev-weu', seconds: -10 }))).status, 401);
  assert.equal((await ask(path, await stage.mint({ person: 'alice', cluster: 'edge-dev' }))).status, 401);
  assert.equal((await ask(path, await stage.mint({ person: 'alice', cluster: 'prod-weu' }))).status, 401);
  const forged = (await stage.mint({ person: 'alice', cluster: 'dev-weu' })).replace(/\.[^.]*$/, `.${'A'.repeat(342)}`);
  assert.equal((await ask(path, forged)).status, 401);
});

test('an overage breaks groups that are mapped by claim, and AKS bears it', async () => {
  assert.equal((await ask('/dev-weu/version', await stage.mint({ person: 'olga', cluster: 'dev-weu' }))).status, 401);
  assert.equal((await ask('/prod-weu/version', await stage.mint({ person: 'olga', cluster: 'prod-weu' }))).status, 200);
});

test('the API server sends no CORS headers', async () => {
  const answer = await ask('/dev-weu/version', await stage.mint({ person: 'alice', cluster: 'dev-weu' }));
  assert.equal(answer.headers['access-control-allow-origin'], undefined);
});

test('a refresh token of the page is worth nothing without an origin', async () => {
  const { entra } = stage.addresses;
  const body = new URLSearchParams({ client_id: '3d1f8a52-6c0b-4a57-9a7e-0c5b2f7e4d11', grant_type: 'refresh_token', refresh_token: 'x' });
  const answer = await fetch(`${entra}/contoso.onmicrosoft.com/oauth2/v2.0/token`, { method: 'POST', body });
  assert.match((await answer.json()).error_description, /AADSTS9002327/);
});

test('faults are counted', async () => {
  stage.faults.set('dex.discovery', { status: 500, times: 1 });
  const get = () => fetch(`${stage.addresses.dex}/dex/.well-known/openid-configuration`);
  assert.deepEqual([(await get()).status, (await get()).status], [500, 200]);
});

test('a port that is taken, and a page that is not built, are said in one line', async () => {
  const script = new URL('stage.mjs', import.meta.url).pathname;
  const page = new URL('../..', import.meta.url).pathname;
  const run = (...args) =>
    new Promise((resolve) => {
      execFile(process.execPath, [script, ...args], (error, out, err) => resolve([error?.code, err.trim().split('\n').pop()]));
    });
  const { port } = new URL(stage.addresses.entra);
  assert.deepEqual(await run('--site', page, '--page-port', '0', '--ports', `${port},0,0,0,0`), [1, `stage: port ${port} is taken; choose others: make demo ARGS="--page-port 8081 --ports 9101,9201,9444,9301,9401"`]);
  assert.deepEqual(await run('--site', '/nowhere'), [1, 'stage: no page in /nowhere; build it by: make build']);
  assert.equal((await run('--site', page, '--ports', '1,2'))[0], 1);
});

test('make passes on what the advice says', async () => {
  const run = (...args) => new Promise((resolve) => execFile('make', ['-n', '-C', new URL('../..', import.meta.url).pathname, ...args], (_, out) => resolve(out)));
  assert.match(await run('demo', 'ARGS=--page-port 8081'), /stage\.mjs --site dist --page-port 8081\n/);
  assert.match(await run('demo'), /stage\.mjs --site dist *\n/);
});

test('the page is served under any folder, with its headers, and nothing beside it', async () => {
  const site = new URL('../..', import.meta.url).pathname;
  const other = await startStage({ site, base: 'portal' });
  try {
    assert.match(other.page, /:\d+\/portal\/$/);
    const page = await fetch(other.page);
    assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.match(page.headers.get('content-security-policy'), /default-src 'none'/);
    assert.equal((await fetch(other.page.slice(0, -1))).url, other.page);
    assert.match(await (await fetch(`${other.page}portal.yaml`)).text(), /^apiVersion: purser\/v1\n/);
    assert.equal((await fetch(`${other.page}nothing.js`)).status, 404);
    assert.equal((await fetch(`${other.page}%2e%2e/%2e%2e/etc/passwd`)).status, 404);
    assert.equal((await fetch(`${other.page}..%2f..%2fetc%2fpasswd`)).status, 404);
    assert.equal((await fetch(`${other.page}%E0%A4%A`)).status, 400);
    other.setPortal(undefined);
    assert.equal((await fetch(`${other.page}portal.yaml`)).status, 404);
  } finally {
    await other.close();
  }
});

test('the stage ends when whoever started it is gone', async () => {
  const script = new URL('stage.mjs', import.meta.url).pathname;
  const page = new URL('../..', import.meta.url).pathname;
  const code = `const c = require('child_process').spawn(process.execPath, [${JSON.stringify(script)}, '--site', ${JSON.stringify(page)}, '--page-port', '0', '--ports', '0,0,0,0,0'], { stdio: ['ignore', 'pipe', 'ignore'] });
    c.stdout.once('data', () => { console.log(c.pid); process.exit(0); });`;
  const parent = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)));
  const alive = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  for (let n = 0; n < 50 && alive(); n += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal(alive(), false);
});
