// Makes WebAssembly small for those who load it compressed: wasm-opt's passes, then functions that
// resemble each other side by side, where a compressor finds what they share. That second step takes
// some 2 % off what is loaded.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodies, functionNames, imports, sections, text, unsigned } from './module.mjs';
import { compressed } from './stages.mjs';

// What browsers have today, each named: more than these wasm-opt would write in forms that they refuse.
const FEATURES = [
  '--mvp-features', '--enable-bulk-memory', '--enable-bulk-memory-opt', '--enable-nontrapping-float-to-int', '--enable-reference-types',
  '--enable-sign-ext', '--enable-mutable-globals', '--enable-multivalue', '--enable-call-indirect-overlong',
];
// The stack lies lowest in memory and grows down, so nothing is below its first kilobyte. What the
// passes leave, the last of them makes smaller again.
const PASSES = ['--flatten', '--rereloop', '-Oz', '--converge', '--low-memory-unused', '-Oz'];

/** The bytes of a module that does the same and is smaller, compressed and not. `keep` leaves the functions their names, behind their place: for `size.mjs`. */
export function smallest(path, keep = false) {
  const folder = mkdtempSync(join(tmpdir(), 'wasm-'));
  const [passed, named, sorted, bare] = ['passed', 'named', 'sorted', 'bare'].map((name) => join(folder, name));
  try {
    execFileSync('wasm-opt', [...FEATURES, ...PASSES, keep ? '-g' : '--strip-debug', '--strip-producers', path, '-o', passed]);
    const module = readFileSync(passed);
    const ordered = (most) => {
      writeFileSync(named, withNames(module, (bodies) => alike(bodies, most)));
      execFileSync('wasm-opt', [...FEATURES, '-g', '--reorder-functions-by-name', named, '-o', sorted]);
      execFileSync('wasm-opt', [...FEATURES, keep ? '-g' : '--strip-debug', '--strip-producers', sorted, '-o', bare]);
      return readFileSync(bare);
    };
    const made = EVEN.map(ordered).map((bytes) => ({ bytes, loaded: compressed(bytes) }));
    return made.reduce((one, other) => (other.loaded < one.loaded ? other : one)).bytes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// How many bytes in a row count as something that functions share.
const RUN = 4;
// What makes the best order differs with every module, by some thousandths; the best of these is taken.
const EVEN = [50, 15, 30, 100, 200];
// What so many functions hold says nothing of any.
const COMMON = 400;

/**
 * An order of functions, by the bytes of their bodies, in which each is followed by the one most like
 * it. `even` is how many bytes are added to the size of each: the more, the less a small one is favoured.
 */
export function alike(bodies, even = EVEN[0]) {
  const runs = bodies.map((body) => {
    const found = new Set();
    for (let at = 0; at + RUN <= body.length; at += 1) found.add(body.readUInt32LE(at));
    return found;
  });
  const holders = new Map();
  runs.forEach((found, number) => {
    for (const run of found) holders.has(run) ? holders.get(run).push(number) : holders.set(run, [number]);
  });
  const left = new Set(bodies.keys());
  const largest = () => [...left].reduce((one, other) => (bodies[other].length > bodies[one].length ? other : one));
  const next = (current) => {
    const shared = new Map();
    for (const run of runs[current]) {
      const all = holders.get(run);
      if (all.length > COMMON) continue;
      for (const number of all) if (left.has(number)) shared.set(number, (shared.get(number) ?? 0) + 1);
    }
    let [best, most] = [undefined, -1];
    for (const [number, count] of shared) {
      const share = count / (runs[number].size + even);
      if (share > most) [best, most] = [number, share];
    }
    return best ?? largest();
  };
  const order = [];
  let current = left.size ? largest() : undefined;
  while (current !== undefined) {
    order.push(current);
    left.delete(current);
    current = left.size ? next(current) : undefined;
  }
  return order;
}

/** A module whose functions have names that sort as `order` says (WebAssembly core specification, 5.5 and appendix 7.4). */
function withNames(module, order) {
  let imported = 0;
  let functions = [];
  let known = new Map();
  const kept = [module.subarray(0, 8)];
  for (const { id, whole, content } of sections(module)) {
    if (id === 2) imported = imports(content).filter(({ kind }) => kind === 0).length;
    if (id === 10) functions = bodies(content);
    if (id === 0) known = functionNames(content) ?? known;
    if (id !== 0) kept.push(whole);
  }
  const names = Array.from({ length: imported }, (_, number) => `a${padded(number)}`);
  order(functions).forEach((number, rank) => {
    names[imported + number] = `b${padded(rank)}${known.get(imported + number) ?? ''}`;
  });
  const map = [...unsigned(names.length), ...names.flatMap((name, number) => [...unsigned(number), ...text(name)])];
  const content = [...text('name'), 1, ...unsigned(map.length), ...map];
  return Buffer.concat([...kept, Buffer.from([0, ...unsigned(content.length), ...content])]);
}

const padded = (number) => String(number).padStart(6, '0');
