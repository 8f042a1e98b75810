// The last step of a build, called by Trunk: makes two small style sheets of all, puts the loader of
// the program's parts and of the second sheet into the glue, lets nothing run but with its hash, copies the page for further
// redirect URIs, and compresses what a browser loads.
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import { bound, withoutClasses, withoutExports } from './bind.mjs';
import { languages, writeLanguages } from './languages.mjs';
import { withParts } from './parts.mjs';
import { smallest } from './small.mjs';
import { digest, filesOf, integrity, moduleOf, named, withStart } from './start.mjs';

const folder = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE !== 'debug';
const read = (name) => readFileSync(join(folder, name), 'utf8');
let page = read('index.html');

// The policy of the page forbids all of these, so glue that has them would fail in front of people.
for (const name of readdirSync(folder).filter((n) => /^purser-.*\.js$/.test(n))) {
  const [found] = /innerHTML|\beval\s*\(|new Function\b/.exec(read(name)) ?? [];
  if (found) throw new Error(`${name} contains ${found}, which the policy of the page forbids`);
}

if (release) {
  // One sheet for the door and one that comes with the parts after it, as `data-part` says.
  const sheet = /<link rel="stylesheet" href="\.\/([^"]+)"([^>]*)>\n?/g;
  const sheets = [...page.matchAll(sheet)].map(([, name, more]) => ({ name, later: more.includes('data-part') }));
  const styles = [false, true].map((later) => {
    const { code } = transformSync(sheets.filter((one) => one.later === later).map(({ name }) => read(name)).join('\n'), { loader: 'css', minify: true });
    const file = `style-${later ? 'inside-' : ''}${digest(code)}.css`;
    writeFileSync(join(folder, file), code);
    return { file, integrity: integrity(code) };
  });
  for (const { name } of sheets) rmSync(join(folder, name));
  const [door, inside] = styles;
  let first = true;
  page = page.replace(sheet, () => {
    const link = first ? `<link rel="stylesheet" href="./${door.file}" integrity="${door.integrity}">\n` : '';
    first = false;
    return link;
  });
  const { glue, wasm } = filesOf(page);
  const module = join(folder, wasm);
  const loader = readFileSync(join(process.env.PURSER_PARTS, '__wasm_split.js'), 'utf8');
  const bare = withoutClasses(read(glue));
  writeFileSync(module, withoutExports(readFileSync(module), bare, loader));
  const program = bound(bare, smallest(module), loader);
  writeFileSync(module, program.module);
  writeFileSync(join(folder, glue), program.glue);
  writeFileSync(join(folder, glue), await withParts(glue, process.env.PURSER_PARTS, folder, inside));
}
// Who runs no scripts reads it in every language.
const spoken = languages();
page = page.replace(/<p>([^<]*)<\/p>(?=<\/div><\/noscript>)/, (paragraph, english) =>
  paragraph + spoken.map(({ code, sentences }) => `<p lang="${code}">${sentences[english]}</p>`).join(''));

// By its content as all else, so that no visit asks for it again.
page = page.replace('href="icon.svg"', `href="./${named(folder, 'icon.svg', 'purser-icon', '.svg')}"`);

const files = filesOf(page);
// What opens later brings its own sentences along.
const first = readdirSync(folder).filter((n) => n.endsWith('.wasm') && !/^purser-(more|operator)/.test(n)).map((n) => readFileSync(join(folder, n)));
const known = writeLanguages(folder, first, spoken);
const program = moduleOf(folder, named(folder, files.glue, 'purser-page', '.js'), named(folder, files.wasm, 'purser-page', '_bg.wasm'));
page = withStart({ folder, page, program, languages: known, minify: release });
writeFileSync(join(folder, 'index.html'), page);
for (let number = 2; number <= 5; number += 1) {
  copyFileSync(join(folder, 'index.html'), join(folder, `signin-${number}.html`));
}
// The operator's page is the same page, marked: the program then shows what checks the deployment, and asks
// for portal.yaml itself.
const operator = page.replace(/<link rel="preload" href="portal.yaml"[^>]*>\n/, '').replace(/<html\b/, '<html data-operator').replace(/<title>[^<]*<\/title>/, '<title>Purser: check this deployment</title>\n<meta name="robots" content="noindex">');
if (!operator.includes('<html data-operator') || !operator.includes('noindex')) throw new Error('index.html has no place for the mark of the operator');
writeFileSync(join(folder, 'operator.html'), operator);
rmSync(join(folder, '.trunk-lock'), { force: true });
if (release) {
  for (const name of readdirSync(folder).filter((n) => /\.(wasm|js|css|html|svg|txt)$/.test(n))) {
    const bytes = readFileSync(join(folder, name));
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, quality));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}
