// Resource Manager, Resource Graph and Graph answer as the real ones were recorded, to whom they
// should, and are as strict to a page as they may be.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { loadYaml } from '@kubernetes/client-node';
import { ADMIN } from './credential.mjs';
import { LEGACY, SHOP, SUBSCRIPTIONS } from './estate.mjs';
import { AKS_SERVER, FABRIKAM, GROUPS, TENANT, WINGTIP, person } from './people.mjs';
import { CUSTOM_ROLE, UNKNOWN_ROLE } from './roles.mjs';
import { seal, signingKey } from './provider.mjs';
import { startStage } from './stage.mjs';

let stage;
let page;
before(async () => {
  stage = await startStage();
  page = new URL(stage.page).origin;
});
after(() => stage.close());
afterEach(() => {
  stage.faults.clear();
  stage.setPortal({});
});

const AKS = 'Microsoft.ContainerService/managedClusters';
const sub = (id) => `/subscriptions/${id}`;
const shop = (name, group = 'rg-shop') => `${sub(SHOP)}/resourceGroups/${group}/providers/${AKS}/${name}`;

// Asks as a page does: `who` by name, or a token itself.
async function ask(path, { who = 'alice', method = 'GET', version = '2025-09-01', body, server = 'azure', tenant, ...more } = {}) {
  const token = who.includes('.') || !who ? who : await stage.token({ person: who, tenant, resource: server === 'graph' ? 'graph' : 'arm' });
  const url = path.startsWith('http') ? path : `${stage.addresses[server]}${path}${server === 'graph' ? '' : `${path.includes('?') ? '&' : '?'}api-version=${version}`}`;
  const headers = { origin: page, ...(who && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) };
  const answer = await fetch(url, { method, headers, body: body && JSON.stringify(body), ...more });
  const text = await answer.text();
  let read;
  try {
    read = JSON.parse(text);
  } catch {
    read = undefined;
  }
  return { status: answer.status, body: read, text, headers: answer.headers, code: read?.error?.code ?? read?.code };
}

const post = (path, more) => ask(path, { method: 'POST', ...more });
const rest = (path, more) => ask(path, { version: '2022-12-01', ...more });

async function pages(first) {
  const all = [first];
  while (all.at(-1).body.nextLink) all.push(await ask(all.at(-1).body.nextLink));
  return all;
}

const QUERY = `Resources | where type in~ ('microsoft.containerservice/managedclusters', 'microsoft.containerservice/managedclusters/managednamespaces', 'microsoft.kubernetes/connectedclusters')
  | join kind=leftouter (ResourceContainers | where type =~ 'microsoft.resources/subscriptions' | project subscriptionId, subscriptionName = name) on subscriptionId
  | project id, name, type, subscriptionName, tags, power = properties.powerState.code, properties.fqdn | order by id asc`;
const graph = (query, { options = {}, subscriptions, ...more } = {}) =>
  post('/providers/Microsoft.ResourceGraph/resources', { version: '2024-04-01', body: { query, subscriptions, options }, ...more });

async function rows(query, more = {}) {
  const all = [];
  for (let token; ; ) {
    const { status, body } = await graph(query, { ...more, options: { $top: 1000, resultFormat: 'objectArray', ...(token && { $skipToken: token }) } });
    assert.equal(status, 200, JSON.stringify(body));
    all.push(...body.data);
    token = body.$skipToken;
    if (!token) return all;
  }
}

async function read(path, more) {
  const { status, body, text } = await post(path, more);
  assert.equal(status, 200, text);
  assert.deepEqual(Object.keys(body.kubeconfigs[0]), ['name', 'value']);
  return loadYaml(Buffer.from(body.kubeconfigs[0].value, 'base64').toString());
}
const credential = (name, group, query = '', more) => read(`${shop(name, group)}/listClusterUserCredential${query}`, more);

test('only Authorization and Content-Type pass the preflight, for the page alone, and no header is read', async () => {
  for (const server of ['azure', 'graph']) {
    const preflight = (origin) => fetch(`${stage.addresses[server]}/tenants`, {
      method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization,x-ms-client-request-id' },
    });
    const { headers } = await preflight(page);
    assert.equal(headers.get('access-control-allow-origin'), page);
    assert.equal(headers.get('access-control-allow-headers'), 'authorization, content-type');
    assert.equal(headers.get('access-control-allow-methods'), 'GET, POST');
    assert.equal(headers.get('access-control-allow-credentials'), null);
    assert.equal((await preflight('https://evil.example')).headers.get('access-control-allow-origin'), null);
  }
  const answer = await rest('/tenants');
  assert.deepEqual([answer.headers.get('access-control-allow-origin'), answer.headers.get('access-control-expose-headers')], [page, null]);
  const refused = await rest('/tenants', { who: '' });
  assert.deepEqual([refused.status, refused.headers.get('access-control-allow-origin')], [401, page]);
});

