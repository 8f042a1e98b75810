// The real kubectl against the stage's API server: what the page hands over is taken as it is, and a
// misspelt field is not.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { KubeConfig, loadAllYaml } from '@kubernetes/client-node';
import { decodeJwt } from 'jose';
import { RESOURCES } from './kubernetes/kinds.mjs';
import { startStage } from './stage.mjs';

const golden = new URL('../fixtures/golden/access/', import.meta.url).pathname;
const CLUSTER = 'edge-dev';
let stage;
let home;
let admin;

before(async () => {
  stage = await startStage();
  home = mkdtempSync(join(tmpdir(), 'stage-kubernetes-'));
  admin = config('admin', { token: await stage.mint({ person: 'alice', cluster: CLUSTER }) });
  // The namespaces that the manifests name must be there, as in any cluster.
  const named = new Set(manifests().flatMap(([, text]) => loadAllYaml(text)).map((one) => one?.metadata.namespace).filter(Boolean));
  for (const name of named) await kubectl(admin, ['create', 'namespace', name]);
});
after(async () => {
  await stage.close();
  rmSync(home, { recursive: true });
});

// A kubeconfig for a user of the cluster.
function config(name, user, cluster = CLUSTER) {
  const at = join(home, `${name}.yaml`);
  writeFileSync(at, JSON.stringify({
    apiVersion: 'v1', kind: 'Config', 'current-context': 'it',
    clusters: [{ name: 'it', cluster: { server: `${stage.addresses.api}/${cluster}`, 'certificate-authority-data': Buffer.from(stage.ca).toString('base64') } }],
    contexts: [{ name: 'it', context: { cluster: 'it', user: 'it', namespace: 'payments' } }],
    users: [{ name: 'it', user }],
  }));
  return at;
}

function kubectl(kubeconfig, args, text) {
  const env = { PATH: process.env.PATH, HOME: home, KUBECONFIG: kubeconfig };
  return new Promise((resolve) => {
    const child = execFile(process.env.KUBECTL || 'kubectl', args, { env, timeout: 30_000 }, (error, out, err) => resolve({ code: error?.code ?? 0, out, err }));
    child.stdin.end(text ?? '');
  });
}

async function works(...args) {
  const done = await kubectl(...args);
  assert.equal(done.code, 0, `${args[1].join(' ')}: ${done.err}`);
  return done.out;
}

const STRICT = ['apply', '--dry-run=server', '--validate=strict', '-f', '-'];

// One request as a client with no mind of its own sends it.
function post(path, body, { token, type = 'application/json', method = 'POST' } = {}) {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    request(new URL(`${stage.addresses.api}/${CLUSTER}${path}`), { method, ca: stage.ca, headers }, (res) => {
      let text = '';
      res.on('data', (chunk) => (text += chunk));
      res.on('end', () => resolve({ code: res.statusCode, body: JSON.parse(text), warning: res.headers.warning }));
    }).on('error', reject).end(body);
  });
}

// Every manifest that the page can make, as far as the golden files show it.
function manifests() {
  const folders = ['machine/manifests', 'rbac'].map((name) => join(golden, name)).filter((folder) => existsSync(folder));
  const files = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => join(folder, name)));
  return files.map((path) => [path.slice(golden.length), readFileSync(path, 'utf8')]);
}

// The paths of all fields of a document; the keys of maps that hold anything are none.
function* paths(value, path = []) {
  if (Array.isArray(value)) for (const [n, one] of value.entries()) yield* paths(one, [...path, n]);
  else if (value && typeof value === 'object' && !['annotations', 'labels', 'matchLabels'].includes(path.at(-1))) {
    for (const [name, one] of Object.entries(value)) {
      yield [...path, name];
      yield* paths(one, [...path, name]);
    }
  }
}

function misspell(document, [...path]) {
  const copy = structuredClone(document);
  const last = path.pop();
  const owner = path.reduce((inner, name) => inner[name], copy);
  owner[`${last}x`] = owner[last];
  delete owner[last];
  return JSON.stringify(copy);
}

test('every manifest is taken by kubectl with strict validation, and nothing is kept of a dry run', async () => {
  assert.ok(manifests().length >= 8);
  for (const [name, text] of manifests()) {
    const out = await works(admin, STRICT, text);
    assert.equal(out.match(/created \(server dry run\)/g)?.length, loadAllYaml(text).filter(Boolean).length, `${name}: ${out}`);
  }
  assert.match((await kubectl(admin, ['get', 'serviceaccount', 'deployer'])).err, /serviceaccounts "deployer" not found/);
});

