// Prints raw, gzip and brotli bytes of everything a first visit loads, and fails above the budget.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

// What a first visit may load. A standard library that is not compiled along, as rustup ships it, costs 15 % more.
const built = readFileSync(new URL('../../target/page-built', import.meta.url), 'utf8');
const share = built.startsWith('standard library: target') ? 1.15 : 1;
const BUDGET = Math.floor(220_000 * share);
const folder = new URL('../../dist/', import.meta.url).pathname;
const loaded = readdirSync(folder).filter(
  (name) => /\.(wasm|js|css)$/.test(name) || name === 'index.html' || name === 'icon.svg',
);
const later = loaded.filter((name) => name.startsWith('purser-more'));
const first = loaded.filter((name) => !later.includes(name));
const total = { raw: 0, gzip: 0, brotli: 0 };
const row = (name, sizes) =>
  console.log(name.padEnd(48), ...Object.values(sizes).map((n) => String(n).padStart(9)));
console.log('what a first visit loads'.padEnd(48), '      raw', '     gzip', '   brotli');
for (const name of first.sort()) {
  const bytes = readFileSync(join(folder, name));
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  const sizes = { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
  for (const kind of Object.keys(total)) total[kind] += sizes[kind];
  row(name, sizes);
}
row('in all', total);
const within = total.brotli <= BUDGET;
console.log(`budget: ${BUDGET} bytes brotli: ${within ? 'kept' : `exceeded by ${total.brotli - BUDGET}`}`);
if (!first.some((name) => name.endsWith('.wasm'))) throw new Error('dist holds no page');
process.exitCode = within ? 0 : 1;
