// Decoding as kube-apiserver does it (sigs.k8s.io/json): names in their exact case, and every unknown
// or duplicate field remembered with its path.
import { fields } from './kinds.mjs';

// JSON.parse that keeps what JSON.parse forgets: which names stood twice, with their paths.
export function parse(text) {
  let at = 0;
  const duplicates = [];
  const fail = () => {
    throw new SyntaxError(at < text.length ? `invalid character '${text[at]}' at offset ${at}` : 'unexpected end of JSON input');
  };
  const space = () => {
    while (' \t\n\r'.includes(text[at]) && at < text.length) at += 1;
  };
  const take = (c) => {
    space();
    if (text[at] !== c) fail();
    at += 1;
  };
  const scalar = () => {
    const found = /"(?:[^"\\\u0000-\u001f]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
    found.lastIndex = at;
    const [token] = found.exec(text) ?? fail();
    at += token.length;
    return JSON.parse(token);
  };
  const value = (path) => {
    space();
    if (text[at] === '[') {
      at += 1;
      const list = [];
      for (space(); text[at] !== ']'; space()) {
        if (list.length) take(',');
        list.push(value(`${path}[${list.length}]`));
      }
      at += 1;
      return list;
    }
    if (text[at] !== '{') return scalar();
    at += 1;
    const map = new Map();
    for (space(); text[at] !== '}'; space()) {
      if (map.size) take(',');
      space();
      if (text[at] !== '"') fail();
      const name = scalar();
      const inner = path ? `${path}.${name}` : name;
      if (map.has(name)) duplicates.push(inner);
      take(':');
      map.set(name, value(inner));
    }
    at += 1;
    return Object.fromEntries(map);
  };
  const whole = value('');
  space();
  if (at < text.length) fail();
  return { value: whole, duplicates };
}

// What a model makes of an object: the fields it does not know, and the first of a wrong type.
export function decode(model, object) {
  const unknown = [];
  const wrong = [];
  walk(model, object, '', '', unknown, wrong);
  return { unknown, wrong: wrong[0] };
}

const named = (value) => (Array.isArray(value) ? 'array' : typeof value);

function walk(type, value, path, owner, unknown, wrong) {
  if (value === null || value === undefined) return;
  const expect = (fine, what) => fine || wrong.push(`json: cannot unmarshal ${named(value)} into Go struct field ${owner}.${path} of type ${what}`);
  const join = (name) => (path ? `${path}.${name}` : name);
  if (type.startsWith('[]')) {
    if (!expect(Array.isArray(value), type)) return;
    value.forEach((one, n) => walk(type.slice(2), one, `${path}[${n}]`, owner, unknown, wrong));
  } else if (type.startsWith('{}')) {
    if (!expect(named(value) === 'object', `map[string]${type.slice(2)}`)) return;
    for (const [name, one] of Object.entries(value)) walk(type.slice(2), one, join(name), owner, unknown, wrong);
  } else if (fields(type)) {
    const known = fields(type);
    const own = type.replace(/^(?:.*V1|V1)/, '');
    if (!expect(named(value) === 'object', `v1.${own}`)) return;
    for (const [name, one] of Object.entries(value)) {
      const field = known.get(name);
      if (field) walk(field.type, one, join(name), own, unknown, wrong);
      else unknown.push(join(name));
    }
  } else if (type === 'number') {
    expect(Number.isInteger(value), 'int64');
  } else if (type === 'boolean') {
    expect(typeof value === 'boolean', 'bool');
  } else if (type !== 'any' && type !== 'IntOrString') {
    expect(typeof value === 'string', type === 'Date' ? 'time.Time' : 'string');
  }
}
