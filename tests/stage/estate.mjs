// What the three tenants have in Azure: 36 subscriptions with 2,000 clusters in Contoso, 3 with 12
// in Fabrikam, 1 with 3 in Wingtip Toys. Made by arithmetic, so that it is always the same. Most
// clusters leave it to Azure who may do what, a fifth to Kubernetes; some are private, stopped, for
// listed addresses only, without Entra, or have local accounts beside it.
//
// Those that a test means by name, in "Contoso Shop" (`*`: kubectl reaches it):
//   shop-prod-weu *  Azure RBAC, no local accounts; roles of Alice: reader of the whole cluster,
//                    writer in payments, a role of Contoso's own in billing (through a group);
//                    managed namespaces payments and checkout
//   shop-stg-weu *   Kubernetes RBAC                 vault-prod-weu  private, without a public name
//   stg-weu *        the one that the portal lists   vault-stg-weu   private, with a public name
//   hub-neu *        for listed addresses only       lab-stopped     stopped
//   mixed-local *    Entra, local accounts still on  legacy-local    no Entra: an admin's certificate
//   twin *           twice, in rg-blue and rg-green  legacy-aad      server and client application of its own
//   Team_Blue *      in the group Rg_Team.Blue(1)    no-rights       its credential may not be listed
//   old-format *     the credential is an auth-provider `azure`, whatever format was asked for
//   stray-host       the credential names another host than the cluster's
//   stray-cloud      the credential names another cloud
//   tagged-weu       its tags try to break out       updating-weu    is being updated
//   shop-arc, shop-arc-1   connected through Azure Arc, the first as the portal lists it; edge-arc-2 is offline
// In Fabrikam fab-prod-neu *, in Wingtip Toys wing-prod-sea *.
import { CLOUDS } from './clouds.mjs';
import { FABRIKAM, GROUPS, TENANT, WINGTIP } from './people.mjs';

