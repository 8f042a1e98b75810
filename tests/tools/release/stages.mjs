// Which files of the page a browser loads at which stage: for the budgets and for the tables of sizes.
import { readdirSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const isLoaded = (name) => /\.(wasm|js|css|svg)$/.test(name) || name === 'index.html';

/** The names of the page's own files in a folder, but for the sentences of other languages. */
export const loaded = (folder) => readdirSync(folder).filter(isLoaded).sort();

/** By stage, whether a file comes with it. What the parts share comes with the first of them, which is what is needed inside. */
export const stages = {
  door: (name) => !/^(purser-(inside|shared|more|operator)|style-inside)/.test(name),
  file: (name) => /^(purser-(inside|shared)|style-inside)/.test(name),
  later: (name) => name.startsWith('purser-more'),
  operator: (name) => name.startsWith('purser-operator'),
};

/** How many bytes are sent of these, brotli at its best. */
export const compressed = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
