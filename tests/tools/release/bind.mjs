// Makes small what stands between the program and its glue. wasm-bindgen writes long names with a
// hash, each in both files, classes that nothing here uses, and what those call.
import { exports, imports, moduleOfSections, sections, text, unsigned } from './module.mjs';

/** The glue without its classes: they are the streams of a library, and boot.js and the loader of the parts call functions. */
export function withoutClasses(glue) {
  const classes = [...glue.matchAll(/^export class (\w+) \{$[\s\S]*?^\}$\n(?:^if \(Symbol\.dispose\) .*$\n)?/gm)];
  let after = glue;
  for (const [whole, name] of classes) {
    after = after.replace(whole, '').replace(new RegExp(`^const ${name}Finalization = [\\s\\S]*?;$\\n`, 'm'), '');
    if (new RegExp(`\\b${name}`).test(after)) throw new Error(`the glue uses its class ${name}`);
  }
  return after;
}

/** The module without the exports that neither text names. */
export function withoutExports(module, ...texts) {
  const named = new Set(texts.flatMap((one) => one.match(/[\w$]+/g) ?? []));
  return rewritten(module, { 7: (content) => listed(exports(content).filter(({ name }) => named.has(name)).map(({ name, description }) => [...text(name), ...description])) });
}

/**
 * The glue without the functions that the module doesn't import, and both with short names: what the
 * module takes from the glue, and what it gives to nobody but the glue. `kept` is a text whose names stay.
 */
export function bound(glue, module, kept) {
  const found = (id, entries) => [...sections(module)].filter((one) => one.id === id).flatMap(({ content }) => entries(content));
  const from = GLUE.exec(glue)?.[1];
  if (!from) throw new Error('the glue does not name its imports');
  const taken = found(2, imports).filter((one) => one.module === from).map(({ name }) => name);
  const stays = new Set(kept.match(/[\w$]+/g));
  const given = found(7, exports).map(({ name }) => name).filter((name) => !stays.has(name) && new RegExp(`\\bwasm\\.${quoted(name)}\\b`).test(glue));
  const short = new Map(taken.map((name, number) => [name, number.toString(36)]));
  const out = new Map(given.map((name, number) => [name, `_${number.toString(36)}`]));

  let left = 0;
  let after = glue.replace(FUNCTION, (whole, name, rest) => {
    const key = name.replace(/^"|"$/g, '');
    if (!short.has(key)) return '';
    left += 1;
    return `        "${short.get(key)}": ${rest}`;
  });
  if (left !== taken.length) throw new Error(`the glue has ${left} of the ${taken.length} functions that the module imports`);
  after = after.replace(GLUE, (whole) => whole.replace(from, SHORT));
  for (const [name, other] of out) after = after.replaceAll(new RegExp(`\\bwasm\\.${quoted(name)}(?![\\w$])`, 'g'), `wasm.${other}`);
  return {
    glue: after,
    module: rewritten(module, {
      2: (content) => listed(imports(content).map((one) => {
        const own = one.module === from;
        return [...text(own ? SHORT : one.module), ...text(own ? short.get(one.name) : one.name), ...one.description];
      })),
      7: (content) => listed(exports(content).map(({ name, description }) => [...text(out.get(name) ?? name), ...description])),
    }),
  };
}

// Where the glue names what it gives, and each function of it, as wasm-bindgen writes them.
const GLUE = /^ {8}"(\.\/[\w-]+_bg\.js)": import0,$/m;
const FUNCTION = /^ {8}(\w+|"[^"\n]+"): (function\([\s\S]*?^ {8}\}.*,\n)/gm;
const SHORT = 'a';
const quoted = (name) => name.replace(/\$/g, '\\$');

const listed = (entries) => Buffer.from([...unsigned(entries.length), ...entries.flat()]);
const rewritten = (module, change) =>
  moduleOfSections([...sections(module)].map(({ id, content }) => ({ id, content: change[id]?.(content) ?? content })));
