// The words of the page in the language that the journeys look at: PURSER_LANGUAGE=de, English where it is not
// said. English sentences are their own keys; a further language is a table from them to its own.
import { readFileSync, readdirSync } from 'node:fs';

export const LANGUAGE = process.env.PURSER_LANGUAGE || 'en';

const folder = new URL('../../src/ui/text/', import.meta.url);
const read = (code) => JSON.parse(readFileSync(new URL(`${code}.json`, folder), 'utf8')).sentences;

// Two languages that nobody speaks: one has long words, the other is written from right to left.
const within = (change) => Object.fromEntries(Object.keys(read('de')).map((english) => [english, change(english)]));
const outside = (text, change) => text.split(/(\{[^{}]*\})/).map((part, at) => (at % 2 ? part : change(part))).join('');
export const PSEUDO = {
  long: () => within((english) => outside(english, (part) => part.replace(/[\p{L}']+/gu, (word) => `${word}${'xyz'.repeat(Math.ceil(word.length / 6))}`))),
  mirrored: () => within((english) => outside(english, (part) => part.replace(/[a-z]/g, (letter) => String.fromCharCode(0x05d0 + (letter.charCodeAt(0) - 97) % 27)))),
};

const TABLES = { en: {}, ...Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => [name.replace('.json', ''), read(name.replace('.json', ''))])) };

// Gives `say(sentence, values)` of a language by its code, or by its table; `say.starting(sentence)` is a pattern for what begins like it.
export function sentences(language = LANGUAGE) {
  const table = typeof language === 'object' ? language : TABLES[language];
  if (!table) throw new Error(`there are no words in '${language}'; there are: ${Object.keys(TABLES).join(', ')}`);
  const say = (sentence, values = {}) =>
    (table[sentence] ?? sentence).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  say.table = table;
  say.starting = (sentence) => {
    const [before] = say(sentence).split('{');
    return new RegExp(`^${before.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
  };
  return say;
}
