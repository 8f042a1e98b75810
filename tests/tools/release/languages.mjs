// The languages of a built page. Each is one file of the source, `src/ui/text/<code>.json`: English
// sentences and what they are in that language. The page gets them as lines of `<key>=<sentence>`, in
// the order of the keys, in two files: what is needed with the first parts of the program, and the rest.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest, integrity } from './start.mjs';

const source = new URL('../../../src/ui/text/', import.meta.url).pathname;

// The languages beside English, by their codes.
export function languages(folder = source) {
  const files = readdirSync(folder).filter((name) => /^[a-z]{2,3}(-[A-Za-z]+)?\.json$/.test(name)).sort();
  return files.map((name) => ({ code: name.replace('.json', ''), ...JSON.parse(readFileSync(join(folder, name), 'utf8')) }));
}

// 32-bit FNV-1a of the English sentence, as `ui::text::language::key` has it.
export function key(english) {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(english)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

// The lines of sentences, in the order of their keys. A form for a number that English lacks has the
// key `<sentence>|<category>`.
export function lines(sentences) {
  const all = Object.entries(sentences).map(([english, said]) => [key(english), said.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')]);
  all.sort(([one], [other]) => one - other);
  all.forEach(([hash], at) => {
    if (at && hash === all[at - 1][0]) throw new Error(`two sentences have the key ${hash.toString(16)}: ${all[at][1]}`);
  });
  return all.map(([hash, said]) => `${hash.toString(16)}=${said}\n`).join('');
}

// Writes the files of each language into a folder, and gives what `boot.js` must know of them.
// `first` is the machine code that comes first, which holds the sentences that are needed at once.
export function writeLanguages(folder, first, all) {
  return all.map(({ code, name, direction = 'ltr', sentences }) => {
    const stem = (english) => english.replace(/\|[a-z]+$/, '');
    const isFirst = ([english]) => first.some((bytes) => bytes.includes(Buffer.from(stem(english))));
    const parts = [isFirst, (entry) => !isFirst(entry)].map((belongs) => {
      const text = lines(Object.fromEntries(Object.entries(sentences).filter(belongs)));
      const file = `purser-${code}-${digest(text)}.txt`;
      writeFileSync(join(folder, file), text);
      return { file: `./${file}`, integrity: integrity(text) };
    });
    return { code, name, direction, parts };
  });
}
