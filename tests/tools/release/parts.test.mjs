import assert from 'node:assert/strict';
import test from 'node:test';
import { withoutChunk } from './parts.mjs';

const chunk = (number, of) => `/* ${of} */
const __chunk_${number} = makeLoad(() => {
    const src = fetch(new URL("./chunk_${number}.wasm", import.meta.url));
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, []);
`;
const part = (name, chunks) => `export const __wasm_split_load_${name} = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_${name}.wasm", import.meta.url));
}
, [${chunks}]));
`;
const LOADER = chunk(5, 'inside, more') + chunk(6, 'inside, operator') + part('more', '__chunk_5') + part('operator', '__chunk_5, __chunk_6') + part('inside', '__chunk_6, __chunk_5');

test('a chunk that does nothing is loaded by nobody, and the others are', () => {
  assert.equal(withoutChunk(LOADER, 'chunk_6'), chunk(5, 'inside, more') + part('more', '__chunk_5') + part('operator', '__chunk_5') + part('inside', '__chunk_5'));
  assert.equal(withoutChunk(LOADER, 'chunk_5'), chunk(6, 'inside, operator') + part('more', '') + part('operator', '__chunk_6') + part('inside', '__chunk_6'));
});

test('a loader of another form stops the build', () => {
  assert.throws(() => withoutChunk(LOADER, 'chunk_7'), /does not name chunk_7/);
  assert.throws(() => withoutChunk(LOADER.replace('const __chunk_6', 'let __chunk_6'), 'chunk_6'), /does not name chunk_6/);
});
