// The bodies that kubectl's typed commands send: protobuf in Kubernetes' envelope (`k8s\0` and a
// runtime.Unknown). Field numbers are those of the generated.proto files of k8s.io/api.
export const PROTOBUF = 'application/vnd.kubernetes.protobuf';

// name -> [field number, type]; `[]` repeats, `{}` is a map of texts, 'text', 'int' and 'bool' are plain.
const META = { name: [1, 'text'], generateName: [2, 'text'], namespace: [3, 'text'], labels: [11, '{}'], annotations: [12, '{}'] };
const RULE = { verbs: [1, '[]text'], apiGroups: [2, '[]text'], resources: [3, '[]text'], resourceNames: [4, '[]text'], nonResourceURLs: [5, '[]text'] };
const SUBJECT = { kind: [1, 'text'], apiGroup: [2, 'text'], name: [3, 'text'], namespace: [4, 'text'] };
const ROLE_REF = { apiGroup: [1, 'text'], kind: [2, 'text'], name: [3, 'text'] };
const metadata = [1, META];
const role = { metadata, rules: [2, [RULE]] };
const binding = { metadata, subjects: [2, [SUBJECT]], roleRef: [3, ROLE_REF] };
const MESSAGES = {
  Namespace: { metadata },
  ServiceAccount: { metadata, automountServiceAccountToken: [4, 'bool'] },
  Role: role, ClusterRole: role, RoleBinding: binding, ClusterRoleBinding: binding,
  TokenRequest: { metadata, spec: [2, { audiences: [1, '[]text'], boundObjectRef: [3, { kind: [1, 'text'], apiVersion: [2, 'text'], name: [3, 'text'], uid: [4, 'text'] }], expirationSeconds: [4, 'int'] }] },
  SelfSubjectReview: { metadata },
  SelfSubjectRulesReview: { metadata, spec: [2, { namespace: [1, 'text'] }] },
  SelfSubjectAccessReview: {
    metadata,
    spec: [2, {
      resourceAttributes: [1, { namespace: [1, 'text'], verb: [2, 'text'], group: [3, 'text'], version: [4, 'text'], resource: [5, 'text'], subresource: [6, 'text'], name: [7, 'text'] }],
      nonResourceAttributes: [2, { path: [1, 'text'], verb: [2, 'text'] }],
    }],
  },
};
const UNKNOWN = { typeMeta: [1, { apiVersion: [1, 'text'], kind: [2, 'text'] }], raw: [2, 'bytes'] };

// The object, as JSON would have it. Throws where it is none, or of a kind that is not in the table.
export function fromProtobuf(bytes) {
  if (bytes.subarray(0, 4).toString('latin1') !== 'k8s\0') throw new SyntaxError('provided data does not appear to be a protobuf message');
  const { typeMeta: { apiVersion, kind }, raw } = message(UNKNOWN, bytes.subarray(4));
  if (!Object.hasOwn(MESSAGES, kind)) throw new SyntaxError(`no protobuf for the kind ${kind}`);
  return { apiVersion, kind, ...message(MESSAGES[kind], raw ?? Buffer.alloc(0)) };
}

function message(table, bytes) {
  const made = {};
  let at = 0;
  const varint = () => {
    for (let value = 0n, shift = 0n; ; shift += 7n) {
      if (at >= bytes.length) throw new SyntaxError('unexpected EOF');
      const byte = bytes[at];
      at += 1;
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const [number, wire] = [tag >> 3, tag & 7];
    let value;
    if (wire === 0) value = varint();
    else if (wire === 2) {
      const end = Number(varint()) + at;
      if (end > bytes.length) throw new SyntaxError('unexpected EOF');
      value = bytes.subarray(at, end);
      at = end;
    } else throw new SyntaxError(`wire type ${wire}`);
    const found = Object.entries(table).find(([, [own]]) => own === number);
    if (found) put(made, found[0], found[1][1], value);
  }
  return made;
}

function put(made, name, type, value) {
  if (Array.isArray(type)) (made[name] ??= []).push(message(type[0], value));
  else if (typeof type === 'object') made[name] = message(type, value);
  else if (type === '[]text') (made[name] ??= []).push(value.toString());
  else if (type === '{}') {
    const { key = '', value: text = '' } = message({ key: [1, 'text'], value: [2, 'text'] }, value);
    (made[name] ??= {})[key] = text;
  } else if (type === 'bytes') made[name] = value;
  else if (type === 'int') made[name] = Number(BigInt.asIntN(64, value));
  else if (type === 'bool') made[name] = value !== 0n;
  // Go writes empty texts too, which mean nothing.
  else if (value.length) made[name] = value.toString();
}