test('each field of each manifest, misspelt, is refused', async () => {
  const token = await stage.mint({ person: 'alice', cluster: CLUSTER });
  const seen = new Set();
  for (const [name, text] of manifests()) {
    for (const document of loadAllYaml(text).filter(Boolean)) {
      const { resource, group, namespaced } = RESOURCES.find((one) => one.kind === document.kind);
      const where = `${group ? `/apis/${group}/v1` : '/api/v1'}${namespaced ? `/namespaces/${document.metadata.namespace}` : ''}/${resource}`;
      for (const path of paths(document)) {
        const what = `${document.kind} in ${name}: ${path.join('.')}`;
        const bent = misspell(document, path);
        // By itself, each time.
        const { code, body } = await post(`${where}?dryRun=All&fieldValidation=Strict`, bent, { token });
        assert.equal(code, 400, `${what}: ${body.message}`);
        const head = ['apiVersion', 'kind'].includes(path[0]);
        if (!head) assert.match(body.message, /strict decoding error: unknown field ".*x"/, what);
        // By kubectl, once for each field of each kind.
        const field = [document.kind, ...path.filter((one) => typeof one === 'string')].join('.');
        if (seen.has(field)) continue;
        seen.add(field);
        const done = await kubectl(admin, STRICT, bent);
        assert.notEqual(done.code, 0, what);
        // What kubectl needs itself it misses itself; all else only the server can know.
        const own = head || /^metadata(\.name)?$/.test(path.join('.'));
        if (!own) assert.match(done.err, /strict decoding error: unknown field ".*x"/, `${what}: ${done.err}`);
      }
    }
  }
});

test('a refusal has the words of kube-apiserver', async () => {
  const binding = manifests().find(([name]) => name.endsWith('pod-view.yaml'))[1].split('---\n')[1];
  const refused = async (from, to) => (await kubectl(admin, STRICT, binding.replace(from, to))).err;
  assert.match(await refused('apiGroup:', 'apigroup:'), /Error from server \(BadRequest\): error when creating "STDIN": RoleBinding in version "v1" cannot be handled as a RoleBinding: strict decoding error: unknown field "roleRef\.apigroup"/);
  assert.match(await refused('kind: ClusterRole', 'kind: Clusterrole'), /roleRef\.kind: Unsupported value: "Clusterrole": supported values: "Role", "ClusterRole"/);
  assert.match(await refused('apiGroup: rbac.authorization.k8s.io', 'apiGroup: rbac'), /roleRef\.apiGroup: Unsupported value: "rbac"/);
  assert.match(await refused('- kind: ServiceAccount', '- kind: User'), /^$/);
  assert.match(await refused('- kind: ServiceAccount', '- kind: Robot'), /subjects\[0\]\.kind: Unsupported value: "Robot"/);
  assert.match(await refused('name: view', 'name: 7'), /json: cannot unmarshal number into Go struct field RoleRef\.roleRef\.name of type string/);
  assert.match(await refused('namespace: payments', 'namespace: nowhere'), /namespaces "nowhere" not found/);
  const secret = manifests().find(([name]) => name.endsWith('secret.yaml'))[1];
  const { err } = await kubectl(admin, STRICT, secret.replace('service-account.name', 'service-account.nam'));
  assert.match(err, /metadata\.annotations\[kubernetes\.io\/service-account\.name\]: Required value/);
});

test('every kubeconfig for a machine is loaded by kubectl and by the JavaScript client as it is written', async () => {
  const folder = join(golden, 'machine/kubeconfigs');
  const files = readdirSync(folder);
  assert.ok(files.length >= 12);
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8');
    const [written] = loadAllYaml(text);
    const loaded = JSON.parse(await works(join(folder, name), ['config', 'view', '--raw', '-o', 'json']));
    const settled = ({ exec, tokenFile }) => (exec ? { ...exec, env: exec.env ?? null } : tokenFile.split(/[\\/]/).pop());
    assert.deepEqual(settled(loaded.users[0].user), settled(written.users[0].user), name);
    assert.deepEqual([loaded.contexts, loaded['current-context']], [written.contexts, written['current-context']], name);
    const own = new KubeConfig();
    own.loadFromString(text);
    assert.equal(own.getCurrentContext(), written['current-context'], name);
    assert.equal(own.getCurrentCluster().server, written.clusters[0].cluster.server, name);
  }
});

