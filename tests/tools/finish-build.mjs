// The last step of a build, called by Trunk: makes one small style sheet of all, takes the names
// out of the glue, names what opens later by its content and tells the page, copies the page for
// further redirect URIs, and compresses what a browser loads.
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { transformSync } from 'esbuild';

const folder = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE !== 'debug';
const read = (name) => readFileSync(join(folder, name), 'utf8');
const digest = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);
const integrity = (text) => `sha384-${createHash('sha384').update(text).digest('base64')}`;
let page = read('index.html');

// The policy of the page forbids all of these, so glue that has them would fail in front of people.
for (const name of readdirSync(folder).filter((n) => /^purser-.*\.js$/.test(n))) {
  const [found] = /innerHTML|\beval\s*\(|new Function\b/.exec(read(name)) ?? [];
  if (found) throw new Error(`${name} contains ${found}, which the policy of the page forbids`);
}

if (release) {
  const sheet = /<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>\n?/g;
  const sheets = [...page.matchAll(sheet)].map(([, name]) => name);
  const { code } = transformSync(sheets.map(read).join('\n'), { loader: 'css', minify: true });
  const style = `style-${digest(code)}.css`;
  writeFileSync(join(folder, style), code);
  for (const name of sheets) rmSync(join(folder, name));
  let first = true;
  page = page.replace(sheet, () => {
    const link = first ? `<link rel="stylesheet" href="./${style}" integrity="${integrity(code)}">\n` : '';
    first = false;
    return link;
  });
  // Trunk has hashed the glue as it was, so the page is told the hash of what it is now.
  for (const name of readdirSync(folder).filter((n) => /^purser-.*\.js$/.test(n))) {
    const before = read(name);
    const after = transformSync(before, { format: 'esm', minify: true, target: 'es2022' }).code;
    writeFileSync(join(folder, name), after);
    page = page.replace(integrity(before), integrity(after));
  }
}
const later = `purser-more-${digest(readFileSync(join(folder, 'purser-more_bg.wasm')))}`;
for (const ending of ['.js', '_bg.wasm']) renameSync(join(folder, `purser-more${ending}`), join(folder, `${later}${ending}`));
page = page.replace('<script defer src="./boot.js"', `$& data-more-js="./${later}.js" data-more-wasm="./${later}_bg.wasm"`);
writeFileSync(join(folder, 'index.html'), page);
for (let number = 2; number <= 5; number += 1) {
  copyFileSync(join(folder, 'index.html'), join(folder, `signin-${number}.html`));
}
rmSync(join(folder, '.trunk-lock'), { force: true });
if (release) {
  for (const name of readdirSync(folder).filter((n) => /\.(wasm|js|css|html|svg)$/.test(n))) {
    const bytes = readFileSync(join(folder, name));
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, quality));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}
