// Says where the bytes of the page are: by room and by crate, for what is loaded before the button, on
// the way to the file, and later. `--write` puts the tables into docs/size.md.
//
// The shipped modules hold no names, so the build's last steps are done once more with names kept; the
// code is the same to the byte.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { between } from '../../bench/table.mjs';
import { bound, withoutClasses, withoutExports } from './bind.mjs';
import { languages } from './languages.mjs';
import { bodies, functionNames, imports, sections } from './module.mjs';
import { smallest } from './small.mjs';
import { loaded, stages as stage } from './stages.mjs';
import { owner } from './symbols.mjs';

export const BEGIN = '<!-- measured by `make size ARGS=--write`: what follows is written by it -->';
export const END = '<!-- end of what was measured -->';
const SENTENCES = 'data: sentences';
const TABLES = 'data: names, tables';
const REST = 'what holds it together';
// Owners of less are one row.
const ROWS = 24;

const root = new URL('../../../', import.meta.url).pathname;
const stages = [
  { what: 'Before the sign-in button', parts: () => [named('page', ofPage)], has: stage.door },
  { what: 'On the way to the file', parts: () => ofParts(/^(split_inside|chunk_\d+)\.wasm$/), has: stage.file },
  { what: 'Later, when it is first opened', parts: () => ofParts(/^split_more\.wasm$/), has: stage.later },
];

// A module as it is shipped, but with the names of its functions; kept to be looked at.
function named(name, made) {
  const bytes = made();
  mkdirSync(join(root, 'target/size'), { recursive: true });
  writeFileSync(join(root, 'target/size', `${name}.wasm`), bytes);
  return bytes;
}

const ofParts = (wanted) =>
  readdirSync(join(root, 'target/parts')).filter((name) => wanted.test(name)).map((name) =>
    named(name.replace('.wasm', ''), () => smallest(join(root, 'target/parts', name), true)));

// What wasm-bindgen made of the first part, then what Trunk and `finish-build.mjs` do to it.
function ofPage() {
  const from = join(root, 'target/wasm-bindgen/release/purser-page');
  const module = join(root, 'target/size/page.wasm');
  mkdirSync(join(root, 'target/size'), { recursive: true });
  execFileSync('wasm-opt', ['-g', '-Oz', `${from}_bg.wasm`, '-o', module]);
  const loader = readFileSync(join(root, 'target/parts/__wasm_split.js'), 'utf8');
  const bare = withoutClasses(readFileSync(`${from}.js`, 'utf8'));
  writeFileSync(module, withoutExports(readFileSync(module), bare, loader));
  return bound(bare, smallest(module, true), loader).module;
}

/** The functions of a module: their bodies, and who owns each. */
export function functions(module) {
  const all = (wanted, read) => [...sections(module)].filter(({ id }) => id === wanted).flatMap(({ content }) => read(content));
  const imported = all(2, imports).filter(({ kind }) => kind === 0).length;
  const names = all(0, functionNames).find(Boolean) ?? new Map();
  return all(10, bodies).map((body, number) => {
    // The order that `small.mjs` gave them stands before their names.
    const name = (names.get(imported + number) ?? '').replace(/^b\d{6}/, '');
    return { name, owner: owner(name), body };
  });
}

/** The bytes of a data section that are one of these sentences, and all others. */
export function sentencesIn(data, all) {
  const said = new Uint8Array(data.length);
  for (const sentence of all) {
    const bytes = Buffer.from(sentence);
    for (let at = data.indexOf(bytes); at >= 0; at = data.indexOf(bytes, at + 1)) said.fill(1, at, at + bytes.length);
  }
  return [1, 0].map((kind) => data.filter((_, at) => said[at] === kind));
}

/** What a module is made of: the bytes of each owner, by its name. */
export function pieces(module, sentences) {
  const found = new Map();
  const add = (name, bytes) => found.set(name, [...(found.get(name) ?? []), bytes]);
  for (const { owner: name, body } of functions(module)) add(name, body);
  for (const { id, whole, content } of sections(module)) {
    if (id === 11) {
      const [said, other] = sentencesIn(content, sentences);
      add(SENTENCES, said);
      add(TABLES, other);
    } else if (id !== 10 && id !== 0) add(REST, whole);
  }
  return found;
}

const compress = promisify(brotliCompress);
const compressed = async (bytes) => (await compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })).length;

/** A row for each of the `most` largest owners and one for the others: the bytes, and by how much the compressed whole is smaller without them. */
export async function rows(found, most = ROWS) {
  const size = (parts) => parts.reduce((sum, part) => sum + part.length, 0);
  const sorted = [...found].sort(([, one], [, other]) => size(other) - size(one));
  const rest = sorted.slice(most);
  const groups = sorted.slice(0, most).map(([name]) => ({ name, of: [name] }));
  if (rest.length) groups.push({ name: `${rest.length} others`, of: rest.map(([name]) => name) });
  const without = (left) => compressed(Buffer.concat([...found].filter(([name]) => !left.includes(name)).flatMap(([, parts]) => parts)));
  const whole = await without([]);
  return Promise.all(groups.map(async ({ name, of }) => [name, size(of.flatMap((one) => found.get(one))), whole - await without(of)]));
}

const number = (value) => value.toLocaleString('en');
const markdown = (head, lines) => [`| ${head.join(' | ')} |`, '|---|--:|--:|', ...lines.map(([name, raw, brotli]) => `| ${name} | ${number(raw)} | ${number(brotli)} |`)].join('\n');

async function filesTable(has) {
  const names = loaded(join(root, 'dist')).filter(has);
  const lines = await Promise.all(names.map(async (name) => {
    const bytes = readFileSync(join(root, 'dist', name));
    return [`\`${name.replace(/-[0-9a-f]{16}/, '')}\``, bytes.length, await compressed(bytes)];
  }));
  const sum = (column) => lines.reduce((total, line) => total + line[column], 0);
  return markdown(['file', 'bytes', 'brotli'], [...lines, ['in all', sum(1), sum(2)]]);
}

async function main() {
  // A single small word may as well be the name of a key.
  const isSentence = (one) => / |^[A-Z].{5}/.test(one);
  const sentences = new Set(languages().flatMap((one) => Object.keys(one.sentences)).map((one) => one.replace(/\|[a-z]+$/, '')).filter(isSentence));
  const text = [];
  for (const { what, parts, has } of stages) {
    const found = new Map();
    for (const module of parts()) for (const [name, bytes] of pieces(module, sentences)) found.set(name, [...(found.get(name) ?? []), ...bytes]);
    text.push(`### ${what}`, await filesTable(has), markdown(['owner', 'bytes', 'brotli'], await rows(found)));
  }
  console.log(text.join('\n\n'));
  if (!process.argv.includes('--write')) return;
  const document = join(root, 'docs/size.md');
  writeFileSync(document, between(readFileSync(document, 'utf8'), text.join('\n\n'), BEGIN, END));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
