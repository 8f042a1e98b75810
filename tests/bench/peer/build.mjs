// Builds the page that a team would build instead, as it would be shipped: Vite's production build,
// with names by hash, and the hash of its script in the document, as the headers ask for it.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = new URL('.', import.meta.url).pathname;

export async function buildPeer({ folder, entra }) {
  const named = { hashCharacters: 'hex', entryFileNames: 'peer-[hash:16].js', chunkFileNames: 'peer-[name]-[hash:16].js', assetFileNames: 'peer-[hash:16][extname]' };
  await build({
    root, configFile: false, logLevel: 'error', base: './', plugins: [react()],
    define: { __ENTRA__: JSON.stringify(entra) },
    build: { outDir: folder, emptyOutDir: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0, rolldownOptions: { output: named } },
  });
  const document = join(folder, 'index.html');
  const hashed = readFileSync(document, 'utf8').replace(/<script type="module" crossorigin src="([^"]+)"/g, (tag, name) =>
    `${tag} integrity="sha384-${createHash('sha384').update(readFileSync(join(folder, name))).digest('base64')}"`);
  if (!hashed.includes('integrity=')) throw new Error('the document of the other page names no script');
  writeFileSync(document, hashed);
}
