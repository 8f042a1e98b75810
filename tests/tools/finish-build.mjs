// The last step of a build, called by Trunk: copies the page for further redirect URIs and
// compresses what a browser loads.
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = process.env.TRUNK_STAGING_DIR;
for (let number = 2; number <= 5; number += 1) {
  copyFileSync(join(folder, 'index.html'), join(folder, `signin-${number}.html`));
}
rmSync(join(folder, '.trunk-lock'), { force: true });
if (process.env.TRUNK_PROFILE !== 'debug') {
  for (const name of readdirSync(folder).filter((n) => /\.(wasm|js|css|html|svg)$/.test(n))) {
    const bytes = readFileSync(join(folder, name));
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, quality));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}