test('tenants and subscriptions have the shape of the recorded ones, and are those of the person', async () => {
  const { body } = await rest('/tenants');
  assert.deepEqual(body.value.map((one) => [one.tenantId, one.tenantCategory]), [[TENANT, 'Home'], [FABRIKAM, 'ProjectedBy'], [WINGTIP, 'ProjectedBy']]);
  assert.deepEqual(Object.keys(body.value[0]).sort(), ['countryCode', 'defaultDomain', 'displayName', 'domains', 'id', 'tenantCategory', 'tenantId', 'tenantType']);
  const all = (await pages(await rest('/subscriptions'))).flatMap((one) => one.body.value);
  assert.equal(all.length, 36);
  assert.deepEqual(Object.keys(all[0]).sort(), ['authorizationSource', 'displayName', 'id', 'managedByTenants', 'state', 'subscriptionId', 'subscriptionPolicies', 'tenantId']);
  assert.deepEqual([...new Set(all.map((one) => one.state))].sort(), ['Disabled', 'Enabled', 'Warned']);
  assert.deepEqual((await rest(sub(SHOP))).body, all[0]);
  for (const [who, tenant, count] of [['alice', FABRIKAM, 3], ['alice', WINGTIP, 1], ['bob', TENANT, 0], ['nina', TENANT, 1], ['gus', TENANT, 1], ['lena', TENANT, 1], ['mallory', TENANT, 0]]) {
    assert.equal((await rest('/subscriptions', { who, tenant })).body.value.length, count, `${who} in ${tenant}`);
  }
});

test('lists and Resource Graph give each of the 2,000 clusters exactly once', async () => {
  const listed = [];
  let most = 0;
  for (const one of SUBSCRIPTIONS.filter((each) => each.tenant === TENANT)) {
    const all = await pages(await ask(`${sub(one.id)}/providers/${AKS}`));
    assert.ok(all.every((each) => each.status === 200 && each.body.value.length <= 50));
    assert.ok(all.slice(0, -1).every((each) => each.body.nextLink.startsWith(`${stage.addresses.azure}/`)));
    most = Math.max(most, all.length);
    listed.push(...all.flatMap((each) => each.body.value));
  }
  assert.equal(most, 2);
  const ids = (list) => list.map((one) => one.id.toLowerCase()).sort();
  assert.equal(new Set(ids(listed)).size, 2000);
  assert.equal(listed.length, 2000);
  const found = await rows(QUERY);
  assert.deepEqual(ids(found.filter((one) => one.type === AKS.toLowerCase())), ids(listed));
  assert.equal(found.filter((one) => one.type === 'microsoft.kubernetes/connectedclusters').length, 3);
  assert.equal(found.length, 2005);
  const count = (test) => listed.filter(({ properties }) => test(properties)).length;
  const kubernetes = count((one) => one.aadProfile?.enableAzureRBAC === false);
  assert.ok(kubernetes > 350 && kubernetes < 450, `a fifth leave it to Kubernetes: ${kubernetes}`);
  for (const test of [(one) => !one.aadProfile, (one) => one.powerState.code === 'Stopped', (one) => one.privateFQDN && !one.fqdn, (one) => one.privateFQDN && one.fqdn, (one) => one.apiServerAccessProfile?.authorizedIPRanges, (one) => one.aadProfile && !one.disableLocalAccounts]) {
    assert.ok(count(test) > 50);
  }
});

