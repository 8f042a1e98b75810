// Which crates are linked into what is shipped: cargo's own answer, for the page's module and for the
// program, with normal dependencies and the features that these switch on. What only runs in the
// compiler (procedural macros, build scripts) is in neither.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const root = new URL('../../../', import.meta.url).pathname;
/** What is shipped: its name, and the target whose dependencies it has. */
export const SHIPPED = [
  { name: 'purser-page', target: 'wasm32-unknown-unknown', what: 'the page' },
  { name: 'purser', target: null, what: 'the program for the terminal' },
];

const cargo = (...args) =>
  execFileSync('cargo', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] });

/** The compiler's name for this machine, such as x86_64-unknown-linux-gnu. */
export const host = () => /^host: (.+)$/m.exec(execFileSync('rustc', ['-vV'], { encoding: 'utf8' }))[1];

/** The packages of Cargo.lock: `name@version` to the SHA-256 of the package's file. */
export function locked(text = readFileSync(join(root, 'Cargo.lock'), 'utf8')) {
  return new Map(text.split('[[package]]').slice(1).map((entry) => {
    const field = (name) => new RegExp(`^${name} = "(.+)"$`, 'm').exec(entry)?.[1];
    return [`${field('name')}@${field('version')}`, field('checksum')];
  }));
}

/** A tree that `cargo tree --prefix depth` printed, as a map of each crate to those it needs. */
export function graph(text) {
  const needs = new Map();
  const above = [];
  for (const line of text.split('\n').filter(Boolean)) {
    const [, depth, name, version] = /^(\d+)([\w-]+) v([\w.+-]+)/.exec(line) ?? [];
    if (!name) throw new Error(`cargo tree printed: ${line}`);
    const crate = `${name}@${version}`;
    if (!needs.has(crate)) needs.set(crate, new Set());
    above[depth] = crate;
    if (depth > 0) needs.get(above[depth - 1]).add(crate);
  }
  return needs;
}

/** What splits the module writes a loader into the page; it is a tool of the build, and so in no lock file. As its manifest says. */
const splitter = () => {
  const version = /^WASM_SPLIT=(.+)$/m.exec(readFileSync(join(root, 'tests/tools/release/versions'), 'utf8'))[1];
  return {
    crate: `wasm_split_cli_support@${version}`, name: 'wasm_split_cli_support', version, license: 'MIT OR Apache-2.0',
    authors: ['Greg Johnston', 'Jeremy Maitin-Shepard', 'Martin Molzer'],
    description: 'Its loader of the parts of a module', tool: true, needs: new Set(), in: ['purser-page'],
  };
};

/** Every crate that is shipped, by name: version, licence, folder, checksum, what it needs, and where it is. */
export function shippedCrates() {
  const { packages } = JSON.parse(cargo('metadata', '--format-version', '1', '--locked'));
  const sums = locked();
  const crates = new Map();
  for (const { name, target } of SHIPPED) {
    const tree = cargo('tree', '--locked', '--package', 'purser', '--edges', 'normal,no-proc-macro', '--prefix', 'depth',
      '--format', '{p}', '--target', target ?? host());
    for (const [crate, needs] of graph(tree)) {
      const one = crates.get(crate) ?? { crate, needs: new Set(), in: [] };
      for (const need of needs) one.needs.add(need);
      crates.set(crate, { ...one, in: [...one.in, name] });
    }
  }
  for (const one of crates.values()) {
    const found = packages.find(({ name, version }) => `${name}@${version}` === one.crate);
    Object.assign(one, {
      name: found.name, version: found.version, license: found.license, authors: found.authors, repository: found.repository,
      description: found.description?.trim(), folder: dirname(found.manifest_path), own: found.source === null, sha256: sums.get(one.crate),
    });
    if (!one.license) throw new Error(`${one.crate} names no licence`);
    if (!one.own && !one.sha256) throw new Error(`${one.crate} has no checksum in Cargo.lock`);
  }
  return [...crates.values(), splitter()].sort((a, b) => (a.crate < b.crate ? -1 : 1));
}
