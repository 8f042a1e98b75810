// The glue and the program still fit each other after their names were made short.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bound, withoutClasses, withoutExports } from './bind.mjs';

// As wasm-bindgen writes it.
const GLUE = `import * as import1 from "./__split.js"


export class Stream {
    free() {
        const ptr = this.ptr;
        StreamFinalization.unregister(this);
        wasm.__wbg_stream_free(ptr, 0);
    }
}
if (Symbol.dispose) Stream.prototype[Symbol.dispose] = Stream.prototype.free;

export function begin(n) {
    return wasm.begin(n);
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_twice_0123456789abcdef: function(arg0) {
            const ret = arg0 * 2;
            return ret;
        },
        __wbg_gone_fedcba9876543210: function(arg0) {
            return arg0;
        },
        __wbg_more_aaaaaaaaaaaaaaaa: function() { return handleError(function (arg0) {
            const ret = arg0 + wasm.give();
            return ret;
        }, arguments); },
        "./a_bg.js#odd": function() {
            const ret = 5;
            return ret;
        },
        __wbindgen_0000000000000001: function(arg0) {
            const ret = give_back(arg0, wasm.__invoke$x);
            return ret;
        },
    };
    return {
        __proto__: null,
        "./a_bg.js": import0,
        "./__split.js": import1,
    };
}
const give_back = (n, f) => f(n);
const handleError = (f, args) => f(...args);
const StreamFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_stream_free(ptr, 1));
let wasm;
export async function start(bytes) {
    const { instance } = await WebAssembly.instantiate(bytes, __wbg_get_imports());
    wasm = instance.exports;
    return wasm;
}
`;
const MODULE = `(module
  (import "./a_bg.js" "__wbg_twice_0123456789abcdef" (func $twice (param i32) (result i32)))
  (import "./__split.js" "load" (func $load (result i32)))
  (import "./a_bg.js" "__wbg_more_aaaaaaaaaaaaaaaa" (func $more (param i32) (result i32)))
  (import "./a_bg.js" "./a_bg.js#odd" (func $odd (result i32)))
  (import "./a_bg.js" "__wbindgen_0000000000000001" (func $back (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "give") (result i32) (i32.const 100))
  (func (export "__wbg_stream_free") (param i32 i32))
  (func (export "__heap_base") (result i32) (i32.const 1))
  (func (export "__invoke$x") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1000)))
  (func (export "shared") (result i32) (i32.const 9))
  (func (export "begin") (param i32) (result i32)
    (i32.add (call $load) (i32.add (call $odd) (call $back (call $more (call $twice (local.get 0))))))))`;
const LOADER = 'const { shared, memory } = initSync();';

function assembled(source) {
  const folder = mkdtempSync(join(tmpdir(), 'bind-'));
  try {
    writeFileSync(join(folder, 'a.wat'), source);
    execFileSync('wasm-as', [join(folder, 'a.wat'), '-o', join(folder, 'a.wasm')]);
    return readFileSync(join(folder, 'a.wasm'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('the program runs through the glue as before, and long names are gone from both', async () => {
  const bare = withoutClasses(GLUE);
  assert.doesNotMatch(bare, /Stream/);
  const module = withoutExports(assembled(MODULE), bare, LOADER);
  const one = bound(bare, module, LOADER);
  assert.doesNotMatch(one.glue, /__wbg_(twice|gone|more)|__invoke|a_bg\.js/);
  assert.deepEqual(WebAssembly.Module.exports(new WebAssembly.Module(one.module)).map(({ name }) => name), ['memory', '_0', '_1', 'shared', '_2']);
  const script = one.glue.replace(/^import .*$/m, 'const import1 = { load: () => 10000 };');
  const glue = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  const kept = await glue.start(one.module);
  assert.equal(glue.begin(3), 10000 + 5 + 1000 + 6 + 100);
  assert.equal(kept.shared(), 9);
});

test('glue that lacks what the program imports, uses its classes or names no imports is refused', () => {
  const module = assembled(MODULE);
  assert.throws(() => bound(GLUE.replace('__wbg_more_aaaaaaaaaaaaaaaa:', '__wbg_other:'), module, LOADER), /3 of the 4 functions/);
  assert.throws(() => withoutClasses(GLUE.replace('return wasm.begin(n);', 'return new Stream(n);')), /uses its class Stream/);
  assert.throws(() => bound('', module, LOADER), /does not name/);
});
