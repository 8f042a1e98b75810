// The words of the page in the language that the journeys look at: PURSER_LANGUAGE=de, English where it is not
// said. English sentences are their own keys; a further language is a table from them to its own.
export const LANGUAGE = process.env.PURSER_LANGUAGE || 'en';

const TABLES = { en: {} };

// Gives `say(sentence, values)`; `say.starting(sentence)` is a pattern for what begins like it.
export function sentences(language = LANGUAGE) {
  const table = TABLES[language];
  if (!table) throw new Error(`there are no words in '${language}'; there are: ${Object.keys(TABLES).join(', ')}`);
  const say = (sentence, values = {}) =>
    (table[sentence] ?? sentence).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  say.starting = (sentence) => {
    const [before] = say(sentence).split('{');
    return new RegExp(`^${before.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
  };
  return say;
}
