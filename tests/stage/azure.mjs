// Azure Resource Manager and Resource Graph: what the page asks of them, answered as recorded, for
// the people that the roles let see it. Versions it does not know it refuses, naming those it does.
import { arcCredential, credential } from './credential.mjs';
import { COLUMNS, SUBSCRIPTIONS, asResource, asRow, asSubscriptionRow, estate, subscription } from './estate.mjs';
import { QueryError, query } from './kql.mjs';
import { TENANT, TENANTS, inTenant } from './people.mjs';
import { asDefinition, assigned, may, readable, sees } from './roles.mjs';
import { Refused, startStrict } from './strict.mjs';

const VERSIONS = {
  resources: ['2019-11-01', '2020-01-01', '2021-01-01', '2022-09-01', '2022-12-01'],
  clusters: ['2023-10-01', '2024-02-01', '2024-05-01', '2024-09-01', '2025-01-01', '2025-07-01', '2025-09-01', '2025-10-01', '2026-03-01', '2026-04-01'],
  namespaces: ['2025-09-01', '2025-10-01', '2026-03-01', '2026-04-01'],
  connected: ['2021-03-01', '2021-10-01', '2024-01-01'],
  graph: ['2019-04-01', '2021-03-01', '2022-10-01', '2024-04-01'],
  roles: ['2015-07-01', '2018-01-01-preview', '2022-04-01'],
};
const TYPES = { resources: 'subscriptions', clusters: 'managedClusters', namespaces: 'managedClusters/managedNamespaces', connected: 'connectedClusters', graph: 'resources', roles: 'roleAssignments' };

const AKS = 'Microsoft.ContainerService/managedClusters';
const PAGE = { subscriptions: 25, clusters: 50 };
const bad = (message) => new Refused(400, 'BadRequest', message, { flat: true });

function forbidden({ who }, action, scope) {
  const { oid, upn } = inTenant(who.one, who.tenant);
  return new Refused(403, 'AuthorizationFailed', `The client '${upn}' with object id '${oid}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`);
}