const guid = (start, n) => `${start}-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const SHOP = '22222222-2222-4222-8222-222222222222';

const AREAS = ['Payments', 'Logistics', 'Search', 'Identity', 'Data Platform', 'Web', 'Mobile', 'Finance', 'People', 'Marketing', 'Support', 'Machine Learning', 'Research', 'Analytics', 'Integration', 'Security', 'Network'];

// Every subscription: id, name, tenant, state.
export const SUBSCRIPTIONS = [
  { id: SHOP, name: 'Contoso Shop', tenant: TENANT, state: 'Enabled' },
  ...AREAS.flatMap((area, n) => [
    { id: guid('5b000000', 2 * n + 1), name: `Contoso ${area} Production`, tenant: TENANT, state: 'Enabled', area },
    { id: guid('5b000000', 2 * n + 2), name: `Contoso ${area} Non-production`, tenant: TENANT, state: n === 4 ? 'Warned' : 'Enabled', area },
  ]),
  { id: guid('5b000000', 99), name: 'Contoso Archive', tenant: TENANT, state: 'Disabled' },
  ...['Production', 'Non-production', 'Sandbox'].map((what, n) => ({ id: guid('5fab0000', n + 1), name: `Fabrikam ${what}`, tenant: FABRIKAM, state: 'Enabled' })),
  { id: guid('5e1b0000', 1), name: 'Wingtip Toys', tenant: WINGTIP, state: 'Enabled' },
];
const [FAB, FAB2, FAB3, WING] = SUBSCRIPTIONS.slice(-4);
export const subscription = (id) => SUBSCRIPTIONS.find((one) => one.id === id.toLowerCase());

const ENTRA = { tenant: TENANT, group: 'rg-shop', subscription: SHOP, region: 'weu', version: '1.34.2', entra: 'azure', local: false, reach: 'public', tags: { environment: 'production' } };
const special = (name, rest = {}) => ({ ...ENTRA, name, ...rest });
const staging = { tags: { environment: 'staging' } };

// `path` is where the stage's API server has it.
const SPECIAL = [
  special('shop-prod-weu', { path: 'shop-prod-weu', namespaces: ['payments', 'checkout'] }),
  special('shop-stg-weu', { path: 'shop-stg-weu', entra: 'kubernetes', ...staging }),
  special('stg-weu', { path: 'stg-weu', group: 'rg-staging', entra: 'kubernetes', ...staging }),
  special('vault-prod-weu', { group: 'rg-vault', reach: 'private' }),
  special('vault-stg-weu', { group: 'rg-vault', reach: 'private with a public name', ...staging }),
  special('lab-stopped', { group: 'rg-lab', power: 'Stopped', version: '1.33.5', tags: { env: 'lab' } }),
  special('legacy-local', { group: 'rg-legacy', entra: 'none', local: true, version: '1.31.11', tags: {} }),
  special('legacy-aad', { group: 'rg-legacy', entra: 'legacy', local: true, version: '1.31.11', tags: {} }),
  special('mixed-local', { path: 'mixed-local', group: 'rg-legacy', local: true, tags: { Stage: 'Production' } }),
  special('hub-neu', { path: 'hub-neu', group: 'rg-hub', region: 'neu', reach: 'listed' }),
  special('no-rights', { group: 'rg-locked' }),
  special('twin', { path: 'twin-blue', group: 'rg-blue', ...staging }),
  special('twin', { path: 'twin-green', group: 'rg-green', ...staging }),
  special('Team_Blue', { path: 'team-blue', group: 'Rg_Team.Blue(1)', entra: 'kubernetes', tags: { ENVIRONMENT: 'Development' } }),
  special('old-format', { path: 'old-format', group: 'rg-legacy', version: '1.31.11' }),
  special('stray-host', { group: 'rg-legacy' }),
  special('stray-cloud', { group: 'rg-legacy' }),
  special('tagged-weu', { group: 'rg-lab', tags: { environment: '<img src=x onerror=alert(1)>\u202e"; $(reboot)\n- a: b', team: '\u200b'.repeat(40), note: 'x'.repeat(256) } }),
  special('updating-weu', { group: 'rg-lab', provisioning: 'Updating', version: '1.35.0', wanted: '1.35.1', tags: { env: 'lab' } }),
];
const fabrikam = { tenant: FABRIKAM, group: 'rg-apps' };
const wingtip = { tenant: WINGTIP, group: 'rg-toys', subscription: WING.id, region: 'sea' };
const ELSEWHERE = [
  special('fab-prod-neu', { ...fabrikam, path: 'fab-prod-neu', subscription: FAB.id, region: 'neu' }),
  ...Array.from({ length: 11 }, (_, n) => special(`fab-${n < 4 ? 'prod' : 'dev'}-${n + 1}`, { ...fabrikam, subscription: [FAB, FAB2, FAB3][n % 3].id, region: 'eus', entra: n % 5 === 0 ? 'kubernetes' : 'azure' })),
  special('wing-prod-sea', { ...wingtip, path: 'wing-prod-sea' }),
  special('wing-dev-sea', { ...wingtip, entra: 'kubernetes', tags: { env: 'dev' } }),
  special('wing-lab-sea', { ...wingtip, power: 'Stopped', tags: { env: 'lab' } }),
];

// How the stage's API server has those that it has: by path, with the tenant whose people it knows.
export const REACHABLE = [...SPECIAL, ...ELSEWHERE].filter((one) => one.path).map(({ path, tenant, entra }) => ({ path, tenant, entra }));

const CONNECTED = [
  { name: 'shop-arc', group: 'rg-workshop', connectivity: 'Connected', distribution: 'k3s' },
  { name: 'shop-arc-1', group: 'rg-shop', connectivity: 'Connected', distribution: 'k3s' },
  { name: 'edge-arc-2', group: 'rg-hub', connectivity: 'Offline', distribution: 'rke2' },
].map((one) => special(one.name, { ...one, version: '1.33.4+k3s1' }));

const WORDS = ['checkout', 'orders', 'ledger', 'catalog', 'pricing', 'stock', 'routes', 'profile', 'events', 'batch', 'gateway', 'reports', 'models', 'alerts'];
const STAGES = { Production: ['prod', 'prod', 'dr'], 'Non-production': ['dev', 'test', 'stg'] };
const NAMED = { prod: 'production', dr: 'production', dev: 'development', test: 'test', stg: 'staging' };
const VERSIONS = ['1.31.11', '1.32.9', '1.33.5', '1.34.1', '1.34.2'];
const TAGS = ['environment', 'env', 'Environment', 'stage'];

function ordinary(home, k, from, count) {
  const stages = STAGES[home.name.endsWith('Non-production') ? 'Non-production' : 'Production'];
  const short = home.area.toLowerCase().replaceAll(' ', '-');
  return Array.from({ length: count }, (_, i) => {
    const n = from + i;
    const stage = stages[i % stages.length];
    const region = Object.keys(CLOUDS.public.regions)[(i + k) % 10];
    const round = Math.floor(i / (WORDS.length * 3));
    const name = `${WORDS[Math.floor(i / 3) % WORDS.length]}-${stage}-${region}${round ? `-${String(round + 1).padStart(2, '0')}` : ''}`;
    const entra = n % 29 === 11 ? 'none' : n % 5 === 0 ? 'kubernetes' : 'azure';
    return {
      name, group: `rg-${short}-${stage}`, subscription: home.id, tenant: TENANT, region, version: VERSIONS[n % VERSIONS.length], entra,
      local: entra === 'none' || n % 13 === 4, reach: n % 31 === 7 ? 'private with a public name' : n % 7 === 3 ? 'private' : n % 11 === 4 ? 'listed' : 'public',
      power: n % 23 === 5 ? 'Stopped' : 'Running', tags: n % 17 === 0 ? undefined : { [TAGS[n % 4]]: NAMED[stage], owner: short },
    };
  });
}

// The two thousand of Contoso, and the others'.
function everything() {
  const homes = SUBSCRIPTIONS.filter((one) => one.area);
  const weight = (_, k) => 20 + ((k * 37) % 80);
  const sum = homes.map(weight).reduce((a, b) => a + b);
  const rest = 2000 - SPECIAL.length;
  let from = 0;
  const all = homes.flatMap((home, k) => {
    const count = k === homes.length - 1 ? rest - from : Math.floor((rest * weight(home, k)) / sum);
    const made = ordinary(home, k, from, count);
    from += count;
    return made;
  });
  return [...SPECIAL, ...all, ...ELSEWHERE];
}

const hash = (text) => {
  let value = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) value = Math.imul(value ^ text.charCodeAt(n), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
};

const idOf = (one, type) => `/subscriptions/${one.subscription}/resourceGroups/${one.group}/providers/${type}/${one.name}`;

// What only reading the whole cluster shows.
const more = (one, region) => ({
  maxAgentPools: 100,
  agentPoolProfiles: [{ name: 'nodepool1', count: 3, vmSize: 'Standard_D4s_v5', maxPods: 110, osType: 'Linux', mode: 'System', provisioningState: 'Succeeded', powerState: { code: one.power ?? 'Running' }, orchestratorVersion: one.version }],
  servicePrincipalProfile: { clientId: 'msi' },
  nodeResourceGroup: `MC_${one.group}_${one.name}_${region}`,
  networkProfile: { networkPlugin: 'azure', loadBalancerSku: 'standard', serviceCidr: '10.0.0.0/16', dnsServiceIP: '10.0.0.10', outboundType: 'loadBalancer' },
  oidcIssuerProfile: { enabled: true, issuerURL: `https://${region}.oic.prod-aks.azure.com/${one.tenant}/${guid(hash(one.name), 1)}/` },
  securityProfile: {}, storageProfile: { diskCSIDriver: { enabled: true }, fileCSIDriver: { enabled: true } },
});

