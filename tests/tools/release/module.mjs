// Reads and writes the sections of a WebAssembly module (core specification, chapter 5).

/** The sections of a module: `{ id, whole, content }`. */
export function* sections(module) {
  for (let at = 8; at < module.length; ) {
    const [length, start] = read(module, at + 1);
    yield { id: module[at], whole: module.subarray(at, start + length), content: module.subarray(start, start + length) };
    at = start + length;
  }
}

/** A module of these sections: `{ id, content }`. */
export const moduleOfSections = (list) =>
  Buffer.concat([Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), ...list.flatMap(({ id, content }) => [Buffer.from([id, ...unsigned(content.length)]), Buffer.from(content)])]);

/** The entries of an import section: `{ module, name, kind, description }`, whose description begins with the kind. */
export function imports(content) {
  let [count, at] = read(content, 0);
  const all = [];
  const name = () => {
    const [length, start] = read(content, at);
    at = start + length;
    return content.subarray(start, at).toString();
  };
  const skip = () => {
    [, at] = read(content, at);
  };
  const limits = () => {
    const [flags, after] = read(content, at);
    at = after;
    skip();
    if (flags & 1) skip();
  };
  for (; count > 0; count -= 1) {
    const entry = { module: name(), name: name(), kind: content[at] };
    const begin = at;
    at += 1;
    if (entry.kind === 0) skip();
    else if (entry.kind === 1) {
      at += 1;
      limits();
    } else if (entry.kind === 2) limits();
    else if (entry.kind === 3) at += 2;
    else throw new Error(`an import of kind ${entry.kind}`);
    all.push({ ...entry, description: content.subarray(begin, at) });
  }
  return all;
}

/** The entries of an export section: `{ name, description }`, whose description is kind and index. */
export function exports(content) {
  let [count, at] = read(content, 0);
  const all = [];
  for (; count > 0; count -= 1) {
    const [length, start] = read(content, at);
    const [, end] = read(content, start + length + 1);
    all.push({ name: content.subarray(start, start + length).toString(), description: content.subarray(start + length, end) });
    at = end;
  }
  return all;
}

/** The bodies of the functions in a code section. */
export function bodies(content) {
  let [count, at] = read(content, 0);
  const all = [];
  for (; count > 0; count -= 1) {
    const [length, start] = read(content, at);
    all.push(content.subarray(start, start + length));
    at = start + length;
  }
  return all;
}

/** The functions' names by their index, imported ones first, of a custom section; none if it isn't `name` (appendix 7.4). */
export function functionNames(content) {
  const name = (place) => {
    const [length, start] = read(content, place);
    return [content.subarray(start, start + length).toString(), start + length];
  };
  let [section, at] = name(0);
  if (section !== 'name') return undefined;
  while (at < content.length) {
    const [length, start] = read(content, at + 1);
    if (content[at] === 1) return namesIn(start, name, content);
    at = start + length;
  }
  return new Map();
}

function namesIn(place, name, content) {
  let [count, at] = read(content, place);
  const all = new Map();
  for (; count > 0; count -= 1) {
    const [number, start] = read(content, at);
    const [found, after] = name(start);
    all.set(number, found);
    at = after;
  }
  return all;
}

/** A name as a module holds it. */
export const text = (value) => {
  const bytes = Buffer.from(value);
  return [...unsigned(bytes.length), ...bytes];
};

/** The number of variable length (LEB128) at a place, and the place after it. */
export function read(bytes, at) {
  let [value, factor] = [0, 1];
  for (;;) {
    const byte = bytes[at];
    at += 1;
    value += (byte & 127) * factor;
    factor *= 128;
    if (byte < 128) return [value, at];
  }
}

/** A number as bytes of variable length (LEB128). */
export function unsigned(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value);
  return bytes;
}
