// Prints raw, gzip and brotli bytes of what is loaded before the sign-in button, on the way to the
// file, and later, and fails above a budget.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { compressed, loaded, stages as stage } from '../release/stages.mjs';

// A standard library that is not compiled along, as rustup ships it, costs 15 % more.
const built = readFileSync(new URL('../../../target/page-built', import.meta.url), 'utf8');
const share = built.startsWith('standard library: target') ? 1.15 : 1;
const folder = new URL('../../../dist/', import.meta.url).pathname;
const stages = [
  { what: 'before the sign-in button', budget: 120_000, has: stage.door },
  { what: 'more, on the way to the file', budget: 245_000, has: stage.file },
  { what: 'more, when it is first opened', alone: true, budget: 250_000, has: stage.later },
];
// What a language other than English loads beside the first and the last of them.
const sentences = [13_000, 50_000];
const row = (name, sizes) =>
  console.log(name.padEnd(48), ...Object.values(sizes).map((n) => String(n).padStart(9)));
const total = { raw: 0, gzip: 0, brotli: 0 };
for (const { what, budget, alone, has } of stages) {
  const before = total.brotli;
  const names = loaded(folder).filter(has);
  if (!names.some((name) => name.endsWith('.wasm'))) throw new Error(`dist holds nothing of what is loaded ${what}`);
  console.log(`\n${what.padEnd(48)}       raw      gzip    brotli`);
  for (const name of names) {
    const bytes = readFileSync(join(folder, name));
    const sizes = { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: compressed(bytes) };
    for (const kind of Object.keys(total)) total[kind] += sizes[kind];
    row(name, sizes);
  }
  row('in all so far', total);
  const most = Math.floor(budget * share);
  const counted = total.brotli - (alone ? before : 0);
  const kept = counted <= most;
  console.log(`budget${alone ? ' of this alone' : ''}: ${most} bytes brotli: ${kept ? 'kept' : `exceeded by ${counted - most}`}`);
  if (!kept) process.exitCode = 1;
}

// A language has two files: what the first stages say, and what is said later.
const files = readdirSync(folder).filter((name) => /^purser-[a-z]{2}.*\.txt$/.test(name));
for (const language of new Set(files.map((name) => name.split('-')[1]))) {
  const own = files.filter((name) => name.startsWith(`purser-${language}-`)).map((name) => readFileSync(join(folder, name)));
  const sizes = own.map(compressed).sort((a, b) => a - b);
  const kept = sizes.length === sentences.length && sizes.every((size, at) => size <= sentences[at]);
  console.log(`\nsentences in ${language}: ${sizes.join(' bytes brotli before the button, ')} later; budget ${sentences.join(' and ')}: ${kept ? 'kept' : 'exceeded'}`);
  if (!kept) process.exitCode = 1;
}
