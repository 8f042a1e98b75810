// What the build writes into the page lets nothing run without its hash.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkedLoader, styledLoader, digest, filesOf, integrity, moduleOf, named, withStart } from './start.mjs';

const TRUNK = `<head>
<link rel="stylesheet" href="./style.css">
<link rel="modulepreload" href="./page-0.js" crossorigin="anonymous" integrity="sha384-x">
<link rel="preload" href="./page-0_bg.wasm" as="fetch" type="application/wasm" integrity="sha384-y">
</head><body><script defer src="./boot.js" data-js="./page-0.js" data-wasm="./page-0_bg.wasm"></script></body>`;

test('the page has two scripts with the hashes of what they are, and boot.js that of the program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  try {
    const glue = 'export default () => {};\n';
    for (const [name, text] of Object.entries({ 'boot.js': 'go(PROGRAM, PROGRAM.wasm);', 'page-0.js': glue, 'page-0_bg.wasm': 'code' })) writeFileSync(join(folder, name), text);
    const files = filesOf(TRUNK);
    assert.deepEqual(files, { glue: 'page-0.js', wasm: 'page-0_bg.wasm' });
    const program = moduleOf(folder, named(folder, files.glue, 'page', '.js'), named(folder, files.wasm, 'page', '_bg.wasm'));
    const page = withStart({ folder, page: TRUNK, program, minify: true });
    const boot = readdirSync(folder).find((name) => name.startsWith('boot-'));
    assert.deepEqual(readdirSync(folder).sort(), [boot, `page-${digest(glue)}.js`, `page-${digest('code')}_bg.wasm`].sort());
    const text = readFileSync(join(folder, boot), 'utf8');
    assert.equal(boot, `boot-${digest(text)}.js`);
    const scripts = [...page.matchAll(/<script ([^>]*)><\/script>/g)].map(([, attributes]) => attributes);
    assert.deepEqual(scripts, [
      `defer src="./${boot}" integrity="${integrity(text)}" crossorigin="anonymous"`,
      `type="module" src="./page-${digest(glue)}.js" integrity="${integrity(glue)}" crossorigin="anonymous"`,
    ]);
    assert.ok(text.includes(integrity('code')) && text.includes(`page-${digest('code')}_bg.wasm`), text);
    // Browsers warn of a hash at such a preload, and heed none.
    const preload = `<link rel="preload" href="./page-${digest('code')}_bg.wasm" as="fetch" type="application/wasm" crossorigin="anonymous">`;
    const settings = '<link rel="preload" href="portal.yaml" as="fetch" crossorigin="anonymous">';
    assert.deepEqual([...page.matchAll(/<link [^>]*preload[^>]*>/g)].map(([link]) => link), [settings, preload]);
    assert.doesNotMatch(page, /data-js/);
    assert.match(page, /stylesheet/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a page whose files are not named, or that would run anything else, is not finished', () => {
  assert.throws(() => filesOf('<script src="./boot.js"></script>'), /does not name/);
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  try {
    writeFileSync(join(folder, 'boot.js'), '');
    const page = TRUNK.replace('</body>', '<script src="./more.js"></script></body>');
    assert.throws(() => withStart({ folder, page, program: { glue: './a.js', wasm: './a.wasm' }, minify: false }), /3 scripts/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

// As the splitter writes it, with a part that stands in for itself.
const LOADER = `const load = (fetcher) => fetcher()({ env: {} });
export const one = () => load(() => {
    const src = fetch(new URL("./0_one.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
});
`;
const EMPTY = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

test('the loader fetches each part with its hash, and takes it as any type', async () => {
  const loader = checkedLoader(LOADER, { '0_one.wasm': { file: 'page-one-1.wasm', bytes: EMPTY } });
  const { one } = await import(`data:text/javascript,${encodeURIComponent(loader.replaceAll('import.meta.url', '"http://x/folder/"'))}`);
  const asked = [];
  const real = globalThis.fetch;
  try {
    for (const type of ['application/wasm', 'application/octet-stream', 'application/wasm; charset=utf-8', undefined]) {
      globalThis.fetch = async (url, options) => {
        asked.push([url.href, options.integrity]);
        return new Response(EMPTY, { headers: type ? { 'content-type': type } : {} });
      };
      const { instance } = await one();
      assert.ok(instance instanceof WebAssembly.Instance, type);
    }
  } finally {
    globalThis.fetch = real;
  }
  assert.deepEqual(new Set(asked.map(String)), new Set([`http://x/folder/page-one-1.wasm,${integrity(EMPTY)}`]));
});

test('a loader that is not what it was is no loader', () => {
  const parts = { '0_one.wasm': { file: 'a.wasm', bytes: EMPTY } };
  assert.throws(() => checkedLoader(LOADER, {}), /without a hash/);
  assert.throws(() => checkedLoader(LOADER.replace('0_one', '1_two'), parts), /does not know/);
  assert.throws(() => checkedLoader(LOADER.replace('instantiateStreaming', 'instantiate'), parts), /does not compile/);
});

// As the splitter writes it: a part is called for once, and its failure is told.
const CALLS = `const wrapAsyncCb = (callee) => async () => {
        await callee();
};
export const one = wrapAsyncCb(async () => {});
`;

test('a part is had only together with the style sheet of the parts, by its hash, and a second try asks again', async () => {
  const loader = styledLoader(CALLS, { file: 'style-inside-1.css', integrity: 'sha384-x' });
  const links = [];
  const real = globalThis.document;
  globalThis.document = { createElement: () => ({ remove() { links.splice(links.indexOf(this), 1); } }), head: { append: (link) => links.push(link) } };
  try {
    const { one } = await import(`data:text/javascript,${encodeURIComponent(loader.replaceAll('import.meta.url', '"http://x/folder/"'))}`);
    const failing = one();
    assert.deepEqual(links.map(({ rel, href, integrity }) => [rel, href, integrity]), [['stylesheet', 'http://x/folder/style-inside-1.css', 'sha384-x']]);
    links[0].onerror();
    await assert.rejects(failing, /style-inside-1\.css was not loaded/);
    assert.equal(links.length, 0);
    const [again, beside] = [one(), one()];
    assert.equal(links.length, 1);
    links[0].onload();
    await Promise.all([again, beside]);
  } finally {
    globalThis.document = real;
  }
  assert.throws(() => styledLoader('', { file: 'a.css', integrity: '' }), /as it did/);
});