// `ca` is the authority of the API server at `api`; `admin` collects calls that no page may make.
export async function startAzure({ port, pages, faults, requests, key, cloud, api, ca, admin }) {
  const origin = `http://localhost:${port}`;
  const all = () => estate(cloud(), api);

  function version({ url }, kind) {
    const asked = url.searchParams.get('api-version');
    if (!asked) throw new Refused(400, 'MissingApiVersionParameter', 'The api-version query parameter (?api-version=) is required for all requests.');
    const old = faults.peek('azure.old') !== undefined;
    if (old && kind === 'namespaces') {
      throw new Refused(404, 'InvalidResourceType', `The resource type 'managedNamespaces' could not be found in the namespace 'Microsoft.ContainerService' for api version '${asked}'.`);
    }
    const known = old && kind === 'clusters' ? ['2024-09-01'] : VERSIONS[kind];
    if (known.includes(asked)) return;
    throw new Refused(400, 'NoRegisteredProviderFound', `No registered resource provider found for location '' and API version '${asked}' for type '${TYPES[kind]}'. The supported api-versions are '${known.join(', ')}'. The supported locations are ''.`);
  }

  // The subscription of a request, which must be of the token's tenant.
  function home(given, id) {
    const found = subscription(id);
    if (!found) throw new Refused(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);
    if (found.tenant !== given.who.tenant) {
      const at = (tenant) => `https://sts.windows.net/${tenant}/`;
      throw new Refused(401, 'InvalidAuthenticationTokenTenant', `The access token is from the wrong issuer '${at(given.who.tenant)}'. It must match the tenant '${at(found.tenant)}' associated with this subscription. Please use the authority (URL) 'https://login.windows.net/${found.tenant}' to get the token. Note, if the subscription is transferred to another tenant there is no impact to the services, but information about new tenant could take time to propagate (up to an hour). If you just transferred your subscription and see this error message, please try back later.`);
    }
    return found;
  }

  const allow = (given, action, id) => {
    if (!may(given.who.one, given.who.tenant, action, id)) throw forbidden(given, action, id);
  };

  // The one of these with the path's id, whatever its case; what may be done with it is asked first.
  function one(given, list, action, id) {
    home(given, id.split('/')[2]);
    const found = list.find((each) => each.id.toLowerCase() === id.toLowerCase());
    allow(given, action, found?.id ?? id);
    if (!found) throw new Refused(404, 'ResourceNotFound', `The Resource '${id.split('/providers/')[1]}' under resource group '${id.split('/')[4]}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`);
    return found;
  }

  function paged({ url }, items, size) {
    const from = Number(Buffer.from(url.searchParams.get('$skiptoken') ?? '', 'base64url').toString() || 0);
    const next = new URL(url.pathname + url.search, origin);
    next.searchParams.set('$skiptoken', Buffer.from(String(from + size)).toString('base64url'));
    return { value: items.slice(from, from + size), ...(from + size < items.length && { nextLink: next.href }) };
  }

  function tenants(given) {
    version(given, 'resources');
    const known = TENANTS.filter((tenant) => inTenant(given.who.one, tenant.id));
    return {
      value: known.map(({ id, domain, name }) => ({
        id: `/tenants/${id}`, tenantId: id, countryCode: 'DE', displayName: name, domains: [domain], defaultDomain: domain, tenantType: 'AAD',
        tenantCategory: id === TENANT && !given.who.one.guest ? 'Home' : 'ProjectedBy',
      })),
    };
  }

  function subscriptions(given) {
    version(given, 'resources');
    const { one: person, tenant } = given.who;
    const visible = SUBSCRIPTIONS.filter((each) => each.tenant === tenant && sees(person, tenant, each.id));
    return paged(given, visible.map(asSubscription), PAGE.subscriptions);
  }

  const asSubscription = ({ id, name, tenant, state }) => ({
    id: `/subscriptions/${id}`, authorizationSource: 'RoleBased', managedByTenants: [], subscriptionId: id, tenantId: tenant, displayName: name, state,
    subscriptionPolicies: { locationPlacementId: 'Public_2014-09-01', quotaId: 'EnterpriseAgreement_2014-09-01', spendingLimit: 'Off' },
  });

  function oneSubscription(given, id) {
    version(given, 'resources');
    const found = home(given, id);
    if (!sees(given.who.one, given.who.tenant, found.id)) throw forbidden(given, 'Microsoft.Resources/subscriptions/read', `/subscriptions/${found.id}`);
    return asSubscription(found);
  }

  // Lists show what somebody may read; where that is nothing, the subscription itself is closed.
  function listed(given, [id], list, kind, action) {
    version(given, kind);
    const { id: own } = home(given, id);
    if (!sees(given.who.one, given.who.tenant, own)) throw forbidden(given, action, `/subscriptions/${own}`);
    const found = readable(given.who.one, given.who.tenant, list.filter((each) => each.subscription === own));
    return paged(given, found.map(asResource), PAGE.clusters);
  }

  function userCredential(given, id) {
    version(given, 'clusters');
    const found = one(given, all().clusters, `${AKS}/listClusterUserCredential/action`, id);
    const format = given.url.searchParams.get('format');
    const name = given.url.searchParams.get('server-fqdn');
    if (format !== null && faults.take('azure.noformat')) throw bad("Unexpected query parameter 'format'.");
    if (name !== null && faults.take('azure.nofqdn')) throw bad("Unexpected query parameter 'server-fqdn'.");
    if (format !== null && !['exec', 'azure'].includes(format)) throw bad(`The value of parameter format is invalid: '${format}'.`);
    if (name !== null && !['public', 'private'].includes(name)) throw bad(`The value of parameter server-fqdn is invalid: '${name}'.`);
    if (name === 'public' && !found.publicServer) throw bad('The cluster has no public FQDN.');
    return credential({ cluster: found, cloud: cloud(), ca, format: format ?? 'exec', byPublicName: name === 'public' });
  }

  function never(given, message) {
    admin.push({ method: 'POST', url: given.url.pathname + given.url.search });
    throw bad(message);
  }

  function namespaces(given, id) {
    version(given, 'namespaces');
    const parent = one(given, all().clusters, `${AKS}/managedNamespaces/read`, id);
    return paged(given, all().namespaces.filter((each) => each.parent.id === parent.id).map(asResource), PAGE.clusters);
  }

  function namespaceCredential(given, id) {
    version(given, 'namespaces');
    const found = one(given, all().namespaces, `${AKS}/managedNamespaces/listCredential/action`, id);
    return credential({ cluster: found.parent, cloud: cloud(), ca, namespace: found.name });
  }

  function assignments(given, scope) {
    version(given, 'roles');
    home(given, scope.split('/')[2]);
    allow(given, 'Microsoft.Authorization/roleAssignments/read', scope);
    const filter = given.url.searchParams.get('$filter') ?? '';
    const all = /^\s*assignedTo\('([0-9a-f-]{36})'\)\s*$/i.exec(filter)?.[1];
    const alone = /^\s*principalId eq '([0-9a-f-]{36})'\s*$/i.exec(filter)?.[1];
    if ((all && faults.take('azure.nofilter')) || (!all && !alone)) throw new Refused(400, 'UnsupportedQuery', `The filter '${filter}' is not supported. Supported filters are either 'atScope()' or 'principalId eq '{value}'' or a combination of the two.`);
    return { value: assigned(given.who.tenant, scope, { oid: (all ?? alone).toLowerCase(), alone: !all }) };
  }

  function definition(given, path, id) {
    version(given, 'roles');
    const at = /^\/subscriptions\/([^/]+)/.exec(path)?.[1];
    if (at && !sees(given.who.one, given.who.tenant, home(given, at).id)) throw forbidden(given, 'Microsoft.Authorization/roleDefinitions/read', path);
    const found = asDefinition(path, id);
    if (!found) throw new Refused(404, 'RoleDefinitionDoesNotExist', `The specified role definition with ID '${id}' does not exist.`);
    return found;
  }

  function resourceGraph(given) {
    version(given, 'graph');
    const { body, who } = given;
    const options = body?.options ?? {};
    if (typeof body?.query !== 'string') throw new Refused(400, 'BadRequest', 'Please provide below info when asking for support: the query is missing.');
    const top = options.$top ?? 1000;
    if (!(Number.isInteger(top) && top >= 1 && top <= 1000)) throw new Refused(400, 'BadRequest', 'The $top option must be between 1 and 1000.');
    if ((options.resultFormat ?? 'objectArray') !== 'objectArray') throw new Refused(400, 'BadRequest', 'The stage knows the format objectArray alone.');
    const wanted = body.subscriptions?.map((id) => id.toLowerCase());
    const visible = SUBSCRIPTIONS.filter((each) => each.tenant === who.tenant && sees(who.one, who.tenant, each.id) && (!wanted || wanted.includes(each.id)));
    const own = new Set(visible.map((each) => each.id));
    const { clusters, connected, namespaces: managed } = all();
    const there = [...clusters, ...connected, ...(faults.peek('azure.old') ? [] : managed)].filter((each) => own.has(each.subscription));
    const table = (rows) => Object.assign(rows, { columns: COLUMNS });
    let found;
    try {
      found = query(body.query, { resources: table(readable(who.one, who.tenant, there).map(asRow)), resourcecontainers: table(visible.map(asSubscriptionRow)) });
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      throw new Refused(400, 'BadRequest', `Please provide below info when asking for support: timestamp = 2026-01-01T00:00:00Z. InvalidQuery: ${error.message}`);
    }
    const { rows, columns } = found;
    const same = Buffer.from(JSON.stringify([body.query, wanted ?? null, who.tenant])).toString('base64url');
    let from = options.$skip ?? 0;
    if (options.$skipToken !== undefined) {
      const [at, question] = String(options.$skipToken).split('.');
      if (question !== same || !/^\d+$/.test(at)) throw new Refused(400, 'BadRequest', 'The $skipToken is not of this query.');
      from = Number(at);
    }
    const data = rows.slice(from, from + top);
    const over = from + data.length < rows.length;
    // Without the id among the columns there is no next page.
    const pageable = columns.includes('id');
    return {
      totalRecords: rows.length, count: data.length, data, facets: [], resultTruncated: over && !pageable ? 'true' : 'false',
      ...(over && pageable && { $skipToken: `${from + data.length}.${same}` }),
    };
  }

  const cluster = `(/subscriptions/[^/]+/resourceGroups/[^/]+/providers/${AKS}/([^/]+))`;
  const arc = '(/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.Kubernetes/connectedClusters/([^/]+))';
  const inside = (name, id) => [name, `${name}.${id.toLowerCase()}`];
  // Method, path, the faults it is subject to, and who answers. Paths match in any case.
  const ROUTES = [
    ['GET', '/tenants', () => ['azure.tenants'], (given) => tenants(given)],
    ['GET', '/subscriptions', () => ['azure.subscriptions'], (given) => subscriptions(given)],
    ['GET', '/subscriptions/([^/]+)', () => ['azure.subscriptions'], (given, id) => oneSubscription(given, id)],
    ['POST', '/providers/Microsoft.ResourceGraph/resources', () => ['azure.graph'], (given) => resourceGraph(given)],
    ['GET', `/subscriptions/([^/]+)/providers/${AKS}`, (id) => inside('azure.clusters', id), (given, ...path) => listed(given, path, all().clusters, 'clusters', `${AKS}/read`)],
    ['GET', '/subscriptions/([^/]+)/providers/Microsoft.Kubernetes/connectedClusters', (id) => inside('azure.connected', id), (given, ...path) => listed(given, path, all().connected, 'connected', 'Microsoft.Kubernetes/connectedClusters/read')],
    ['GET', cluster, (id) => inside('azure.clusters', id.split('/')[2]), (given, id) => {
      version(given, 'clusters');
      return asResource(one(given, all().clusters, `${AKS}/read`, id));
    }],
    ['POST', `${cluster}/listClusterUserCredential`, (_, name) => ['azure.credential', `azure.credential.${name}`], (given, id) => userCredential(given, id)],
    ['POST', `${cluster}/(?:listClusterAdminCredential|listClusterMonitoringUserCredential|runCommand|accessProfiles/[^/]+/listCredential)`, () => [], (given) => never(given, 'Getting static credential is not allowed because this cluster is set to disable local accounts.')],
    ['GET', `${cluster}/managedNamespaces`, () => ['azure.namespaces'], (given, id) => namespaces(given, id)],
    ['GET', `(${cluster}/managedNamespaces/([^/]+))`, () => ['azure.namespaces'], (given, id) => {
      version(given, 'namespaces');
      return asResource(one(given, all().namespaces, `${AKS}/managedNamespaces/read`, id));
    }],
    ['POST', `(${cluster}/managedNamespaces/([^/]+))/listCredential`, (_, __, name) => ['azure.credential', `azure.credential.${name}`], (given, id) => namespaceCredential(given, id)],
    ['POST', `${arc}/listClusterUserCredential`, (_, name) => ['azure.credential', `azure.credential.${name}`], (given, id) => {
      version(given, 'connected');
      const found = one(given, all().connected, 'Microsoft.Kubernetes/connectedClusters/listClusterUserCredential/action', id);
      admin.push({ method: 'POST', url: given.url.pathname + given.url.search });
      return arcCredential({ cluster: found, ca });
    }],
    ['GET', '(/subscriptions/.+)/providers/Microsoft.Authorization/roleAssignments', () => ['azure.roles'], (given, scope) => assignments(given, scope)],
    ['GET', '((?:/subscriptions/.+)?/providers/Microsoft.Authorization/roleDefinitions/([^/]+))', () => ['azure.roles'], (given, path, id) => definition(given, path, id)],
  ].map(([method, pattern, names, answer]) => ({ method, pattern: new RegExp(`^${pattern}/?$`, 'i'), names, answer }));

  const route = (method, url) => {
    let path;
    try {
      path = decodeURIComponent(url.pathname);
    } catch {
      return undefined;
    }
    for (const each of ROUTES) {
      const found = each.method === method && each.pattern.exec(path);
      const home = subscription(/^\/subscriptions\/([^/]+)/i.exec(path)?.[1] ?? '')?.tenant;
      if (found) return { home, faults: each.names(...found.slice(1)), answer: (given) => each.answer(given, ...found.slice(1)) };
    }
    return undefined;
  };
  const audiences = () => [cloud().older, cloud().manager].flatMap((host) => [`https://${host}/`, `https://${host}`]);
  const refuse = (code, message) => ({ error: { code, message } });
  return startStrict({ name: 'azure', port, pages, faults, requests, key, audiences, route, refuse });
}