test('a cluster is written as Resource Manager does, and as a row of Resource Graph', async () => {
  const { body } = await ask(shop('shop-prod-weu'));
  assert.equal(body.id, shop('shop-prod-weu').replace('resourceGroups', 'resourcegroups'));
  assert.equal(body.type, 'Microsoft.ContainerService/ManagedClusters');
  assert.deepEqual(body.properties.aadProfile, { managed: true, enableAzureRBAC: true, adminGroupObjectIDs: null, tenantID: TENANT });
  assert.deepEqual([body.properties.fqdn, body.properties.powerState.code, body.properties.disableLocalAccounts], ['127.0.0.1', 'Running', true]);
  assert.equal((await ask(shop('SHOP-prod-WEU', 'RG-SHOP').toUpperCase().replace(sub(SHOP).toUpperCase(), sub(SHOP)))).body.id, body.id);
  const [row] = await rows(`Resources | where name == 'shop-prod-weu' | project id, type, resourceGroup, properties.fqdn, power = properties.powerState.code, nothing = properties.nothing`);
  assert.deepEqual(row, { id: shop('shop-prod-weu'), type: AKS.toLowerCase(), resourceGroup: 'rg-shop', properties_fqdn: '127.0.0.1', power: 'Running', nothing: null });
  const [whole] = await rows(`resources | where name =~ 'TEAM_blue'`);
  assert.deepEqual([whole.resourceGroup, whole.location, whole.properties.enableRBAC], ['rg_team.blue(1)', 'westeurope', true]);
  assert.equal((await ask(shop('none'))).code, 'ResourceNotFound');
  const arc = await ask(`${sub(SHOP)}/providers/Microsoft.Kubernetes/connectedClusters`, { version: '2024-01-01' });
  assert.deepEqual(arc.body.value.map((one) => [one.name, one.type, one.properties.connectivityStatus]), ['shop-arc', 'shop-arc-1', 'edge-arc-2'].map((name) => [name, 'Microsoft.Kubernetes/connectedClusters', name === 'edge-arc-2' ? 'Offline' : 'Connected']));
});

test('Resource Graph pages, counts and refuses as documented', async () => {
  const { body } = await graph(QUERY, { options: { $top: 3 } });
  assert.deepEqual([body.totalRecords, body.count, body.data.length, body.resultTruncated, body.facets, typeof body.$skipToken], [2005, 3, 3, 'false', [], 'string']);
  assert.equal(body.data[0].subscriptionName, 'Contoso Shop');
  const next = await graph(QUERY, { options: { $top: 3, $skipToken: body.$skipToken } });
  assert.ok(next.body.data[0].id > body.data[2].id);
  assert.equal((await graph('Resources', { options: { $top: 3, $skipToken: body.$skipToken } })).status, 400);
  const without = (await graph('Resources | project name', { options: { $top: 3 } })).body;
  assert.deepEqual([without.resultTruncated, without.$skipToken], ['true', undefined]);
  const some = await rows(QUERY, { subscriptions: [SUBSCRIPTIONS[1].id, SUBSCRIPTIONS[2].id.toUpperCase()] });
  assert.deepEqual([...new Set(some.map((one) => one.subscriptionName))].sort(), ['Contoso Payments Non-production', 'Contoso Payments Production']);
  for (const bad of ['Resources | project nothing', 'Resources | where', 'Nothing', 'Resources | order id', "Resources | where name == 'x", 'Resources | project id extra']) {
    const { status, code, body: answer } = await graph(bad);
    assert.deepEqual([status, code], [400, 'BadRequest'], bad);
    assert.match(answer.error.message, /InvalidQuery/);
  }
  assert.equal((await graph(QUERY, { options: { $top: 1001 } })).status, 400);
  assert.equal((await graph(QUERY, { version: '1999-01-01' })).code, 'NoRegisteredProviderFound');
  const kept = await rows("Resources | where (name startswith 'shop-' or name in ('twin')) and not(tostring(tags.environment) =~ 'STAGING') and isnotempty(properties.fqdn) | extend up = toupper(name) | project-keep id, up | order by up desc, id");
  assert.deepEqual(kept.map((one) => one.up), ['SHOP-PROD-WEU']);
});

test('everybody sees what their roles let them see', async () => {
  const names = async (who, tenant) => (await rows(QUERY, { who, tenant })).map((one) => one.name);
  assert.deepEqual(await names('olga'), await names('alice'));
  assert.deepEqual((await names('gus')).sort(), ['hub-neu', 'shop-stg-weu']);
  for (const who of ['bob', 'mallory', 'lena']) assert.deepEqual(await names(who), []);
  assert.deepEqual([(await names('alice', FABRIKAM)).length, (await names('alice', WINGTIP)).length], [12, 3]);
  const nina = await rows(QUERY, { who: 'nina' });
  assert.deepEqual(nina.map((one) => one.id), [`${shop('shop-prod-weu')}/managedNamespaces/checkout`]);
  assert.deepEqual((await ask(`${sub(SHOP)}/providers/${AKS}`, { who: 'nina' })).body, { value: [] });
  for (const path of [shop('shop-prod-weu'), `${shop('shop-prod-weu')}/managedNamespaces`, `${shop('shop-prod-weu')}/managedNamespaces/payments`]) assert.equal((await ask(path, { who: 'nina' })).code, 'AuthorizationFailed');
  const closed = await ask(`${sub(SHOP)}/providers/${AKS}`, { who: 'bob' });
  assert.deepEqual([closed.status, closed.code], [403, 'AuthorizationFailed']);
});

