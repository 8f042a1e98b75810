// A table of the documentation is a table wherever Markdown is shown, and its links lead somewhere.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
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

// As GitHub names the places of headings: small letters, no punctuation, hyphens for spaces.
const anchors = (text) => {
  const seen = new Map();
  return new Set([...text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/^#{1,6} (.*)$/gm)].map(([, heading]) => {
    const plain = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(/\s/g, '-');
    const before = seen.get(plain) ?? 0;
    seen.set(plain, before + 1);
    return before ? `${plain}-${before}` : plain;
  }));
};

test('every link inside the documentation leads to a file, and to a heading of it', () => {
  let links = 0;
  for (const document of ['./', 'docs/'].flatMap(list)) {
    const text = readFileSync(new URL(document, root), 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      links += 1;
      const [file, heading] = target.split('#');
      const at = file ? new URL(file, new URL(document, root)) : new URL(document, root);
      assert.ok(existsSync(at), `${document}: ${target}`);
      if (heading) assert.ok(anchors(readFileSync(at, 'utf8')).has(heading), `${document}: ${target}`);
    }
  }
  assert.ok(links >= 40, String(links));
});
