// The notices that the licences of others ask for: each crate that is shipped, with the text that its own
// package has. A crate without one fails, unless it stands below.
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

// Packages that name the MIT licence as one of theirs, and bring no text along. Looked at one by one:
// take a crate off once its package has the file.
const WITHOUT_TEXT = new Set([
  'any_spawner', 'const_str_slice_concat', 'drain_filter_polyfill', 'either_of', 'erased', 'gloo-net', 'gloo-utils',
  'hydration_context', 'leptos', 'leptos_config', 'leptos_dom', 'leptos_hot_reload', 'leptos_server', 'next_tuple', 'oco_ref',
  'or_poisoned', 'reactive_graph', 'reactive_stores', 'rstml', 'server_fn', 'tachys', 'throw_error', 'wasm_split_cli_support',
  'wasm_split_helpers',
]);
const MIT = readFileSync(new URL('MIT.txt', import.meta.url), 'utf8').trim();
const NAMED = /^(licen[cs]e|copying|unlicense|notice|copyright)/i;

/** The texts in a package's folder, by the names of their files, with lines that end alike. */
export function textsOf(folder) {
  const found = readdirSync(folder).filter((name) => NAMED.test(name)).sort().flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? readdirSync(path).sort().map((inner) => join(path, inner)) : [path];
  });
  return found.filter((path) => statSync(path).isFile() && !path.endsWith('.rs'))
    .map((path) => readFileSync(path, 'utf8').replaceAll('\r\n', '\n').replace(/[ \t]+$/gm, '').trim()).filter(Boolean);
}

/** What a crate is given with: the texts of its package, or the one that it names. */
export function licenceOf(one) {
  const texts = one.tool ? [] : textsOf(one.folder);
  if (texts.length > 0) return texts;
  if (!WITHOUT_TEXT.has(one.name) || !/\bMIT\b/.test(one.license)) {
    throw new Error(`${one.crate} (${one.license}) has no text of its licence in its package`);
  }
  const who = one.authors.length > 0 ? one.authors.map((author) => author.replace(/\s*<.*>$/, '')).join(', ') : `the authors of ${one.name}`;
  return [`${MIT.replace('<who>', who)}`];
}

/** The whole text. Crates with one and the same licence text share it. */
export function notices(crates) {
  const others = crates.filter((one) => !one.own);
  const shared = new Map();
  for (const one of others) {
    for (const text of licenceOf(one)) shared.set(text, [...(shared.get(text) ?? []), one.crate]);
  }
  const rule = '='.repeat(80);
  return [
    'Purser is given under the Apache License 2.0 (LICENSE). It contains the packages below, each under',
    'its own licence. The texts follow. The notices of the standard library of Rust are in rust-std/.',
    '',
    ...others.map((one) => `${one.name} ${one.version}: ${one.license}; in ${one.in.join(' and ')}`),
    ...[...shared].flatMap(([text, names]) => ['', rule, names.map((crate) => crate.replace('@', ' ')).join(', '), rule, '', text]),
    '',
  ].join('\n');
}

/** The notices of a compiler's standard library: the file's name and its bytes. */
export function standardNotices(rustc) {
  const text = (...args) => execFileSync(rustc, args, { encoding: 'utf8' }).trim();
  const release = /^release: (.+)$/m.exec(text('-vV'))[1];
  const short = release.split('.').slice(0, 2).join('.');
  const places = [
    [join(text('--print', 'sysroot'), 'share/doc/rust/COPYRIGHT-library.html'), 'html'],
    [`/usr/share/doc/libstd-rust-web-${short}/copyright`, 'txt'],
    [`/usr/share/doc/libstd-rust-${short}/copyright`, 'txt'],
  ];
  const found = places.find(([path]) => existsSync(path));
  if (!found) throw new Error(`the notices of the standard library of Rust ${release} are not on this machine`);
  return { release, name: `rust-std/${release}.${found[1]}`, bytes: readFileSync(realpathSync(found[0])) };
}
