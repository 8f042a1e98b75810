// The English sentences of the page, as they stand in the source: every literal of `src/ui/text/en`
// that is not a pattern, a code, or a word of the program itself.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const english = new URL('../../../src/ui/text/en/', import.meta.url).pathname;

// The literals of a Rust source with what stands before and after each; no comments, no tests.
export function literals(source) {
  const code = source.split('\n#[cfg(test)]')[0];
  const found = [];
  const token = /\/\/[^\n]*|'(?:\\.|[^'\\])'|"((?:[^"\\]|\\[\s\S])*)"/g;
  for (const match of code.matchAll(token)) {
    if (match[1] === undefined) continue;
    const text = match[1]
      .replace(/\\\r?\n\s*/g, '')
      .replace(/\\u\{([0-9a-f]+)\}/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
      .replace(/\\(.)/g, (_, c) => ({ n: '\n', t: '\t', r: '\r', 0: '\0' })[c] ?? c);
    found.push({ text, before: code.slice(0, match.index), after: code.slice(match.index + match[0].length) });
  }
  return found;
}

// Whether a literal is none of a sentence: a pattern of a match, a name of a detail, a code, the
// template of a command, a list's separator.
function isCode({ text, before, after }) {
  if (!/\p{L}{2}|“/u.test(text.replace(/\{[^}]*\}/g, ''))) return true;
  if (/^\s*(?:=>|\||if\b|\)\s*=>)/.test(after) || /(?:detail|fact|starts_with|ends_with|contains|strip_prefix|split_once|replace|cfg|allow|eq)\(\s*$/.test(before)) return true;
  if (/(?:==|!=)\s*$/.test(before) || /^\s*(?:==|!=)/.test(after)) return true;
  if (/\b(?:format|matches|concat|write)!\(\s*(?:[^"]*,\s*)?$/.test(before) || /\bjoin\(\s*$/.test(before)) return true;
  return /CODES: &\[&str\] = &\[[^\]]*$/.test(before) || /CODES: &\[&str\] =\s*&\[[^\]]*$/.test(before);
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
    const path = join(folder, one.name);
    return one.isDirectory() ? files(path) : [path];
  });
}

// The sentences of every file, each once; `terminal.rs` speaks English alone.
export function sentences(folder = english) {
  const sources = files(folder).filter((path) => path.endsWith('.rs') && !path.endsWith('terminal.rs')).sort();
  const all = sources.map((path) => ({ path: path.slice(folder.length), all: literals(readFileSync(path, 'utf8')).filter((one) => !isCode(one)).map(({ text }) => text) }));
  return all.map(({ path, all: texts }) => ({ path, texts: [...new Set(texts)] }));
}
