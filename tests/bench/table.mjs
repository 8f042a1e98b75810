// The table of docs/benchmarks.md: from what was measured to lines of Markdown. No figure is typed
// by hand: what stands between the markers is written here alone.

export const BEGIN = '<!-- measured by `make bench`: what follows is written by it -->';
export const END = '<!-- end of what was measured -->';

const UNITS = {
  ms: (value) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')),
  kB: (value) => (value / 1000).toFixed(1),
  MB: (value) => value.toFixed(1),
  count: (value) => String(Math.round(value)),
};

export const shown = (value, unit) => (value === undefined || Number.isNaN(value) ? '–' : `${UNITS[unit](value)}${unit === 'count' ? '' : ` ${unit}`}`);

// What an aim says, and whether it is met: a ratio at most `ratio`, and ours below each of `below`
// (in the row's unit; at most `most`).
export function judge({ ratio, below, most }, { ours, ratio: found }) {
  const aims = [];
  const misses = [];
  const hold = (words, kept) => (aims.push(words), kept || misses.push(words));
  if (ratio !== undefined) hold(`ratio ≤ ${ratio.toFixed(1)}`, found <= ratio);
  if (most !== undefined) hold(`≤ ${most.words}`, ours <= most.value);
  if (below !== undefined) hold(`< ${below.words}`, ours < below.value);
  return { aim: aims.join(', ') || '–', met: aims.length === 0 ? '–' : misses.length === 0 ? 'yes' : 'no' };
}

// One row: a name, a unit, an aim, and the numbers of both by `paired`.
export function line({ name, unit, aim = {}, found }) {
  const { ours, theirs, ratio, spread } = found;
  const { aim: words, met } = judge(aim, found);
  const ratios = Number.isFinite(ratio) ? `${ratio.toFixed(2)} | ${spread.map((one) => one.toFixed(2)).join('–')}` : '– | –';
  return `| ${name} | ${shown(ours, unit)} | ${shown(theirs, unit)} | ${ratios} | ${words} | ${met} |`;
}

export const HEAD = ['| what | ours | theirs | ratio | spread | aim | met |', '|---|--:|--:|--:|--:|---|---|'];

export const table = (rows) => [...HEAD, ...rows.map(line)].join('\n');

// Puts the new text between the markers of a document.
export function between(document, text, begin = BEGIN, end = END) {
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error('the document has no place for what was measured');
  return `${document.slice(0, from)}${begin}\n\n${text.trim()}\n\n${document.slice(to)}`;
}