const aad = (one) => ({
  azure: { managed: true, enableAzureRBAC: true, adminGroupObjectIDs: null, tenantID: one.tenant },
  kubernetes: { managed: true, enableAzureRBAC: false, adminGroupObjectIDs: [GROUPS.platform], tenantID: one.tenant },
  legacy: { serverAppID: LEGACY.server, clientAppID: LEGACY.client, tenantID: one.tenant },
}[one.entra]);

// The applications of a cluster that was integrated before AKS managed it.
export const LEGACY = { server: '0c0ffee0-1111-4111-8111-000000000001', client: '0c0ffee0-1111-4111-8111-000000000002' };
export const RANGES = ['203.0.113.0/24', '198.51.100.17/32'];

// Where a cluster is to be reached: `server` as its credential names it, and by its public name.
function cluster(one, cloud, api) {
  const id = idOf(one, 'Microsoft.ContainerService/managedClusters');
  const region = cloud.regions[one.region] ?? Object.values(cloud.regions)[one.name.length % Object.keys(cloud.regions).length];
  const label = `${one.name.toLowerCase().replaceAll('_', '-').slice(0, 40)}-dns-${hash(id)}`;
  const hidden = one.reach.startsWith('private');
  const fqdn = one.path ? '127.0.0.1' : one.reach === 'private' ? undefined : `${label}.${cloud.domain(region)}`;
  const privateFQDN = hidden ? `${label}.${guid(hash(label), 2)}.${cloud.hidden(region)}` : undefined;
  const at = (host) => host && (one.path ? `${api}/${one.path}` : `https://${host}:443`);
  const properties = {
    provisioningState: one.provisioning ?? 'Succeeded', powerState: { code: one.power ?? 'Running' },
    kubernetesVersion: one.wanted ?? one.version, currentKubernetesVersion: one.version, dnsPrefix: `${one.name}-dns`, fqdn, privateFQDN,
    azurePortalFQDN: `${label}.portal.${cloud.domain(region)}`, enableRBAC: true, aadProfile: aad(one), disableLocalAccounts: !one.local,
    apiServerAccessProfile: hidden
      ? { enablePrivateCluster: true, enablePrivateClusterPublicFQDN: fqdn !== undefined, privateDNSZone: 'system' }
      : one.reach === 'listed' ? { authorizedIPRanges: RANGES, enablePrivateCluster: false } : undefined,
    ...more(one, region),
  };
  return { ...one, kind: 'aks', id, region, fqdn, privateFQDN, properties, server: at(privateFQDN ?? fqdn), publicServer: at(fqdn), sku: { name: 'Base', tier: 'Standard' }, type: 'Microsoft.ContainerService/managedClusters' };
}

