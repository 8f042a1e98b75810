// Who may do what: the stage's people as ever, and whatever roles and bindings have been applied.
const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'delete', 'deletecollection', 'patch', 'update'];
const RBAC = 'rbac.authorization.k8s.io';
const WORK = ['configmaps', 'endpoints', 'events', 'persistentvolumeclaims', 'pods', 'pods/log', 'serviceaccounts', 'services'];

const rule = (apiGroups, resources, verbs) => ({ apiGroups, resources, verbs });
const view = [rule([''], WORK, READ), rule(['apps'], ['deployments', 'replicasets', 'statefulsets'], READ), rule(['batch'], ['cronjobs', 'jobs'], READ)];
const edit = [...view, rule([''], [...WORK, 'secrets'], WRITE), rule([''], ['secrets'], READ), rule(['apps'], ['deployments', 'replicasets', 'statefulsets'], WRITE), rule(['batch'], ['cronjobs', 'jobs'], WRITE), rule([''], ['serviceaccounts/token'], ['create'])];
const admin = [...edit, rule([RBAC], ['rolebindings', 'roles'], [...READ, ...WRITE])];
const all = [rule(['*'], ['*'], ['*'])];
const BUILT_IN = { view, edit, admin, 'cluster-admin': all };

const BASICS = [
  rule(['authorization.k8s.io'], ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'], ['create']),
  rule(['authentication.k8s.io'], ['selfsubjectreviews'], ['create']),
];
const NON_RESOURCE = [{ verbs: ['get'], nonResourceURLs: ['/api', '/api/*', '/apis', '/apis/*', '/healthz', '/livez', '/openapi', '/openapi/*', '/readyz', '/version', '/version/'] }];

export function rules({ user, namespace, config, store, everything }) {
  if (everything) return { resource: all, plain: [{ verbs: ['*'], nonResourceURLs: ['*'] }] };
  const resource = [...BASICS];
  if (config.namespaces?.[namespace]?.some((group) => user.groups.includes(group))) resource.push(...edit);
  const isUser = ({ kind, name, namespace: where }, bound) => {
    if (kind === 'Group') return user.groups.includes(name);
    if (kind === 'User') return user.username === name;
    return user.username === `system:serviceaccount:${where ?? bound}:${name}`;
  };
  const give = (binding) => {
    const { kind, name } = binding.roleRef;
    const role = kind === 'Role' ? store.get('roles', namespace, name) : store.get('clusterroles', '', name) ?? (BUILT_IN[name] && { rules: BUILT_IN[name] });
    resource.push(...(role?.rules ?? []));
  };
  const bindings = [...(namespace ? store.list('rolebindings', namespace) : []), ...store.list('clusterrolebindings', '')];
  bindings.filter((one) => one.subjects?.some((subject) => isUser(subject, one.metadata.namespace))).forEach(give);
  const plain = resource.filter((one) => one.nonResourceURLs).map(({ verbs, nonResourceURLs }) => ({ verbs, nonResourceURLs }));
  return { resource: resource.filter((one) => one.resources), plain: [...NON_RESOURCE, ...plain] };
}

export function may(list, { verb, group = '', resource, name = '' }) {
  const has = (values, value) => values?.some((one) => one === '*' || one === value);
  return list.some((one) => has(one.verbs, verb) && has(one.apiGroups, group) && has(one.resources, resource) && (!one.resourceNames?.length || one.resourceNames.includes(name)));
}
