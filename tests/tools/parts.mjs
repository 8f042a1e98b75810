// The parts of the program that are loaded after the door: makes them small, names them by content,
// and puts their loader, which knows the hash of each, into the glue.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

// What browsers have today, each named: more than these wasm-opt would write in forms that they refuse.
const FEATURES = [
  '--mvp-features', '--enable-bulk-memory', '--enable-bulk-memory-opt', '--enable-nontrapping-float-to-int', '--enable-reference-types',
  '--enable-sign-ext', '--enable-mutable-globals', '--enable-multivalue', '--enable-call-indirect-overlong',
];

/** The first 16 digits of a SHA-256, for the names of files. */
export const digest = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** The value of an `integrity` attribute (Subresource Integrity section 3.1). */
export const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

// Streaming wants the type `application/wasm`, which not every host sends; an error's body is no module.
const instantiate = async (fetched, imports) => {
  const answer = await fetched;
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  if (answer.headers.get('content-type') === 'application/wasm') return WebAssembly.instantiateStreaming(answer, imports);
  return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
};

function replaced(text, before, after) {
  if (!text.includes(before)) throw new Error(`the loader lacks ${before}`);
  return text.replaceAll(before, after);
}

/** The glue of the page with the loader of the parts in it; the parts lie in `from` and go to `folder`. */
export async function withParts(glue, from, folder) {
  let loader = readFileSync(join(from, '__wasm_split.js'), 'utf8');
  for (const name of readdirSync(from).filter((one) => one.endsWith('.wasm'))) {
    const small = join(from, `${name}.small`);
    execFileSync('wasm-opt', [...FEATURES, '-Oz', '--strip-debug', '--strip-producers', join(from, name), '-o', small]);
    const bytes = readFileSync(small);
    const file = `purser-${name.replace(/^split_/, '').replace(/^chunk_/, 'shared-').replace(/\.wasm$/, '')}-${digest(bytes)}.wasm`;
    writeFileSync(join(folder, file), bytes);
    loader = replaced(loader, `fetch(new URL("./${name}", import.meta.url))`, `fetch(new URL("./${file}", import.meta.url), { integrity: "${integrity(bytes)}" })`);
  }
  loader = `${replaced(loader, 'WebAssembly.instantiateStreaming(', 'instantiate(')}\nconst instantiate = ${instantiate};\n`;
  const path = join(folder, glue);
  const one = {
    name: 'parts',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /__wasm_split\.js$/ }, () => ({ path: 'loader', namespace: 'parts' }));
      // The loader imports the glue by the name it had before it was hashed.
      onResolve({ filter: /purser-page\.js$/ }, () => ({ path }));
      onLoad({ filter: /.*/, namespace: 'parts' }, () => ({ contents: loader, resolveDir: folder }));
    },
  };
  const made = await build({ entryPoints: [path], bundle: true, write: false, plugins: [one], format: 'esm', minify: true, target: 'es2022', logLevel: 'error' });
  return made.outputFiles[0].text;
}
