// Who may do what in the estate: roles, their assignments, and what follows from them. Nothing else
// decides what Resource Manager and Resource Graph show and do.
import { SHOP, SUBSCRIPTIONS } from './estate.mjs';
import { FABRIKAM, GROUPS, TENANT, WINGTIP, inTenant, memberOf, people, person } from './people.mjs';

const AKS = 'Microsoft.ContainerService/managedClusters';
const ARC = 'Microsoft.Kubernetes/connectedClusters';
const credential = `${AKS}/listClusterUserCredential/action`;
const common = ['Microsoft.Authorization/*/read', 'Microsoft.Insights/alertRules/*', 'Microsoft.Resources/deployments/write', 'Microsoft.Resources/subscriptions/operationresults/read', 'Microsoft.Resources/subscriptions/read', 'Microsoft.Resources/subscriptions/resourceGroups/read', 'Microsoft.Support/*'];
const objects = ['apps/deployments', 'apps/replicasets', 'apps/statefulsets', 'batch/cronjobs', 'batch/jobs', 'configmaps', 'endpoints', 'networking.k8s.io/ingresses', 'persistentvolumeclaims', 'pods', 'services'];
const read = [...objects.map((what) => `${AKS}/${what}/read`), `${AKS}/events/read`, `${AKS}/namespaces/read`];
const write = [...objects.map((what) => `${AKS}/${what}/*`), `${AKS}/secrets/*`, `${AKS}/serviceaccounts/*`, `${AKS}/events/*`, `${AKS}/namespaces/read`];

export const CUSTOM_ROLE = '5c0de000-0000-4000-8000-000000000001';
export const UNKNOWN_ROLE = '5c0de000-0000-4000-8000-00000000dead';

const role = (id, name, actions, dataActions = [], notDataActions = [], kind = 'BuiltInRole') => ({ id, name, kind, actions, dataActions, notDataActions });
export const ROLES = {
  reader: role('acdd72a7-3385-48ef-bd42-f606fba81ae7', 'Reader', ['*/read']),
  user: role('4abbcc35-e782-43d8-92c5-2d3f1bd2253f', 'Azure Kubernetes Service Cluster User Role', [credential, `${AKS}/read`]),
  rbacReader: role('7f6c6a51-bcf8-42ba-9220-52d62157d7db', 'Azure Kubernetes Service RBAC Reader', common, read),
  rbacWriter: role('a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb', 'Azure Kubernetes Service RBAC Writer', common, write),
  rbacAdmin: role('3498e952-d568-435e-9b2c-8d77e338d7f7', 'Azure Kubernetes Service RBAC Admin', [...common, credential], [`${AKS}/*`], [`${AKS}/resourcequotas/write`, `${AKS}/resourcequotas/delete`, `${AKS}/namespaces/write`, `${AKS}/namespaces/delete`]),
  rbacClusterAdmin: role('b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b', 'Azure Kubernetes Service RBAC Cluster Admin', [...common, credential], [`${AKS}/*`]),
  namespaceUser: role('c9f76ca8-b262-4b10-8ed2-09cf0948aa35', 'Azure Kubernetes Service Namespace User', [`${AKS}/managedNamespaces/read`, `${AKS}/managedNamespaces/listCredential/action`]),
  arcUser: role('00493d72-78f6-4148-b6c5-d3ce8e4799dd', 'Azure Arc Enabled Kubernetes Cluster User Role', [`${ARC}/listClusterUserCredential/action`, `${ARC}/read`]),
  deployer: role(CUSTOM_ROLE, 'Contoso Shop Deployer', [], [`${AKS}/apps/deployments/*`, `${AKS}/pods/read`, `${AKS}/pods/exec/action`], [], 'CustomRole'),
};
// An assignment may outlive its role.
const gone = { id: UNKNOWN_ROLE };

const sub = (id) => `/subscriptions/${id}`;
const shop = (group, name) => `${sub(SHOP)}/resourceGroups/${group}${name ? `/providers/${AKS}/${name}` : ''}`;
export const MANAGEMENT_GROUP = '/providers/Microsoft.Management/managementGroups/contoso';