test('what a sign-in helper answers is read in the version that the file names, and in no other', async () => {
  const sample = new URL('../fixtures/samples/execcredential_v1.json', import.meta.url).pathname;
  const by = (name, version, file) => config(name, { exec: { apiVersion: `client.authentication.k8s.io/${version}`, command: 'cat', args: [file], interactiveMode: 'Never' } });
  // The server does not know this token; that it was asked shows that the answer was read.
  assert.match((await kubectl(by('v1', 'v1', sample), ['auth', 'whoami'])).err, /logged in|Unauthorized/);
  assert.match((await kubectl(by('beta', 'v1beta1', sample), ['auth', 'whoami'])).err, /plugin returned version client\.authentication\.k8s\.io\/v1/);
  const answer = JSON.parse(readFileSync(sample, 'utf8'));
  const ends = new Date(Date.now() + 600_000).toISOString();
  answer.status = { token: await stage.mint({ person: 'alice', cluster: CLUSTER }), expirationTimestamp: ends };
  const sound = join(home, 'answer.json');
  writeFileSync(sound, JSON.stringify(answer));
  assert.match(await works(by('sound', 'v1', sound), ['auth', 'whoami']), /oidc:alice/);
});

test('duplicate fields are refused, warned of or passed over, as the client asks', async () => {
  const token = await stage.mint({ person: 'alice', cluster: CLUSTER });
  const path = '/api/v1/namespaces/payments/serviceaccounts?dryRun=All&fieldValidation=';
  const body = '{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"a","name":"b","Labels":{}}}';
  const strict = await post(`${path}Strict`, body, { token });
  assert.deepEqual([strict.code, strict.body.message], [400, 'ServiceAccount in version "v1" cannot be handled as a ServiceAccount: strict decoding error: duplicate field "metadata.name", unknown field "metadata.Labels"']);
  const warned = await post(`${path}Warn`, body, { token });
  assert.deepEqual([warned.code, warned.warning], [201, '299 - "duplicate field \\"metadata.name\\", unknown field \\"metadata.Labels\\""']);
  assert.equal((await post(`${path}Ignore`, body, { token })).warning, undefined);
  assert.equal((await post(`${path}Perhaps`, body, { token })).code, 422);
  assert.equal((await post(`${path}Strict`, '{"a":', { token })).code, 400);
  assert.equal((await post(`${path}Strict`, body, { token, type: 'text/plain' })).code, 415);
});

const apply = (name) => works(admin, ['apply', '-f', join(golden, `machine/manifests/${name}.yaml`)]);

