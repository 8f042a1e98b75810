// The start of a built page: every file that runs has a name by its content, and runs only with the
// hash that the build gave it. The page holds the hashes of boot.js and of the glue, boot.js that of the
// program, and the glue those of the parts that are loaded later.
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';

export const digest = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);
export const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

// Gives a file the name `stem-<hash of its content><ending>`: what keeps its name for ever at a host
// must have another once it is another. Trunk's hash is that of the file before it was made smaller.
export function named(folder, name, stem, ending) {
  const after = `${stem}-${digest(readFileSync(join(folder, name)))}${ending}`;
  renameSync(join(folder, name), join(folder, after));
  return after;
}

// What boot.js must know of a module: its files, and the hash of the bytes it fetches itself.
export function moduleOf(folder, glue, wasm) {
  const hash = (name) => integrity(readFileSync(join(folder, name)));
  return { glue: `./${glue}`, glueIntegrity: hash(glue), wasm: `./${wasm}`, integrity: hash(wasm) };
}

// The files that Trunk wrote into the page, by the pattern of Trunk.toml.
export function filesOf(page) {
  const [, glue, wasm] = /<script defer src="\.\/boot\.js" data-js="\.\/([^"]+)" data-wasm="\.\/([^"]+)"><\/script>/.exec(page) ?? [];
  if (!wasm) throw new Error('index.html does not name the files of the page');
  return { glue, wasm };
}

// The page with its two scripts and the preload of the program, and boot.js with what it starts: `program` as moduleOf gives it,
// `languages` as writeLanguages does.
// Whatever Trunk wrote to load the page goes.
export function withStart({ folder, page, program, languages = [], minify }) {
  const source = readFileSync(join(folder, 'boot.js'), 'utf8');
  const { code } = transformSync(source, { minify, target: 'es2020', format: 'iife', define: { PROGRAM: JSON.stringify(program), LANGUAGES: JSON.stringify(languages) } });
  const boot = `boot-${digest(code)}.js`;
  writeFileSync(join(folder, boot), code);
  rmSync(join(folder, 'boot.js'));
  const head = [
    // The page's settings, which the program asks for as soon as it runs.
    '<link rel="preload" href="portal.yaml" as="fetch" crossorigin="anonymous">',
    // Without its hash, which browsers heed for no preload of this kind: boot.js asks for it by the hash.
    `<link rel="preload" href="${program.wasm}" as="fetch" type="application/wasm" crossorigin="anonymous">`,
    `<script defer src="./${boot}" integrity="${integrity(code)}" crossorigin="anonymous"></script>`,
    // After boot.js, which waits for it to load or to fail.
    `<script type="module" src="${program.glue}" integrity="${program.glueIntegrity}" crossorigin="anonymous"></script>`,
  ];
  const bare = page.replace(/<link rel="(?:module)?preload"[^>]*>\n?/g, '').replace(/<script defer src="\.\/boot\.js"[^>]*><\/script>\n?/, '');
  const after = bare.replace('</head>', `${head.join('\n')}\n</head>`);
  const found = [...after.matchAll(/<script\b/g)].length;
  if (found !== 2) throw new Error(`index.html has ${found} scripts and not the two of the start`);
  return after;
}

// The splitter's loader with the hash of each part in its fetch, under its name by content:
// `parts` maps the name it has in the loader to { file, bytes }. Where a host sends another type than
// application/wasm, which compiling on the way does not take, the bytes are compiled afterwards.
export function checkedLoader(loader, parts) {
  let after = loader;
  for (const [name, { file, bytes }] of Object.entries(parts)) {
    const before = after;
    after = after.replaceAll(`fetch(new URL("./${name}", import.meta.url))`, `fetch(new URL("./${file}", import.meta.url), { integrity: "${integrity(bytes)}" })`);
    if (after === before) throw new Error(`the loader does not know ${name}`);
  }
  const bare = /fetch\(new URL\([^)]*\)\)/.exec(after);
  if (bare) throw new Error(`the loader fetches without a hash: ${bare[0]}`);
  const streaming = 'WebAssembly.instantiateStreaming(src, imports)';
  if (!after.includes(streaming)) throw new Error('the loader does not compile as it did');
  return `${after.replaceAll(streaming, 'instantiated(src, imports)')}
async function instantiated(src, imports) {
  const answer = await src;
  if (answer.headers.get("content-type")?.trim().toLowerCase() === "application/wasm") return WebAssembly.instantiateStreaming(answer, imports);
  return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}
`;
}

// The splitter's loader, which has a part only together with the style sheet of all that comes after the
// door: `style` is its { file, integrity }. Where it cannot be had, the next try asks for it again.
export function styledLoader(loader, { file, integrity }) {
  const before = 'await callee();';
  if (loader.split(before).length !== 2) throw new Error('the loader does not call for parts as it did');
  return `${loader.replace(before, 'await Promise.all([callee(), styled()]);')}
let style;
function styled() {
  style ??= new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.onload = resolve;
    link.onerror = () => {
      style = undefined;
      link.remove();
      reject(new TypeError(\`\${link.href} was not loaded\`));
    };
    link.rel = "stylesheet";
    link.integrity = "${integrity}";
    link.href = new URL("./${file}", import.meta.url).href;
    document.head.append(link);
  });
  return style;
}
`;
}