function assignments() {
  const all = [];
  const give = (tenant, principal, what, scope, more = {}) => {
    const guid = `a551600d-0000-4000-8000-${String(all.length + 1).padStart(12, '0')}`;
    all.push({ tenant, principal, group: Object.values(GROUPS).includes(principal), role: what, scope, guid, ...more });
  };
  const [alice, gus, nina] = ['alice', 'gus', 'nina'].map((id) => person(id).oid);
  give(TENANT, GROUPS.platform, ROLES.reader, MANAGEMENT_GROUP);
  for (const one of SUBSCRIPTIONS.filter((each) => each.tenant === TENANT && each.id !== SHOP)) give(TENANT, GROUPS.platform, ROLES.user, sub(one.id));
  for (const group of ['rg-shop', 'rg-staging', 'rg-vault', 'rg-lab', 'rg-legacy', 'rg-hub', 'rg-blue', 'rg-green', 'Rg_Team.Blue(1)']) give(TENANT, GROUPS.platform, ROLES.user, shop(group));
  give(TENANT, GROUPS.platform, ROLES.namespaceUser, shop('rg-shop'));
  give(TENANT, GROUPS.platform, ROLES.arcUser, shop('rg-workshop'));
  const production = shop('rg-shop', 'shop-prod-weu');
  give(TENANT, alice, ROLES.rbacReader, production);
  give(TENANT, alice, ROLES.rbacWriter, `${production}/namespaces/payments`);
  give(TENANT, GROUPS.payments, ROLES.deployer, `${production}/namespaces/billing`);
  give(TENANT, nina, ROLES.namespaceUser, `${production}/managedNamespaces/checkout`);
  give(TENANT, alice, ROLES.rbacClusterAdmin, shop('rg-hub', 'hub-neu'));
  give(TENANT, alice, ROLES.rbacAdmin, `${shop('rg-legacy', 'mixed-local')}/namespaces/payments`, { condition: "((!(ActionMatches{'Microsoft.ContainerService/managedClusters/secrets/read'})))" });
  give(TENANT, alice, gone, shop('Rg_Team.Blue(1)', 'Team_Blue'));
  give(TENANT, gus, ROLES.user, shop('rg-shop', 'shop-stg-weu'));
  give(TENANT, gus, ROLES.user, shop('rg-hub', 'hub-neu'));
  for (const tenant of [FABRIKAM, WINGTIP]) {
    for (const one of SUBSCRIPTIONS.filter((each) => each.tenant === tenant)) {
      give(tenant, person('alice').guestOf[tenant], ROLES.reader, sub(one.id));
      give(tenant, person('alice').guestOf[tenant], ROLES.user, sub(one.id));
    }
  }
  return all;
}
const ASSIGNMENTS = assignments();

// Whether a scope is the other, or above it.
const covers = (scope, id) => {
  if (scope === MANAGEMENT_GROUP) return true;
  const [above, below] = [scope.toLowerCase(), id.toLowerCase()];
  return below === above || below.startsWith(`${above}/`);
};

const patterns = new Map();
function matches(pattern, action) {
  if (!patterns.has(pattern)) patterns.set(pattern, new RegExp(`^${pattern.replace(/[.$()+?[\]\\^{}|]/g, '\\$&').replaceAll('*', '.*')}$`, 'i'));
  return patterns.get(pattern).test(action);
}

// The object ids that somebody acts with in a tenant: their own and their groups'.
const principals = (one, tenant) => [inTenant(one, tenant).oid, ...memberOf(one, tenant)];

const own = new Map();
function assignmentsOf(one, tenant) {
  const key = `${one.id}@${tenant}`;
  if (!own.has(key)) {
    const ids = principals(one, tenant);
    own.set(key, ASSIGNMENTS.filter((each) => each.tenant === tenant && ids.includes(each.principal)));
  }
  return own.get(key);
}

// Whether somebody may do something to what has this id.
export const may = (one, tenant, action, id) =>
  assignmentsOf(one, tenant).some(({ role: held, scope }) => covers(scope, id) && held.actions?.some((pattern) => matches(pattern, action)));

// Whether somebody has any role in a subscription, which makes it visible.
export const sees = (one, tenant, id) => assignmentsOf(one, tenant).some(({ scope }) => covers(scope, sub(id)) || covers(sub(id), scope));

// What somebody may read of these.
const ACTIONS = { aks: `${AKS}/read`, arc: `${ARC}/read`, namespace: `${AKS}/managedNamespaces/read` };
export const readable = (one, tenant, resources) => resources.filter((each) => each.tenant === tenant && may(one, tenant, ACTIONS[each.kind], each.id));

// The assignments at a scope, above and below it: of an object id with its groups, or of it alone.
export function assigned(tenant, scope, { oid, alone }) {
  const one = people.find((each) => inTenant(each, tenant)?.oid === oid);
  const ids = one && !alone ? principals(one, tenant) : [oid];
  const found = ASSIGNMENTS.filter((each) => each.tenant === tenant && ids.includes(each.principal));
  return found.filter((each) => covers(each.scope, scope) || covers(scope, each.scope)).map(asAssignment);
}

const definition = (scope, id) => `${/^\/subscriptions\/[^/]+/.exec(scope)?.[0] ?? ''}/providers/Microsoft.Authorization/roleDefinitions/${id}`;

function asAssignment({ scope, role: held, principal, group, guid, condition }) {
  const at = '2026-01-01T00:00:00.0000000Z';
  return {
    properties: {
      roleDefinitionId: definition(scope, held.id), principalId: principal, principalType: group ? 'Group' : 'User', scope,
      condition: condition ?? null, conditionVersion: condition ? '2.0' : null, createdOn: at, updatedOn: at,
      createdBy: '0f0f0f0f-0000-4000-8000-00000000000b', updatedBy: '0f0f0f0f-0000-4000-8000-00000000000b', delegatedManagedIdentityResourceId: null, description: null,
    },
    id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${guid}`, type: 'Microsoft.Authorization/roleAssignments', name: guid,
  };
}

// A role by its id, as Resource Manager writes it.
export function asDefinition(path, id) {
  const found = Object.values(ROLES).find((one) => one.id === id.toLowerCase());
  if (!found) return undefined;
  const { name, kind, actions, dataActions, notDataActions } = found;
  return {
    properties: {
      roleName: name, type: kind, description: name, assignableScopes: [kind === 'CustomRole' ? sub(SHOP) : '/'],
      permissions: [{ actions, notActions: [], dataActions, notDataActions }], createdOn: '2026-01-01T00:00:00.0000000Z', updatedOn: '2026-01-01T00:00:00.0000000Z', createdBy: null, updatedBy: null,
    },
    id: path, type: 'Microsoft.Authorization/roleDefinitions', name: found.id,
  };
}