test('tokens of another tenant, audience or key, ended or missing, are refused', async () => {
  const there = await ask(`${sub(SUBSCRIPTIONS.at(-1).id)}/providers/${AKS}`);
  assert.deepEqual([there.status, there.code], [401, 'InvalidAuthenticationTokenTenant']);
  assert.match(there.body.error.message, new RegExp(`wrong issuer 'https://sts.windows.net/${TENANT}/'. It must match the tenant 'https://sts.windows.net/${WINGTIP}/' associated`));
  assert.equal((await ask(`${sub(SUBSCRIPTIONS.at(-1).id)}/providers/${AKS}`, { tenant: WINGTIP })).status, 200);
  const token = (more) => stage.token({ person: 'alice', ...more });
  const good = await token();
  const other = await seal({ ...(await signingKey('x')), kid: 'entra-1' }, JSON.parse(Buffer.from(good.split('.')[1], 'base64url')));
  for (const [who, code] of [
    ['', 'AuthenticationFailed'], [await token({ seconds: -10 }), 'ExpiredAuthenticationToken'], [other, 'InvalidAuthenticationToken'], ['not.a.token', 'InvalidAuthenticationToken'],
    [await token({ resource: 'graph' }), 'InvalidAuthenticationTokenAudience'], [await token({ resource: 'aks' }), 'InvalidAuthenticationTokenAudience'],
    [await token({ claims: { iss: `https://sts.windows.net/${FABRIKAM}/` } }), 'InvalidAuthenticationToken'], [await token({ claims: { oid: 'x' } }), 'InvalidAuthenticationToken'],
  ]) {
    const answer = await rest('/tenants', { who });
    assert.deepEqual([answer.status, answer.code], [401, code]);
  }
  for (const aud of ['https://management.azure.com/', 'https://management.core.windows.net/']) assert.equal((await rest('/tenants', { who: await token({ claims: { aud } }) })).status, 200);
  stage.setPortal({ cloud: 'china' });
  assert.equal((await rest('/tenants', { who: good })).code, 'InvalidAuthenticationTokenAudience');
  assert.equal((await rest('/tenants')).status, 200, 'the token is of the cloud by itself');
  assert.equal((await post('/v1.0/me/getMemberObjects', { server: 'graph', who: good, body: { securityEnabledOnly: true } })).status, 401);
});

test('a credential is a kubeconfig with kubelogin, as recorded', async () => {
  const config = await credential('shop-prod-weu');
  const [{ name, user }] = config.users;
  assert.equal(name, 'clusterUser_rg-shop_shop-prod-weu');
  assert.deepEqual(config.contexts, [{ context: { cluster: 'shop-prod-weu', user: name }, name: 'shop-prod-weu' }]);
  assert.equal(config.clusters[0].cluster.server, `${stage.addresses.api}/shop-prod-weu`);
  assert.equal(Buffer.from(config.clusters[0].cluster['certificate-authority-data'], 'base64').toString(), stage.ca);
  assert.deepEqual(user.exec.args, ['get-token', '--environment', 'AzurePublicCloud', '--server-id', AKS_SERVER, '--client-id', '80faf920-1908-4b52-b5ef-a8e7bedfc67a', '--tenant-id', TENANT, '--login', 'devicecode']);
  assert.deepEqual(Object.keys(user.exec), ['apiVersion', 'args', 'command', 'env', 'installHint', 'provideClusterInfo']);
  const provider = { 'apiserver-id': AKS_SERVER, 'client-id': '80faf920-1908-4b52-b5ef-a8e7bedfc67a', 'config-mode': '1', environment: 'AzurePublicCloud', 'tenant-id': TENANT };
  for (const old of [await credential('shop-prod-weu', 'rg-shop', '?format=azure'), await credential('old-format', 'rg-legacy', '?format=exec')]) assert.deepEqual(old.users[0].user, { 'auth-provider': { config: provider, name: 'azure' } });
});

