// A table of the documentation is a table wherever Markdown is shown.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../../', import.meta.url);
const list = (folder) => readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.md')).map((name) => folder + name);
const cells = (row) => row.replaceAll(/`[^`]*`/g, (code) => code.replaceAll('\\|', '')).replaceAll('\\|', '').split('|').length;

test('every row belongs to a table with a head, and has as many cells', () => {
  const documents = ['./', 'docs/'].flatMap(list);
  assert.ok(documents.length >= 6);
  let rows = 0;
  for (const document of documents) {
    const text = readFileSync(new URL(document, root), 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '');
    for (const block of text.split(/\n(?!\|)/).map((part) => part.split('\n').filter((line) => line.startsWith('|')))) {
      if (block.length === 0) continue;
      assert.match(block[1] ?? '', /^\|(:?-+:?\|)+$/, `${document}: ${block[0]}`);
      for (const row of block) assert.equal(cells(row), cells(block[0]), `${document}: ${row}`);
      rows += block.length;
    }
  }
  assert.ok(rows > 20);
});