function connected(one, cloud) {
  const type = 'Microsoft.Kubernetes/connectedClusters';
  const region = Object.values(cloud.regions)[0];
  const properties = {
    provisioningState: 'Succeeded', connectivityStatus: one.connectivity, kubernetesVersion: one.version, distribution: one.distribution,
    infrastructure: 'generic', agentVersion: '1.29.3', totalNodeCount: 3, totalCoreCount: 12, offering: 'AzureArcK8s', lastConnectivityTime: '2026-01-01T00:00:00.000Z',
  };
  return { ...one, kind: 'arc', id: idOf(one, type), type, region, properties };
}

function namespace(parent, name) {
  const properties = {
    labels: { 'kubernetes.azure.com/managedByArm': 'true' }, annotations: {}, provisioningState: 'Succeeded',
    defaultResourceQuota: { cpuRequest: '4', cpuLimit: '8', memoryRequest: '8Gi', memoryLimit: '16Gi' },
    defaultNetworkPolicy: { ingress: 'AllowSameNamespace', egress: 'AllowAll' }, adoptionPolicy: 'IfIdentical', deletePolicy: 'Keep',
  };
  const { subscription, group, tenant, region } = parent;
  return { kind: 'namespace', id: `${parent.id}/managedNamespaces/${name}`, type: 'Microsoft.ContainerService/managedClusters/managedNamespaces', name, parent, subscription, group, tenant, region, tags: { team: name }, properties };
}

const made = new Map();

// Everything there is in a cloud: clusters, connected, namespaces. `api` is where the stage's API
// server is.
export function estate(cloud, api) {
  const key = `${cloud.name} ${api}`;
  if (!made.has(key)) {
    const clusters = everything().map((one) => cluster(one, cloud, api));
    made.set(key, {
      clusters, connected: CONNECTED.map((one) => connected(one, cloud)),
      namespaces: clusters.flatMap((one) => (one.namespaces ?? []).map((name) => namespace(one, name))),
    });
  }
  return made.get(key);
}

// A resource as Resource Manager writes it: groups in small letters, the type in capitals.
export function asResource({ id, name, region, tags, type, sku, properties, kind }) {
  const written = kind === 'arc' ? id : id.replace('/resourceGroups/', '/resourcegroups/');
  const said = kind === 'aks' ? type.replace('managedClusters', 'ManagedClusters') : type;
  return { id: written, location: region, name, tags, type: said, ...(kind === 'aks' && { eTag: hash(id), sku, identity: { type: 'SystemAssigned' } }), properties };
}

export const COLUMNS = ['id', 'name', 'type', 'tenantId', 'kind', 'location', 'resourceGroup', 'subscriptionId', 'managedBy', 'sku', 'plan', 'properties', 'tags', 'identity', 'zones', 'extendedLocation'];

// A resource as a row of Resource Graph.
export const asRow = ({ id, name, type, tenant, region, group, subscription: home, sku, properties, tags }) => ({
  id, name, type: type.toLowerCase(), tenantId: tenant, kind: '', location: region, resourceGroup: group.toLowerCase(), subscriptionId: home,
  managedBy: '', sku: sku ?? null, plan: null, properties, tags: tags ?? null, identity: null, zones: null, extendedLocation: null,
});

export const asSubscriptionRow = ({ id, name, tenant, state }) => ({
  id: `/subscriptions/${id}`, name, type: 'microsoft.resources/subscriptions', tenantId: tenant, kind: '', location: '', resourceGroup: '', subscriptionId: id,
  managedBy: '', sku: null, plan: null, properties: { state, managementGroupAncestorsChain: [] }, tags: null, identity: null, zones: null, extendedLocation: null,
});