test('the clusters with a name of their own have credentials to match', async () => {
  const server = (config) => config.clusters[0].cluster.server;
  const admin = await credential('legacy-local', 'rg-legacy');
  assert.deepEqual(admin.users[0].user, { 'client-certificate-data': ADMIN.certificate, 'client-key-data': ADMIN.key, token: ADMIN.token });
  assert.match(Buffer.from(ADMIN.key, 'base64').toString(), /^-----BEGIN PRIVATE KEY-----\n/);
  const legacy = (await credential('legacy-aad', 'rg-legacy')).users[0].user.exec.args;
  assert.deepEqual([legacy[4], legacy[6]], [LEGACY.server, LEGACY.client]);
  assert.match((await credential('stray-cloud', 'rg-legacy')).users[0].user.exec.args.join(' '), /--environment AzureUSGovernmentCloud /);
  assert.match(server(await credential('stray-host', 'rg-legacy')), /^https:\/\/another-host-dns-[0-9a-f]{8}\.hcp\.westeurope\.azmk8s\.io:443$/);
  assert.match(server(await credential('vault-stg-weu', 'rg-vault')), /\.privatelink\.westeurope\.azmk8s\.io:443$/);
  assert.match(server(await credential('vault-stg-weu', 'rg-vault', '?server-fqdn=public')), /\.hcp\.westeurope\.azmk8s\.io:443$/);
  assert.equal((await post(`${shop('vault-prod-weu', 'rg-vault')}/listClusterUserCredential?server-fqdn=public`)).status, 400);
  assert.equal((await ask(shop('vault-prod-weu', 'rg-vault'))).body.properties.fqdn, undefined);
  assert.equal((await credential('Team_Blue', 'Rg_Team.Blue(1)')).users[0].name, 'clusterUser_Rg_Team.Blue(1)_Team_Blue');
  const [blue, green] = [await credential('twin', 'rg-blue'), await credential('twin', 'rg-green')].map(server);
  assert.deepEqual([blue, green], ['twin-blue', 'twin-green'].map((name) => `${stage.addresses.api}/${name}`));
  assert.equal((await ask(shop('lab-stopped', 'rg-lab'))).body.properties.powerState.code, 'Stopped');
  assert.deepEqual((await ask(shop('hub-neu', 'rg-hub'))).body.properties.apiServerAccessProfile.authorizedIPRanges, ['203.0.113.0/24', '198.51.100.17/32']);
  assert.match((await ask(shop('tagged-weu', 'rg-lab'))).body.tags.environment, /onerror/);
  const refused = await post(`${shop('no-rights', 'rg-locked')}/listClusterUserCredential`);
  assert.deepEqual([refused.status, refused.code], [403, 'AuthorizationFailed']);
  assert.equal(refused.body.error.message, `The client 'alice.martin@contoso.com' with object id '${person('alice').oid}' does not have authorization to perform action '${AKS}/listClusterUserCredential/action' over scope '${shop('no-rights', 'rg-locked')}' or the scope is invalid. If access was recently granted, please refresh your credentials.`);
});

