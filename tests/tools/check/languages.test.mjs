// Every language says every sentence of the page, with the same values in it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { key, languages, lines } from '../release/languages.mjs';
import { literals, sentences } from './sentences.mjs';

// What stands in the page before the program is there.
const index = readFileSync(new URL('../../../index.html', import.meta.url), 'utf8');
const early = [...index.matchAll(/<p(?: class="late")?>([^<]+)<\/p>/g)].map(([, text]) => text);
const all = new Set([...sentences().filter(({ path }) => path !== 'moment.rs').flatMap(({ texts }) => texts), ...early]);
const names = (text) => [...new Set(text.match(/\{[^{}]*\}/g) ?? [])].sort();
const edges = (text) => [/^\s*/.exec(text)[0], /\s*$/.exec(text)[0], text.split('\n').length];

test('the page has sentences', () => {
  assert.ok(all.size > 2000 && early.length >= 5, `${all.size} ${early.length}`);
  const found = literals('fn a() { /* no */ say!("A “quote” \\"b\\" \\\n   c\\n", x) } // "not this"\nlet c = \'"\';');
  assert.deepEqual(found.map(({ text }) => text), ['A “quote” "b" c\n']);
});

for (const { code, sentences: said } of languages()) {
  test(`${code} says every sentence`, () => {
    assert.deepEqual([...all].filter((english) => said[english] === undefined), [], `${code}.json lacks these`);
  });
  test(`${code} says nothing that the page does not`, () => {
    // A form for a number that English lacks: `<sentence>|<category>`.
    assert.deepEqual(Object.keys(said).filter((english) => !all.has(english.replace(/\|(zero|two|few|many)$/, ''))), [], `${code}.json has these for nothing`);
  });
  test(`${code} has the values of each sentence, and its line breaks and spaces at the ends`, () => {
    const other = Object.entries(said).filter(([english, text]) => {
      const stem = english.replace(/\|[a-z]+$/, '');
      return String(names(stem)) !== String(names(text)) || String(edges(stem)) !== String(edges(text));
    });
    assert.deepEqual(other, []);
  });
  test(`no two sentences of ${code} have one key`, () => {
    const text = lines(said);
    assert.equal(text.split('\n').length - 1, Object.keys(said).length);
    const keys = text.split('\n').filter(Boolean).map((line) => parseInt(line, 16));
    assert.deepEqual(keys, [...keys].sort((one, other) => one - other));
  });
}

test('keys are those of the program', () => {
  assert.equal(key(''), 0x811c9dc5);
  assert.equal(key('foobar'), 0xbf9cf968);
});
