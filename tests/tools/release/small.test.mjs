// A module that was made small does what it did, and what resembles each other lies side by side.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { alike, smallest } from './small.mjs';

function assembled(source) {
  const folder = mkdtempSync(join(tmpdir(), 'small-'));
  try {
    writeFileSync(join(folder, 'a.wat'), source);
    execFileSync('wasm-as', ['--enable-reference-types', join(folder, 'a.wat'), '-o', join(folder, 'a.wasm')]);
    return smallest(join(folder, 'a.wasm'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('calls, tables, imports and exports lead to the same functions afterwards', async () => {
  const bytes = assembled(`(module
    (import "x" "memory" (memory 1)) (import "x" "count" (global $count (mut i32)))
    (import "x" "twice" (func $twice (param i32) (result i32)))
    (import "x" "table" (table $given 1 funcref))
    (table $t 2 2 funcref) (elem (table $t) (i32.const 0) func $one $two)
    (type $f (func (param i32) (result i32)))
    (func $two (param $n i32) (result i32) (global.set $count (i32.const 2)) (i32.mul (call $twice (local.get $n)) (i32.const 1000)))
    (func $one (param $n i32) (result i32) (global.set $count (i32.const 1)) (i32.add (call $twice (local.get $n)) (i32.const 7)))
    (func (export "run") (param $at i32) (param $n i32) (result i32)
      (call_indirect $t (type $f) (local.get $n) (local.get $at)))
    (func (export "recur") (param $n i32) (result i32)
      (if (result i32) (i32.lt_s (local.get $n) (i32.const 2)) (then (local.get $n))
        (else (i32.add (call $again (i32.sub (local.get $n) (i32.const 1))) (call $again (i32.sub (local.get $n) (i32.const 2)))))))
    (func $again (export "again") (param $n i32) (result i32)
      (if (result i32) (i32.lt_s (local.get $n) (i32.const 2)) (then (local.get $n))
        (else (i32.add (call $again (i32.sub (local.get $n) (i32.const 1))) (call $again (i32.sub (local.get $n) (i32.const 2))))))))`);
  const count = new WebAssembly.Global({ value: 'i32', mutable: true }, 0);
  const x = {
    memory: new WebAssembly.Memory({ initial: 1 }), count, twice: (n) => n * 2,
    table: new WebAssembly.Table({ initial: 1, element: 'anyfunc' }),
  };
  const { instance } = await WebAssembly.instantiate(bytes, { x });
  const { run, recur } = instance.exports;
  assert.deepEqual([run(0, 5), count.value, run(1, 5), count.value, recur(10)], [17, 1, 10000, 2, 55]);
  const custom = WebAssembly.Module.customSections(await WebAssembly.compile(bytes), 'name');
  assert.equal(custom.length, 0, 'names are not shipped');
});

test('what is alike follows each other, and everything is there once', () => {
  const noise = (seed, length) => Buffer.from(Array.from({ length }, (_, at) => (Math.imul(seed + at, 2654435761) >>> 13) & 255));
  const [one, other] = [noise(1, 300), noise(9000, 300)];
  const bodies = [one, other, noise(70000, 90), Buffer.concat([noise(5, 20), one.subarray(40)]), Buffer.concat([other.subarray(30), noise(8, 9)]), Buffer.alloc(2)];
  const order = alike(bodies);
  assert.deepEqual([...order].sort(), [0, 1, 2, 3, 4, 5]);
  const beside = (a, b) => Math.abs(order.indexOf(a) - order.indexOf(b)) === 1;
  assert.ok(beside(0, 3) && beside(1, 4), order.join(' '));
  assert.deepEqual([alike([]), alike([Buffer.alloc(1)])], [[], [0]]);
});
