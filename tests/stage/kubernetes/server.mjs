// Answers as kube-apiserver does for the few kinds of kinds.mjs: strict decoding, validation, dry run,
// tokens of service accounts, and questions about one's own rights.
import { serviceAccounts } from './accounts.mjs';
import { apiVersionOf, discovery, find, GROUPS, openapi } from './kinds.mjs';
import { fromProtobuf, PROTOBUF } from './protobuf.mjs';
import { may, rules } from './rights.mjs';
import { Store } from './store.mjs';
import { decode, parse } from './strict.mjs';
import { defaults, tokenRequest, validate } from './validate.mjs';

export function status(code, reason, message, details) {
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, ...(details && { details }), code };
}

class Refusal extends Error {
  constructor(...args) {
    super(args[2]);
    this.answer = [args[0], status(...args)];
  }
}

// What a cluster keeps, beside how it trusts people.
export async function kubernetes(name, namespaces) {
  return { store: new Store(namespaces), accounts: await serviceAccounts(name) };
}

// One request. Gives [code, body, warning?], or undefined for what the stage answers elsewhere.
export async function answer(request) {
  const { path, method } = request;
  if (method === 'GET') {
    const said = discovery(path) ?? openapi(path);
    if (said) return [200, said];
  }
  const at = place(path);
  const one = at && find(at.group, at.resource);
  if (!one?.model) return undefined;
  try {
    return await act({ ...request, ...at, one });
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

// /api/v1/namespaces/N/kind/name/sub and its kin, taken apart.
function place(path) {
  const [, group = '', rest] = /^\/(?:api|apis\/([^/]+))\/v1\/(.+)$/.exec(path) ?? [];
  if (rest === undefined || (group && !GROUPS.includes(group))) return undefined;
  const parts = rest.split('/').map(decodeURIComponent);
  const inside = parts[0] === 'namespaces' && parts.length > 2;
  const [namespace, [kind, name = '', sub]] = inside ? [parts[1], parts.slice(2)] : ['', parts];
  return { group, namespace, resource: sub ? `${kind}/${sub}` : kind, name };
}

const VERBS = { GET: ['list', 'get'], POST: ['create', 'create'], PUT: ['', 'update'], PATCH: ['', 'patch'], DELETE: ['', 'delete'] };

function allow(request) {
  const { group, resource, namespace, name, user, method } = request;
  const verb = VERBS[method]?.[name ? 1 : 0];
  const whose = group ? `${resource}.${group}` : resource;
  if (!verb) throw new Refusal(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource');
  if (may(rules(request).resource, { verb, group, resource, name })) return;
  const where = namespace ? `in the namespace "${namespace}"` : 'at the cluster scope';
  throw new Refusal(403, 'Forbidden', `${whose}${name ? ` "${name}"` : ''} is forbidden: User "${user.username}" cannot ${verb} resource "${resource}" in API group "${group}" ${where}`);
}

async function act(request) {
  const { one, method, namespace, name, resource, store } = request;
  // The list of namespaces has its own answer, by people.
  if (resource === 'namespaces' && method === 'GET' && !name) return undefined;
  allow(request);
  if (namespace && !store.get('namespaces', '', namespace)) throw new Refusal(404, 'NotFound', `namespaces "${namespace}" not found`, { name: namespace, kind: 'namespaces' });
  if (one.kind === 'TokenRequest') return token(request);
  if (one.kind.startsWith('SelfSubject')) return self(request);
  const there = name && store.get(resource, namespace, name);
  const missing = () => new Refusal(404, 'NotFound', `${resource}${one.group ? `.${one.group}` : ''} "${name}" not found`, { name, group: one.group, kind: resource });
  if (method === 'GET' && !name) {
    const items = store.list(resource, one.namespaced && namespace ? namespace : undefined);
    return [200, { kind: `${one.kind}List`, apiVersion: apiVersionOf(one), metadata: { resourceVersion: '1' }, items }];
  }
  if (method === 'GET') {
    if (!there) throw missing();
    return [200, there];
  }
  if (method === 'DELETE') {
    if (!there) throw missing();
    if (!dry(request)) store.drop(resource, namespace, name);
    return [200, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details: { name, kind: resource, uid: there.metadata.uid } }];
  }
  return write(request, there, missing);
}

function dry({ query }) {
  const asked = query.getAll('dryRun');
  const odd = asked.find((value) => value !== 'All');
  if (odd !== undefined) throw new Refusal(422, 'Invalid', ` "" is invalid: dryRun: Unsupported value: ${JSON.stringify(odd)}: supported values: "All"`);
  return asked.length > 0;
}

// The body as an object of its kind. Gives it with a warning where the client asked only for that.
function read({ one, body, query, headers }, object) {
  const type = headers['content-type'] ?? '';
  const [json, protobuf] = [/^application\/json\b/.test(type), type.startsWith(PROTOBUF)];
  if (object === undefined && !json && !protobuf) throw new Refusal(415, 'UnsupportedMediaType', `the body of the request was in an unknown format - accepted media types include: application/json, ${PROTOBUF}`);
  const cannot = (why) => new Refusal(400, 'BadRequest', `${one.kind} in version "v1" cannot be handled as a ${one.kind}: ${why}`);
  let duplicates = [];
  let value = object;
  if (value === undefined) {
    try {
      if (protobuf) value = fromProtobuf(body);
      else ({ value, duplicates } = parse(body.toString()));
    } catch (error) {
      throw cannot(error.message);
    }
  }
  if (value?.kind !== one.kind || value.apiVersion !== apiVersionOf(one)) {
    throw new Refusal(400, 'BadRequest', `the API version in the data (${value?.apiVersion}, Kind=${value?.kind}) does not match the expected API version (${apiVersionOf(one)}, Kind=${one.kind})`);
  }
  const { unknown, wrong } = decode(one.model, value);
  if (wrong) throw cannot(wrong);
  const faults = [...duplicates.map((path) => `duplicate field "${path}"`), ...unknown.map((path) => `unknown field "${path}"`)];
  const wanted = query.get('fieldValidation') || 'Warn';
  if (!['Strict', 'Warn', 'Ignore'].includes(wanted)) throw new Refusal(422, 'Invalid', ` "" is invalid: fieldValidation: Unsupported value: ${JSON.stringify(wanted)}: supported values: "Ignore", "Strict", "Warn"`);
  if (faults.length && wanted === 'Strict') throw cannot(`strict decoding error: ${faults.join(', ')}`);
  return [value, wanted === 'Warn' && faults.length ? faults.join(', ') : undefined];
}

// A patch upon an object: maps are merged, null takes away, lists are replaced, directives left out.
function merge(old, patch) {
  const map = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
  const made = { ...old };
  for (const [name, value] of Object.entries(patch)) {
    if (name.startsWith('$')) continue;
    if (value === null) delete made[name];
    else made[name] = map(value) ? merge(map(made[name]) ? made[name] : {}, value) : value;
  }
  return made;
}

async function write(request, there, missing) {
  const { one, method, namespace, name, resource, store, headers, body } = request;
  const applies = /apply-patch/.test(headers['content-type'] ?? '');
  let object;
  if (method === 'PATCH') {
    if (!there && !applies) throw missing();
    let patch;
    try {
      patch = parse(body.toString()).value;
    } catch (error) {
      throw new Refusal(400, 'BadRequest', `error decoding patch: ${error.message}`);
    }
    object = there ? merge(there, patch) : patch;
  } else if (method === 'PUT' && !there) throw missing();
  const [value, warning] = read(request, object);
  value.metadata ??= {};
  if (one.namespaced && value.metadata.namespace && value.metadata.namespace !== namespace) {
    throw new Refusal(400, 'BadRequest', `the namespace of the provided object does not match the namespace sent on the request`);
  }
  if (one.namespaced) value.metadata.namespace = namespace;
  if (name && value.metadata.name !== name) throw new Refusal(400, 'BadRequest', `the name of the object (${value.metadata.name}) does not match the name on the URL (${name})`);
  defaults(one.kind, value);
  const says = validate(one.kind, value);
  const whose = `${one.kind}${one.group ? `.${one.group}` : ''}`;
  if (there && /RoleBinding$/.test(one.kind) && JSON.stringify(sorted(there.roleRef)) !== JSON.stringify(sorted(value.roleRef))) {
    says.push(`roleRef: Invalid value: cannot change roleRef`);
  }
  if (says.length) {
    const list = says.length > 1 ? `[${says.join(', ')}]` : says[0];
    throw new Refusal(422, 'Invalid', `${whose} "${value.metadata.name ?? ''}" is invalid: ${list}`);
  }
  if (method === 'POST' && store.get(resource, namespace, value.metadata.name)) {
    throw new Refusal(409, 'AlreadyExists', `${resource}${one.group ? `.${one.group}` : ''} "${value.metadata.name}" already exists`, { name: value.metadata.name, kind: resource });
  }
  const kept = there ? value : store.born(value);
  if (!dry(request)) {
    store.put(resource, namespace, kept);
    await controllers(request, kept);
  }
  return [there ? 200 : 201, kept, warning];
}

const sorted = (object = {}) => Object.entries(object).sort();

// The token controller fills in a Secret, and removes one whose account is not there.
async function controllers({ one, store, namespace, accounts, ca }, object) {
  if (one.kind === 'Namespace') store.put('serviceaccounts', object.metadata.name, store.born({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: object.metadata.name } }));
  if (one.kind !== 'Secret' || object.type !== 'kubernetes.io/service-account-token') return;
  const account = store.get('serviceaccounts', namespace, object.metadata.annotations['kubernetes.io/service-account.name']);
  if (!account) {
    store.drop('secrets', namespace, object.metadata.name);
    return;
  }
  const base64 = (text) => Buffer.from(text).toString('base64');
  object.metadata.annotations['kubernetes.io/service-account.uid'] = account.metadata.uid;
  object.data = { 'ca.crt': base64(ca), namespace: base64(namespace), token: base64(await accounts.forever(object, account)) };
}

async function token(request) {
  const { namespace, name, store, accounts } = request;
  const account = store.get('serviceaccounts', namespace, name);
  if (!account) throw new Refusal(404, 'NotFound', `serviceaccounts "${name}" not found`, { name, kind: 'serviceaccounts' });
  const [asked, warned] = read(request);
  const says = tokenRequest(asked);
  if (says.length) throw new Refusal(422, 'Invalid', `TokenRequest.authentication.k8s.io "" is invalid: ${says.join(', ')}`);
  const spec = asked.spec ?? {};
  const { aud, seconds, warning, status: given } = await accounts.issue(account, spec);
  const made = { kind: 'TokenRequest', apiVersion: 'authentication.k8s.io/v1', metadata: { name, namespace, creationTimestamp: null }, spec: { ...spec, audiences: aud, expirationSeconds: seconds }, status: given };
  return [201, made, warned ?? (warning || undefined)];
}

function self(request) {
  const { one, user, method } = request;
  if (method !== 'POST') throw new Refusal(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource');
  const [asked, warning] = request.body.length ? read(request) : [{ spec: {} }];
  const made = (more) => [201, { kind: one.kind, apiVersion: apiVersionOf(one), metadata: { creationTimestamp: null }, ...more }, warning];
  const { username, uid, groups } = user;
  if (one.kind === 'SelfSubjectReview') return made({ status: { userInfo: { username, ...(uid && { uid }), groups } } });
  const spec = asked.spec ?? {};
  if (one.kind === 'SelfSubjectRulesReview') {
    const { resource, plain } = rules({ ...request, namespace: spec.namespace ?? '' });
    return made({ spec, status: { resourceRules: resource, nonResourceRules: plain, incomplete: false } });
  }
  const { resourceAttributes: what, nonResourceAttributes: path } = spec;
  const { resource, plain } = rules({ ...request, namespace: what?.namespace ?? '' });
  const full = what && (what.subresource ? `${what.resource}/${what.subresource}` : what.resource);
  const fits = (url) => url === '*' || url === path.path || (url.endsWith('*') && path.path.startsWith(url.slice(0, -1)));
  const allowed = what
    ? may(resource, { verb: what.verb, group: what.group, resource: full, name: what.name })
    : plain.some(({ verbs, nonResourceURLs }) => verbs.some((verb) => verb === '*' || verb === path.verb) && nonResourceURLs.some(fits));
  return made({ spec, status: { allowed } });
}
