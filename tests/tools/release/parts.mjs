// The parts of the program that are loaded after the door: makes them small, names them by content,
// and puts their loader, which knows the hash of each and of their style sheet, into the glue.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { sections } from './module.mjs';
import { smallest } from './small.mjs';
import { checkedLoader, digest, styledLoader } from './start.mjs';

// A module that exports nothing, starts nothing and fills no table or memory does nothing by being
// there (WebAssembly core specification, 5.5.10 to 5.5.14).
const isIdle = (module) => [...sections(module)].every(({ id }) => ![7, 8, 9, 11].includes(id));

/** The splitter's loader without a chunk, named as `chunk_5`. */
export function withoutChunk(loader, name) {
  const own = new RegExp(`^/\\* [\\w, ]+ \\*/\\nconst __${name} = makeLoad\\([\\s\\S]*?^, \\[\\]\\);\\n`, 'm');
  const after = loader.replace(own, '').replaceAll(new RegExp(`\\b__${name}\\b(?:, )?`, 'g'), '').replaceAll(', ]', ']');
  if (!own.test(loader) || after.includes(name)) throw new Error(`the loader does not name ${name} as it did`);
  return after;
}

/** The glue of the page with the loader of the parts in it; the parts lie in `from` and go to `folder`, where `style` is. */
export async function withParts(glue, from, folder, style) {
  const parts = {};
  let source = readFileSync(join(from, '__wasm_split.js'), 'utf8');
  // Whose functions a chunk holds: `/* more, operator */ const __chunk_7 = …`.
  const inside = new Set([...source.matchAll(/\/\* ([\w, ]+) \*\/\s*const __chunk_(\d+)\b/g)].filter(([, of]) => of.includes('inside')).map(([, , number]) => number));
  for (const name of readdirSync(from).filter((one) => one.endsWith('.wasm'))) {
    const bytes = smallest(join(from, name));
    if (name.startsWith('chunk_') && isIdle(bytes)) {
      source = withoutChunk(source, name.replace('.wasm', ''));
      continue;
    }
    // `split_more.wasm` is a part, `chunk_3.wasm` what several parts share, with or without what is needed inside.
    const stem = name.replace(/^split_/, '').replace(/^chunk_(\d+)/, (_, number) => `${inside.has(number) ? 'shared' : 'more'}-${number}`).replace(/\.wasm$/, '');
    parts[name] = { file: `purser-${stem}-${digest(bytes)}.wasm`, bytes };
    writeFileSync(join(folder, parts[name].file), bytes);
  }
  const loader = styledLoader(checkedLoader(source, parts), style);
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