test('a token made by kubectl signs in from a file, as the service account, until it is deleted', async () => {
  await apply('pipeline-edit');
  assert.match(await apply('pipeline-edit'), /serviceaccount\/deployer unchanged\nrolebinding.rbac.authorization.k8s.io\/deployer-edit unchanged/);
  const token = (await works(admin, ['create', 'token', 'deployer', '--namespace=payments', '--duration=1h'])).trim();
  const claims = decodeJwt(token);
  assert.equal(claims.exp - claims.iat, 3600);
  writeFileSync(join(home, 'deployer.token'), `${token}\n`);
  // The page's own file, with the stage's address and authority in the place of the example's.
  const beside = readFileSync(join(golden, 'machine/kubeconfigs/token-beside.yaml'), 'utf8')
    .replace(/server: .*/, `server: ${stage.addresses.api}/${CLUSTER}`)
    .replace(/certificate-authority-data: .*/, `certificate-authority-data: ${Buffer.from(stage.ca).toString('base64')}`);
  const file = join(home, 'beside.yaml');
  writeFileSync(file, beside);
  const who = JSON.parse(await works(file, ['auth', 'whoami', '-o', 'json'])).status.userInfo;
  assert.equal(who.username, 'system:serviceaccount:payments:deployer');
  assert.deepEqual(who.groups, ['system:serviceaccounts', 'system:serviceaccounts:payments', 'system:authenticated']);
  assert.match(await works(file, ['get', 'pods']), /payments-api-1/);
  assert.equal((await kubectl(file, ['auth', 'can-i', 'create', 'rolebindings'])).out.trim(), 'no');
  assert.equal((await works(file, ['auth', 'can-i', 'delete', 'secrets'])).trim(), 'yes');
  assert.match(await works(file, ['auth', 'can-i', '--list']), /secrets +\[\] +\[\] +\[create delete/);
  assert.match((await kubectl(file, ['get', 'pods', '-n', 'billing'])).err, /Forbidden.*User "system:serviceaccount:payments:deployer" cannot list resource "pods"/);
  // Another cluster is another issuer.
  const other = config('other', { token }, 'edge-prod');
  assert.match((await kubectl(other, ['auth', 'whoami'])).err, /logged in|Unauthorized/);
  await works(admin, ['delete', 'serviceaccount', 'deployer']);
  assert.match((await kubectl(file, ['get', 'pods'])).err, /logged in|Unauthorized/);
});

test('durations and audiences are those of TokenRequest', async () => {
  await works(admin, ['create', 'serviceaccount', 'runner', '-n', 'payments']);
  const ask = (...more) => kubectl(admin, ['create', 'token', 'runner', '-n', 'payments', ...more]);
  assert.match((await ask('--duration=5m')).err, /may not specify a duration less than 10 minutes/);
  const long = await ask('--duration=1000h');
  assert.match(long.err, /requested expiration of 3600000 seconds shortened to 172800 seconds/);
  const claims = decodeJwt(long.out);
  assert.equal(claims.exp - claims.iat, 172_800);
  const vault = (await ask('--audience=vault', '--audience=https://sts.example')).out.trim();
  assert.deepEqual(decodeJwt(vault).aud, ['vault', 'https://sts.example']);
  assert.match((await kubectl(config('vault', { token: vault }), ['auth', 'whoami'])).err, /logged in|Unauthorized/);
  assert.match((await kubectl(admin, ['create', 'token', 'nobody', '-n', 'payments'])).err, /serviceaccounts "nobody" not found/);
  const bob = config('bob', { token: await stage.mint({ person: 'bob', cluster: CLUSTER }) });
  assert.match((await kubectl(bob, ['create', 'token', 'runner', '-n', 'team-a'])).err, /forbidden/i);
});

test('the token of a Secret has no end, and is gone with the Secret', async () => {
  await apply('pod-view');
  await apply('secret');
  const lines = readFileSync(join(golden, 'machine/commands.txt'), 'utf8').split('\n').map((line) => line.split(' '));
  const [, ...read] = lines.find((line) => line[1] === 'get');
  const token = await works(admin, read);
  assert.equal(decodeJwt(token).exp, undefined);
  const raw = await works(admin, ['get', 'secret', 'deployer-token', '-o', 'jsonpath={.data.token}']);
  assert.equal(Buffer.from(raw, 'base64').toString(), token);
  const file = config('forever', { token });
  assert.match(await works(file, ['auth', 'whoami']), /system:serviceaccount:payments:deployer/);
  const [, ...drop] = lines.find((line) => line[1] === 'delete');
  await works(admin, drop);
  assert.match((await kubectl(file, ['auth', 'whoami'])).err, /logged in|Unauthorized/);
});

test('a role binding keeps its role, and server-side apply decodes as strictly', async () => {
  await apply('pod-view');
  const binding = manifests().find(([name]) => name.endsWith('pod-view.yaml'))[1].split('---\n')[1];
  assert.match((await kubectl(admin, ['apply', '-f', '-'], binding.replace('name: view', 'name: edit'))).err, /cannot change roleRef/);
  const server = ['apply', '--server-side', '--validate=strict', '-f', '-'];
  assert.match(await works(admin, server, binding.replace('deployer-view', 'by-server')), /by-server serverside-applied/);
  assert.match((await kubectl(admin, server, binding.replace('subjects', 'subject'))).err, /unknown field "subject"/);
});

test('whoever may not, is told so', async () => {
  const bob = config('bob', { token: await stage.mint({ person: 'bob', cluster: CLUSTER }) });
  const { err } = await kubectl(bob, ['apply', '-f', join(golden, 'machine/manifests/pod-view.yaml')]);
  assert.match(err, /rolebindings\.rbac\.authorization\.k8s\.io.* is forbidden: User "oidc:bob[^"]*" cannot \w+ resource "rolebindings" in API group "rbac\.authorization\.k8s\.io" in the namespace "payments"/);
});
