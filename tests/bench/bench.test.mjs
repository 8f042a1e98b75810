// The runs are brought down to the right numbers, and these to a table that says what they are.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { read, told } from './native.mjs';
import { growth, median, paired, quantile } from './statistics.mjs';
import { BEGIN, END, HEAD, between, judge, line, shown, table } from './table.mjs';

test('a quantile lies between its neighbours, whatever the order', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.equal(quantile([10, 20, 30, 40, 50], 0.25), 20);
  assert.equal(quantile([7], 0.95), 7);
  assert.throws(() => median([]), /nothing was measured/);
});

test('pairs are compared run by run, so that what slows both changes no ratio', () => {
  const { ours, theirs, ratio, spread } = paired([10, 100, 30], [20, 200, 20]);
  assert.deepEqual([ours, theirs, ratio], [30, 20, 0.5]);
  assert.deepEqual(spread, [0.5, 1]);
  assert.equal(paired([0, 0], [0, 0]).ratio, 1);
  assert.equal(paired([3], [0]).ratio, Infinity);
  assert.throws(() => paired([1, 2], [1]), /2 runs beside 1/);
});

test('the growth is the power of the size', () => {
  const sizes = [10, 100, 1000, 10_000];
  assert.ok(Math.abs(growth(sizes.map((size) => ({ size, cost: 7 * size }))) - 1) < 1e-9);
  assert.ok(Math.abs(growth(sizes.map((size) => ({ size, cost: size ** 2 }))) - 2) < 1e-9);
  assert.throws(() => growth([{ size: 1, cost: 1 }]), /two sizes/);
});

test('an aim is met only where each of its parts is', () => {
  const found = { ours: 40, theirs: 80, ratio: 0.5, spread: [0.4, 0.6] };
  assert.deepEqual(judge({ ratio: 1 }, found), { aim: 'ratio ≤ 1.0', met: 'yes' });
  assert.equal(judge({ ratio: 0.4 }, found).met, 'no');
  assert.equal(judge({ ratio: 1, below: { words: '40 ms', value: 40 } }, found).met, 'no');
  assert.equal(judge({ most: { words: '40 ms', value: 40 } }, found).met, 'yes');
  assert.deepEqual(judge({}, found), { aim: '–', met: '–' });
});

test('a row names its units, and has as many cells as the head', () => {
  const found = { ours: 1234.5, theirs: 2.25, ratio: 548.67, spread: [1, 2] };
  assert.equal(line({ name: 'x', unit: 'ms', aim: { ratio: 1 }, found }), '| x | 1,235 ms | 2.3 ms | 548.67 | 1.00–2.00 | ratio ≤ 1.0 | no |');
  assert.equal(shown(133_776, 'kB'), '133.8 kB');
  assert.equal(shown(3, 'count'), '3');
  assert.equal(shown(undefined, 'MB'), '–');
  const rows = table([{ name: 'x', unit: 'count', found: { ...found, ratio: Infinity } }]).split('\n');
  assert.equal(rows.length, 3);
  for (const row of rows) assert.equal(row.split('|').length, HEAD[0].split('|').length);
});

test('only what stands between the markers is written anew', () => {
  const document = `before\n${BEGIN}\nold\n${END}\nafter\n`;
  assert.equal(between(document, 'new'), `before\n${BEGIN}\n\nnew\n\n${END}\nafter\n`);
  assert.equal(between(between(document, 'x'), 'new'), between(document, 'new'));
  assert.throws(() => between('nothing', 'new'), /no place/);
});

test('what criterion wrote down is told by size, with its growth', () => {
  const folder = mkdtempSync(join(tmpdir(), 'criterion-'));
  try {
    for (const size of [10, 100]) {
      const at = join(folder, 'reading', String(size), 'new');
      mkdirSync(at, { recursive: true });
      writeFileSync(join(at, 'estimates.json'), JSON.stringify({ median: { point_estimate: size * 500 } }));
    }
    mkdirSync(join(folder, 'report'));
    const text = told(read(folder));
    assert.match(text, /\| reading \| 10 \| 5\.0 µs \| 500 ns \| {2}\|/);
    assert.match(text, /\| reading \| 100 \| 50\.0 µs \| 500 ns \| 1\.00 \|/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
