// What kube-apiserver checks of an object once it is decoded: pkg/apis/rbac/validation,
// pkg/apis/core/validation, pkg/apis/authentication/validation. Each gives a list of sentences.
const RBAC = 'rbac.authorization.k8s.io';
const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL_SAYS = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const SUBDOMAIN_SAYS = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

const required = (path, more) => `${path}: Required value${more ? `: ${more}` : ''}`;
const invalid = (path, value, why) => `${path}: Invalid value: ${JSON.stringify(value)}: ${why}`;
const unsupported = (path, value, all) => `${path}: Unsupported value: ${JSON.stringify(value)}: supported values: ${all.map((one) => JSON.stringify(one)).join(', ')}`;

const subdomain = (path, name) => (name.length <= 253 && SUBDOMAIN.test(name) ? [] : [invalid(path, name, SUBDOMAIN_SAYS)]);
const segment = (path, name) => {
  if (['.', '..'].includes(name)) return [invalid(path, name, `may not be '${name}'`)];
  return ['/', '%'].filter((c) => name.includes(c)).map((c) => invalid(path, name, `may not contain '${c}'`));
};

// As SetDefaults_RoleBinding, SetDefaults_Subject and SetDefaults_Secret.
export function defaults(kind, object) {
  if (kind === 'Secret') object.type ||= 'Opaque';
  if (!/RoleBinding$/.test(kind)) return;
  if (object.roleRef) object.roleRef.apiGroup ||= RBAC;
  for (const subject of object.subjects ?? []) {
    if (['User', 'Group'].includes(subject.kind)) subject.apiGroup ||= RBAC;
  }
}

export function validate(kind, object) {
  const name = object.metadata?.name ?? '';
  const says = [];
  if (!name && !object.metadata?.generateName) says.push(required('metadata.name', 'name or generateName is required'));
  else if (/Role/.test(kind)) says.push(...segment('metadata.name', name));
  else if (kind === 'Namespace') says.push(...(LABEL.test(name) ? [] : [invalid('metadata.name', name, LABEL_SAYS)]));
  else says.push(...subdomain('metadata.name', name));
  if (kind === 'Role' || kind === 'ClusterRole') (object.rules ?? []).forEach((rule, n) => says.push(...ruleSays(rule, `rules[${n}]`, kind === 'Role')));
  if (/RoleBinding$/.test(kind)) says.push(...binding(object, kind === 'RoleBinding'));
  if (kind === 'Secret') says.push(...secret(object));
  return says;
}

function ruleSays(rule, path, namespaced) {
  const some = (list) => (list?.length ?? 0) > 0;
  if (!some(rule.verbs)) return [required(`${path}.verbs`, 'verbs must contain at least one value')];
  if (some(rule.nonResourceURLs)) {
    if (namespaced) return [invalid(`${path}.nonResourceURLs`, rule.nonResourceURLs, 'namespaced rules cannot apply to non-resource URLs')];
    if (some(rule.apiGroups) || some(rule.resources) || some(rule.resourceNames)) return [invalid(`${path}.nonResourceURLs`, rule.nonResourceURLs, 'rules cannot apply to both regular resources and non-resource URLs')];
    return [];
  }
  return [
    ...(some(rule.apiGroups) ? [] : [required(`${path}.apiGroups`, 'resource rules must supply at least one api group')]),
    ...(some(rule.resources) ? [] : [required(`${path}.resources`, 'resource rules must supply at least one resource')]),
  ];
}

function binding({ roleRef = {}, subjects = [] }, namespaced) {
  const says = [];
  if (roleRef.apiGroup !== RBAC) says.push(unsupported('roleRef.apiGroup', roleRef.apiGroup ?? '', [RBAC]));
  const kinds = namespaced ? ['Role', 'ClusterRole'] : ['ClusterRole'];
  if (!kinds.includes(roleRef.kind)) says.push(unsupported('roleRef.kind', roleRef.kind ?? '', kinds));
  if (!roleRef.name) says.push(required('roleRef.name'));
  else says.push(...segment('roleRef.name', roleRef.name));
  subjects.forEach((one, n) => {
    const path = `subjects[${n}]`;
    if (!one.name) says.push(required(`${path}.name`));
    if (one.kind === 'ServiceAccount') {
      if (one.name) says.push(...subdomain(`${path}.name`, one.name));
      if (one.apiGroup) says.push(unsupported(`${path}.apiGroup`, one.apiGroup, ['']));
      if (!one.namespace) says.push(required(`${path}.namespace`));
    } else if (['User', 'Group'].includes(one.kind)) {
      if (one.apiGroup !== RBAC) says.push(unsupported(`${path}.apiGroup`, one.apiGroup, [RBAC]));
    } else says.push(unsupported(`${path}.kind`, one.kind ?? '', ['ServiceAccount', 'User', 'Group']));
  });
  return says;
}

function secret(object) {
  const account = 'kubernetes.io/service-account.name';
  if (object.type !== 'kubernetes.io/service-account-token') return [];
  return object.metadata?.annotations?.[account] ? [] : [required(`metadata.annotations[${account}]`)];
}

// TokenRequest: ten minutes at least.
export function tokenRequest({ spec = {} }) {
  const seconds = spec.expirationSeconds ?? 3600;
  if (seconds < 600) return [invalid('spec.expirationSeconds', seconds, 'may not specify a duration less than 10 minutes')];
  if (seconds > 2 ** 32) return [invalid('spec.expirationSeconds', seconds, 'may not specify a duration larger than 2^32 seconds')];
  return [];
}