test('kubectl reaches a cluster by its credential, with the rights of whoever it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'azure-'));
  const kubectl = (config, token, ...args) => {
    const user = { name: config.users[0].name, user: { token } };
    writeFileSync(join(folder, 'config'), JSON.stringify({ ...config, users: [user] }));
    return new Promise((resolve) => {
      execFile(process.env.KUBECTL || 'kubectl', args, { env: { PATH: process.env.PATH, HOME: folder, KUBECONFIG: join(folder, 'config') }, timeout: 20_000 }, (_, out, err) => resolve(out + err));
    });
  };
  try {
    const alice = await stage.mint({ person: 'alice', cluster: 'hub-neu' });
    assert.match(await kubectl(await credential('hub-neu', 'rg-hub'), alice, 'auth', 'whoami'), /alice\.martin@contoso\.com/);
    const managed = await read(`${shop('shop-prod-weu')}/managedNamespaces/checkout/listCredential`, { who: 'nina' });
    assert.equal(managed.contexts[0].context.namespace, 'checkout');
    const nina = await stage.mint({ person: 'nina', cluster: 'shop-prod-weu' });
    assert.match(await kubectl(managed, nina, 'get', 'pods'), /checkout-api-1/);
    assert.match(await kubectl(managed, nina, 'get', 'pods', '-n', 'payments'), /Forbidden/);
    const there = SUBSCRIPTIONS.find((one) => one.tenant === FABRIKAM).id;
    const fabrikam = await read(`${sub(there)}/resourceGroups/rg-apps/providers/${AKS}/fab-prod-neu/listClusterUserCredential`, { tenant: FABRIKAM });
    const guest = await stage.mint({ person: 'alice', cluster: 'fab-prod-neu' });
    assert.match(await kubectl(fabrikam, guest, 'auth', 'whoami'), /11111111-bbbb-4bbb-8bbb-000000000001/);
    assert.match(await kubectl(fabrikam, alice, 'get', 'pods'), /logged in|Unauthorized/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('managed namespaces are listed and have credentials of their own', async () => {
  const { body } = await ask(`${shop('shop-prod-weu')}/managedNamespaces`);
  assert.deepEqual(body.value.map((one) => [one.name, one.type, one.properties.provisioningState]), ['payments', 'checkout'].map((name) => [name, `${AKS}/managedNamespaces`, 'Succeeded']));
  assert.equal((await ask(`${shop('shop-prod-weu')}/managedNamespaces/checkout`, { who: 'nina' })).body.name, 'checkout');
  assert.equal((await read(`${shop('shop-prod-weu')}/managedNamespaces/payments/listCredential`)).contexts[0].context.namespace, 'payments');
  assert.equal((await post(`${shop('shop-prod-weu')}/managedNamespaces/payments/listCredential`, { who: 'nina' })).code, 'AuthorizationFailed');
  assert.deepEqual((await ask(`${shop('shop-stg-weu')}/managedNamespaces`)).body, { value: [] });
});

test('what no page may call is refused, and noted', async () => {
  for (const what of ['listClusterAdminCredential', 'listClusterMonitoringUserCredential', 'runCommand', 'accessProfiles/clusterAdmin/listCredential']) {
    const { status, body } = await post(`${shop('shop-prod-weu')}/${what}`);
    assert.deepEqual([status, body.code], [400, 'BadRequest']);
  }
  const arc = await post(`${sub(SHOP)}/resourceGroups/rg-workshop/providers/Microsoft.Kubernetes/connectedClusters/shop-arc/listClusterUserCredential`, { version: '2024-01-01', body: { authenticationMethod: 'AAD', clientProxy: true } });
  assert.match(Buffer.from(arc.body.kubeconfigs[0].value, 'base64').toString(), /proxies\/shop-arc/);
  assert.deepEqual(stage.admin.length, 5);
  assert.match(stage.admin[0].url, /listClusterAdminCredential/);
  stage.faults.clear();
  assert.deepEqual(stage.admin, []);
});

test('role assignments are told at, above and below a cluster, with their roles', async () => {
  const at = (filter, path = shop('shop-prod-weu'), more) => ask(`${path}/providers/Microsoft.Authorization/roleAssignments?$filter=${encodeURIComponent(filter)}`, { version: '2022-04-01', ...more });
  const { oid } = person('alice');
  const { body } = await at(`assignedTo('${oid}')`);
  const scopes = body.value.map(({ properties }) => [properties.scope.split('/').slice(-2).join('/'), properties.principalType]);
  assert.deepEqual(scopes.sort(), [
    ['managedClusters/shop-prod-weu', 'User'], ['managementGroups/contoso', 'Group'], ['namespaces/billing', 'Group'], ['namespaces/payments', 'User'], ['resourceGroups/rg-shop', 'Group'], ['resourceGroups/rg-shop', 'Group'],
  ]);
  const alone = (await at(`principalId eq '${oid}'`)).body.value;
  assert.deepEqual(alone.map((one) => one.properties.principalId), [oid, oid]);
  assert.ok((await at(`principalId eq '${GROUPS.payments}'`)).body.value[0].properties.roleDefinitionId.endsWith(CUSTOM_ROLE));
  stage.faults.set('azure.nofilter', {});
  assert.deepEqual([(await at(`assignedTo('${oid}')`)).code, (await at(`principalId eq '${oid}'`)).status], ['UnsupportedQuery', 200]);
  stage.faults.clear();
  assert.equal((await at(`assignedTo('${person('gus').oid}')`, shop('shop-stg-weu'), { who: 'gus' })).code, 'AuthorizationFailed');
  const definition = (id) => ask(`${sub(SHOP)}/providers/Microsoft.Authorization/roleDefinitions/${id}`, { version: '2022-04-01' });
  const custom = (await definition(CUSTOM_ROLE)).body.properties;
  assert.deepEqual([custom.roleName, custom.type, custom.permissions[0].dataActions.length], ['Contoso Shop Deployer', 'CustomRole', 3]);
  assert.equal((await definition('4abbcc35-e782-43d8-92c5-2d3f1bd2253f')).body.properties.roleName, 'Azure Kubernetes Service Cluster User Role');
  assert.equal((await definition(UNKNOWN_ROLE)).code, 'RoleDefinitionDoesNotExist');
  const odd = (await at(`assignedTo('${oid}')`, shop('mixed-local', 'rg-legacy'))).body.value.find((one) => one.properties.condition);
  assert.match(odd.properties.scope, /namespaces\/payments$/);
});

test('versions that are not known are refused with those that are, and a cloud may lag', async () => {
  const { status, code, body } = await ask(shop('shop-prod-weu'), { version: '2027-01-01' });
  assert.deepEqual([status, code], [400, 'NoRegisteredProviderFound']);
  assert.match(body.error.message, /API version '2027-01-01' for type 'managedClusters'\. The supported api-versions are '.*2025-09-01, 2025-10-01/);
  assert.equal((await ask(`${stage.addresses.azure}/tenants`)).code, 'MissingApiVersionParameter');
  stage.faults.set('azure.old', {});
  assert.deepEqual([(await ask(shop('shop-prod-weu'))).code, (await ask(shop('shop-prod-weu'), { version: '2024-09-01' })).status], ['NoRegisteredProviderFound', 200]);
  assert.equal((await ask(`${shop('shop-prod-weu')}/managedNamespaces`)).code, 'InvalidResourceType');
  assert.equal((await rows(QUERY)).length, 2003);
  stage.faults.set('azure.noformat', {});
  stage.faults.set('azure.nofqdn', {});
  const of = (query) => post(`${shop('shop-prod-weu')}/listClusterUserCredential${query}`, { version: '2024-09-01' });
  assert.deepEqual([(await of('?format=exec')).status, (await of('?server-fqdn=public')).status, (await of('')).status], [400, 400, 200]);
});

test('a sovereign cloud names its clusters and its environment in its own way', async () => {
  for (const [cloud, domain, environment] of [['usgovernment', '.cx.aks.containerservice.azure.us', 'AzureUSGovernmentCloud'], ['china', '.cx.prod.service.azk8s.cn', 'AzureChinaCloud']]) {
    stage.setPortal({ cloud });
    const { body } = await ask(shop('lab-stopped', 'rg-lab'));
    assert.ok(body.properties.fqdn.endsWith(domain), body.properties.fqdn);
    const config = await credential('lab-stopped', 'rg-lab');
    assert.equal(config.clusters[0].cluster.server, `https://${body.properties.fqdn}:443`);
    assert.equal(config.users[0].user.exec.args[2], environment);
    assert.equal((await rows(QUERY)).length, 2005);
  }
});

test('Graph knows the groups of a person, and their names with the permission for them', async () => {
  const of = (path, more) => post(`/v1.0/me/${path}`, { server: 'graph', body: { securityEnabledOnly: true }, ...more });
  for (const path of ['getMemberObjects', 'getMemberGroups']) {
    const { status, body } = await of(path);
    assert.deepEqual([status, body.value, body['@odata.context'].endsWith('#Collection(Edm.String)')], [200, [GROUPS.platform, GROUPS.payments], true]);
  }
  assert.equal((await of('getMemberObjects', { body: {} })).code, 'Request_BadRequest');
  const olga = (await of('getMemberObjects', { who: 'olga' })).body.value;
  assert.deepEqual([olga.length, new Set(olga).size], [220, 220]);
  const names = '/v1.0/me/transitiveMemberOf/microsoft.graph.group?$select=id,displayName';
  const denied = await ask(names, { server: 'graph' });
  assert.deepEqual([denied.status, denied.code], [403, 'Authorization_RequestDenied']);
  const who = await stage.token({ person: 'olga', resource: 'graph', scope: 'User.Read GroupMember.Read.All' });
  const all = [];
  for (let url = names; url; ) {
    const { body } = await ask(url, { server: 'graph', who });
    all.push(...body.value);
    url = body['@odata.nextLink'];
  }
  assert.deepEqual(all.map((one) => one.id), olga);
  assert.deepEqual(all[0], { id: GROUPS.platform, displayName: 'Platform team' });
  assert.equal((await ask(`${names}&$count=true`, { server: 'graph', who })).code, 'Request_UnsupportedQuery');
  assert.equal((await ask(`${names}&$top=999`, { server: 'graph', who })).body.value.length, 220);
});

test('every fault does what it says, where it says', async () => {
  const CALLS = {
    'azure.tenants': () => rest('/tenants'), 'azure.subscriptions': () => rest('/subscriptions'), 'azure.graph': () => graph(QUERY),
    'azure.clusters': () => ask(`${sub(SHOP)}/providers/${AKS}`), [`azure.clusters.${SHOP}`]: () => ask(shop('shop-prod-weu')),
    'azure.connected': () => ask(`${sub(SHOP)}/providers/Microsoft.Kubernetes/connectedClusters`, { version: '2024-01-01' }),
    [`azure.connected.${SHOP}`]: () => ask(`${sub(SHOP)}/providers/Microsoft.Kubernetes/connectedClusters`, { version: '2024-01-01' }),
    'azure.credential': () => post(`${shop('shop-prod-weu')}/managedNamespaces/checkout/listCredential`), 'azure.credential.hub-neu': () => post(`${shop('hub-neu', 'rg-hub')}/listClusterUserCredential`),
    'azure.namespaces': () => ask(`${shop('shop-prod-weu')}/managedNamespaces`), 'azure.roles': () => ask(`${sub(SHOP)}/providers/Microsoft.Authorization/roleDefinitions/${CUSTOM_ROLE}`, { version: '2022-04-01' }),
    'graph.members': () => post('/v1.0/me/getMemberObjects', { server: 'graph', body: { securityEnabledOnly: true } }),
    'graph.names': async () => ask('/v1.0/me/transitiveMemberOf/microsoft.graph.group', { server: 'graph', who: await stage.token({ person: 'alice', resource: 'graph', scope: 'GroupMember.Read.All' }) }),
  };
  const cors = (answer) => answer.headers.get('access-control-allow-origin');
  for (const [name, call] of Object.entries(CALLS)) {
    const under = async (fault) => {
      stage.faults.set(name, { times: 1, ...fault });
      return call();
    };
    const gateway = await under({ status: 503 });
    assert.deepEqual([gateway.status, gateway.body, cors(gateway)], [503, undefined, null], name);
    const said = await under({ status: 403, json: { error: { code: 'Said', message: '' } } });
    assert.deepEqual([said.status, said.code, cors(said)], [403, 'Said', page], name);
    const slow = await under({ throttle: 7 });
    assert.deepEqual([slow.status, slow.code, slow.headers.get('retry-after'), slow.headers.get('access-control-expose-headers')], [429, 'TooManyRequests', '7', null], name);
    assert.equal((await under({ throttle: 7, expose: true })).headers.get('access-control-expose-headers'), 'retry-after');
    const challenged = await under({ challenge: '{"access_token":{}}', expose: true });
    assert.equal(challenged.status, 401);
    assert.match(challenged.headers.get('www-authenticate'), /error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="/);
    assert.equal(challenged.headers.get('access-control-expose-headers'), 'www-authenticate');
    assert.deepEqual([(await under({ malformed: true })).body, cors(await under({ malformed: true }))], [undefined, page]);
    assert.equal(cors(await under({ status: 404, json: {}, noCors: true })), null);
    await assert.rejects(under({ reset: true }), name);
    assert.equal((await call()).status, 200, name);
    const began = performance.now();
    assert.equal((await under({ delay: 60 })).status, 200);
    assert.ok(performance.now() - began >= 55);
  }
  stage.faults.set(`azure.clusters.${SHOP}`, { status: 500 });
  assert.equal((await ask(`${sub(SUBSCRIPTIONS[1].id)}/providers/${AKS}`)).status, 200, 'only the subscription that is named');
});

test('portal.yaml has azure where it is asked for, and clusters unless there are none', async () => {
  const { azure, graph: host } = stage.addresses;
  const portal = (options) => loadYaml(stage.portal(options));
  assert.equal(portal({}).azure, undefined);
  assert.deepEqual(portal({ azure: true }).azure, { identity: 'contoso', discover: true, resourceManager: azure, graph: host });
  assert.deepEqual(portal({ azure: { graph: undefined, subscriptions: [SHOP] } }).azure, { identity: 'contoso', discover: true, resourceManager: azure, subscriptions: [SHOP] });
  assert.equal(portal({ azure: true, only: 'dex' }).azure, undefined);
  assert.equal('clusters' in portal({ clusters: [], azure: true }), false);
  assert.equal(portal({}).clusters.length, 10);
  assert.equal(portal({ cloud: 'usgovernment' }).identities[0].entra.cloud, 'usgovernment');
  const other = await startStage({ site: new URL('../..', import.meta.url).pathname, portal: { azure: true } });
  try {
    assert.equal(loadYaml(await (await fetch(`${other.page}portal.yaml`)).text()).azure.resourceManager, other.addresses.azure);
  } finally {
    await other.close();
  }
});
