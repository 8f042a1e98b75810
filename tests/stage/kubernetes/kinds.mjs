// The kinds that the stage's API server takes, their fields from the published OpenAPI (the models of
// @kubernetes/client-node are generated from it), and what discovery and OpenAPI say of them.
import * as models from '@kubernetes/client-node';

const WRITES = ['create', 'delete', 'get', 'list', 'patch', 'update'];

// resource -> kind, group, the model, whether it lives in a namespace.
export const RESOURCES = [
  { resource: 'namespaces', kind: 'Namespace', group: '', model: 'V1Namespace', namespaced: false, verbs: WRITES },
  { resource: 'pods', kind: 'Pod', group: '', namespaced: true, verbs: ['get', 'list'] },
  { resource: 'secrets', kind: 'Secret', group: '', model: 'V1Secret', namespaced: true, verbs: WRITES },
  { resource: 'serviceaccounts', kind: 'ServiceAccount', group: '', model: 'V1ServiceAccount', namespaced: true, verbs: WRITES, short: ['sa'] },
  { resource: 'serviceaccounts/token', kind: 'TokenRequest', group: '', model: 'AuthenticationV1TokenRequest', at: 'authentication.k8s.io', namespaced: true, verbs: ['create'] },
  { resource: 'roles', kind: 'Role', group: 'rbac.authorization.k8s.io', model: 'V1Role', namespaced: true, verbs: WRITES },
  { resource: 'rolebindings', kind: 'RoleBinding', group: 'rbac.authorization.k8s.io', model: 'V1RoleBinding', namespaced: true, verbs: WRITES },
  { resource: 'clusterroles', kind: 'ClusterRole', group: 'rbac.authorization.k8s.io', model: 'V1ClusterRole', namespaced: false, verbs: WRITES },
  { resource: 'clusterrolebindings', kind: 'ClusterRoleBinding', group: 'rbac.authorization.k8s.io', model: 'V1ClusterRoleBinding', namespaced: false, verbs: WRITES },
  { resource: 'selfsubjectreviews', kind: 'SelfSubjectReview', group: 'authentication.k8s.io', model: 'V1SelfSubjectReview', namespaced: false, verbs: ['create'] },
  { resource: 'selfsubjectaccessreviews', kind: 'SelfSubjectAccessReview', group: 'authorization.k8s.io', model: 'V1SelfSubjectAccessReview', namespaced: false, verbs: ['create'] },
  { resource: 'selfsubjectrulesreviews', kind: 'SelfSubjectRulesReview', group: 'authorization.k8s.io', model: 'V1SelfSubjectRulesReview', namespaced: false, verbs: ['create'] },
];
export const GROUPS = ['rbac.authorization.k8s.io', 'authentication.k8s.io', 'authorization.k8s.io'];

export const versionOf = (group) => (group ? `${group}/v1` : 'v1');
// The group and version of an object's own `apiVersion`, which differs from its path's for a subresource.
export const apiVersionOf = (one) => versionOf(one.at ?? one.group);

export function find(group, resource) {
  return RESOURCES.find((one) => one.group === group && one.resource === resource);
}

// A model's fields: name -> { type, format }. `type` is a scalar, a model, `[]x` or `{}x`.
export function fields(model) {
  const map = models[model]?.getAttributeTypeMap?.();
  if (!map) return undefined;
  return new Map(map.map(({ baseName, type, format }) => [baseName, { type: plain(type), format }]));
}

function plain(type) {
  const list = /^Array<(.+)>$/.exec(type);
  if (list) return `[]${plain(list[1])}`;
  const map = /^\{ \[key: string\]: (.+); \}$/.exec(type);
  if (map) return `{}${plain(map[1])}`;
  return type;
}

export function discovery(path) {
  const list = (groupVersion, group) => ({
    kind: 'APIResourceList', apiVersion: 'v1', groupVersion,
    resources: RESOURCES.filter((one) => one.group === group).map(({ resource, kind, namespaced, verbs, short, at }) => ({
      name: resource, singularName: resource.includes('/') ? '' : kind.toLowerCase(), namespaced, kind, verbs,
      ...(short && { shortNames: short }), ...(at && { group: at, version: 'v1' }),
    })),
  });
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] };
  if (path === '/api/v1') return list('v1', '');
  if (path === '/apis') {
    const group = (name) => {
      const version = { groupVersion: versionOf(name), version: 'v1' };
      return { name, versions: [version], preferredVersion: version };
    };
    return { kind: 'APIGroupList', apiVersion: 'v1', groups: GROUPS.map(group) };
  }
  const group = GROUPS.find((name) => path === `/apis/${name}/v1`);
  return group && list(versionOf(group), group);
}

// OpenAPI v3, as far as kubectl reads it: whether a kind's PATCH takes `fieldValidation` and `dryRun`,
// and the fields of each kind, for `kubectl explain` and patches.
export function openapi(path) {
  const places = ['', ...GROUPS].map((group) => [group, group ? `apis/${group}/v1` : 'api/v1']);
  if (path === '/openapi/v3') {
    return { paths: Object.fromEntries(places.map(([, at]) => [at, { serverRelativeURL: `/openapi/v3/${at}?hash=STAGE` }])) };
  }
  const place = places.find(([, at]) => path === `/openapi/v3/${at}`);
  if (!place) return undefined;
  const [group, at] = place;
  const mine = RESOURCES.filter((one) => one.group === group && one.model);
  const schemas = {};
  for (const one of mine) add(schemas, one.model);
  const parameter = (name) => ({ name, in: 'query', schema: { type: 'string', uniqueItems: true } });
  const paths = Object.fromEntries(mine.filter((one) => one.verbs.includes('patch')).map((one) => {
    const gvk = { group, version: 'v1', kind: one.kind };
    const schema = { $ref: `#/components/schemas/${one.model}` };
    const operation = (verb) => ({
      operationId: `${verb}${one.kind}`, 'x-kubernetes-action': verb, 'x-kubernetes-group-version-kind': gvk,
      parameters: ['dryRun', 'fieldManager', 'fieldValidation'].map(parameter),
      responses: { 200: { description: 'OK', content: { 'application/json': { schema } } } },
    });
    schemas[one.model]['x-kubernetes-group-version-kind'] = [gvk];
    return [`/${at}/${one.namespaced ? 'namespaces/{namespace}/' : ''}${one.resource}/{name}`, { patch: operation('patch'), put: operation('put'), delete: operation('delete') }];
  }));
  return { openapi: '3.0.0', info: { title: 'Kubernetes', version: 'v1.34.0' }, paths, components: { schemas } };
}

function add(schemas, model) {
  if (schemas[model]) return;
  const properties = {};
  schemas[model] = { type: 'object', properties };
  for (const [name, { type }] of fields(model)) properties[name] = schema(schemas, type);
}

function schema(schemas, type) {
  if (type.startsWith('[]')) return { type: 'array', items: schema(schemas, type.slice(2)) };
  if (type.startsWith('{}')) return { type: 'object', additionalProperties: schema(schemas, type.slice(2)) };
  if (fields(type)) {
    add(schemas, type);
    return { $ref: `#/components/schemas/${type}` };
  }
  if (['string', 'boolean'].includes(type)) return { type };
  if (type === 'number') return { type: 'integer' };
  return type === 'any' ? { type: 'object' } : { type: 'string' };
}
