// `make bench`: measures the page beside the one that a team would build instead, writes the table
// into docs/benchmarks.md, and prints it. With names of parts as arguments only these are measured,
// and nothing is written; PAIRS=n for another number of pairs.
import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, totalmem } from 'node:os';
import { back, door } from './door.mjs';
import { CATEGORIES, scores } from './lighthouse.mjs';
import { large, thousand } from './many.mjs';
import { CONTEXTS, kubectlVersion, merging } from './merging.mjs';
import { native } from './native.mjs';
import { browserVersion, FAR } from './sides.mjs';
import { median, paired } from './statistics.mjs';
import { stand } from './stand.mjs';
import { between, line, table } from './table.mjs';

const here = new URL('.', import.meta.url);
const DOCUMENT = new URL('../../docs/benchmarks.md', here);
const PAIRS = Number(process.env.PAIRS ?? 9);
const EVEN = { ratio: 1 };

const row = (numbers, key, name, unit, aim = EVEN) => ({ name, unit, aim, found: paired(numbers.ours[key], numbers.theirs[key]) });

// Every request that waits for another is so much later where the way is long.
const inSequence = (numbers, near, far) => Object.fromEntries(['ours', 'theirs'].map((side) => {
  const later = median(numbers[side][far]) - median(numbers[side][near].slice(0, numbers[side][far].length));
  return [side, [Math.round(later / FAR.latency)]];
}));
const steps = (numbers, near, far, name, aim) => row((({ ours, theirs }) => ({ ours: { n: ours }, theirs: { n: theirs } }))(inSequence(numbers, near, far)), 'n', name, 'count', aim);

const PARTS = {
  async door(where) {
    const n = await door(where, PAIRS);
    return {
      rows: [
        row(n, 'bytes', 'first visit, bytes up to the button, brotli', 'kB'),
        row(n, 'first', 'first visit → usable sign-in button', 'ms'),
        row(n, 'firstSlow', 'the same, slow 4G and CPU 4× slower', 'ms', { ratio: 0.9 }),
        row(n, 'second', 'second visit → usable sign-in button', 'ms'),
        row(n, 'secondSlow', 'the same, slow 4G and CPU 4× slower', 'ms'),
        steps(n, 'first', 'firstFar', 'requests in sequence before the button, first visit', { most: { words: '2', value: 2 } }),
        steps(n, 'second', 'secondFar', 'requests in sequence before the button, second visit', { most: { words: '2', value: 2 } }),
        row(n, 'requests', 'requests before the button, first visit', 'count', {}),
        row(n, 'again', 'requests before the button, second visit', 'count', {}),
      ],
      notes: [`Requests to third parties before the button, both pages, all visits: ${n.strangers.length}${n.strangers.length ? ` (${n.strangers.join(', ')})` : ''}.`],
    };
  },
  async back(where) {
    const n = await back(where, PAIRS);
    return {
      rows: [
        row(n, 'file', 'return of the redirect → kubeconfig on the screen', 'ms'),
        row(n, 'fileSlow', 'the same, slow 4G and CPU 4× slower', 'ms'),
        steps(n, 'file', 'fileFar', 'requests in sequence on the way back, the document among them', { most: { words: '3', value: 3 } }),
      ],
    };
  },
  async large(where) {
    const n = await large(where, PAIRS);
    const below = (value) => ({ ratio: 1, below: { words: `${value} ms`, value } });
    const most = (value) => ({ most: { words: `${value} ms`, value } });
    return {
      rows: [
        row(n, 'door', '10,000 clusters: first visit → button', 'ms'),
        row(n, 'doorTask', '10,000 clusters: longest task of over 50 ms at the door', 'ms', most(50)),
        row(n, 'list', '10,000 clusters: return of the redirect → list', 'ms'),
        row(n, 'listTask', '10,000 clusters: longest task of over 50 ms up to the list', 'ms', most(50)),
        row(n, 'keyHalf', '10,000 clusters: a key → the picture it changes, p50', 'ms'),
        row(n, 'keyMost', '10,000 clusters: a key → the picture it changes, p95', 'ms', below(16)),
        row(n, 'keyTask', '10,000 clusters: longest task of over 50 ms while typing', 'ms', most(50)),
        row(n, 'clickHalf', 'choosing the 11th to 99th: a click → the picture it changes, p50', 'ms'),
        row(n, 'clickMost', 'choosing the 11th to 99th: a click → the picture it changes, p95', 'ms', below(50)),
        row(n, 'listMemory', '10,000 clusters: memory with the list', 'MB'),
        row(n, 'chosenMemory', '10,000 clusters: memory with 99 chosen', 'MB'),
      ],
    };
  },
  async thousand(where) {
    const n = await thousand(where, PAIRS);
    return {
      rows: [
        row(n, 'all', 'choosing all of 1,000, fifty at a time', 'ms'),
        row(n, 'download', 'the button → a file of 1,000 contexts', 'ms'),
        row(n, 'clickHalf', 'a click with 1,000 chosen, p50', 'ms'),
        row(n, 'clickMost', 'a click with 1,000 chosen, p95', 'ms', { ratio: 1, below: { words: '50 ms', value: 50 } }),
        row(n, 'memory', 'memory with 1,000 chosen', 'MB'),
      ],
    };
  },
  async merge(where) {
    const n = await merging(where, PAIRS);
    const what = `merging into ${(n.size / 1e6).toFixed(1)} MB (${CONTEXTS.toLocaleString('en')} contexts)`;
    const beside = paired(n.ours.merged, n.kubectl);
    return {
      rows: [
        row(n, 'merged', what, 'ms', { ratio: 1, below: { words: '500 ms', value: 500 } }),
        row(n, 'plan', 'of it, from the file to the plan', 'ms', {}),
        row(n, 'file', 'of it, from the button to the merged file', 'ms', {}),
        { name: `${what}, beside \`kubectl config view --flatten\` ${kubectlVersion()}`, unit: 'ms', aim: EVEN, found: beside },
        row(n, 'memory', 'memory after the merge', 'MB'),
      ],
    };
  },
  async lighthouse(where) {
    const all = await scores(where);
    const lines = Object.entries(all).map(([place, one]) => `| ${place} | ${CATEGORIES.map((name) => (Number.isNaN(one[name]) ? '–' : Math.round(one[name]))).join(' | ')} | ${one.misses.join(', ') || '–'} |`);
    return { text: ['### Lighthouse', '', 'Mobile profile, median of three, our page; the aim is 100 in each.', '', `| place | ${CATEGORIES.join(' | ')} | below 0.9 |`, '|---|--:|--:|--:|---|', ...lines].join('\n') };
  },
  async native() {
    return { text: native() };
  },
};

// What it was measured on.
function circumstances(before) {
  const dependencies = JSON.parse(readFileSync(new URL('package.json', here), 'utf8')).devDependencies;
  const busy = before[0] > 0.5 ? ' The machine did other work, so the figures are only indicative.' : '';
  const versions = ['vite', 'react', '@azure/msal-browser', 'js-yaml', 'lighthouse'].map((name) => `${name} ${dependencies[name]}`).join(', ');
  return `Measured on ${new Date().toISOString().slice(0, 10)} by \`make bench\`: ${PAIRS} ${PAIRS === 1 ? 'pair' : 'pairs'} a row after one that does not count. ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}, ${arch()}), ${Math.round(totalmem() / 2 ** 30)} GB of memory, ${browserVersion()}, headless. The other page: ${versions}. Load before the run (1, 5, 15 minutes): ${before.map((one) => one.toFixed(2)).join(', ')}.${busy}`;
}

async function main() {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in PARTS));
  if (unknown.length > 0) throw new Error(`there is no ${unknown.join(', ')}; there are: ${Object.keys(PARTS).join(' ')}`);
  if (!Number.isInteger(PAIRS) || PAIRS < 1) throw new Error('PAIRS takes a number from 1');
  const before = loadavg();
  if (before[0] > 0.5) console.error(`the machine does other work (load ${before[0].toFixed(2)}): the figures will be only indicative`);
  const where = await stand();
  const [rows, notes, texts, failed] = [[], [], [], []];
  try {
    for (const name of wanted.length > 0 ? wanted : Object.keys(PARTS)) {
      const from = performance.now();
      // One part that breaks down costs none of the others.
      const part = await PARTS[name](where).catch((error) => (failed.push(name), console.error(`${name}: ${error.stack}`), {}));
      console.error([`${name}: ${Math.round((performance.now() - from) / 1000)} s`, ...(part.rows ?? []).map(line)].join('\n'));
      rows.push(...(part.rows ?? []));
      notes.push(...(part.notes ?? []));
      if (part.text) texts.push(part.text);
    }
  } finally {
    await where.close();
  }
  const text = [circumstances(before), rows.length > 0 && table(rows), ...notes, ...texts].filter(Boolean).join('\n\n');
  console.log(text);
  if (failed.length > 0) throw new Error(`nothing is written: ${failed.join(', ')} broke down`);
  if (wanted.length === 0) {
    writeFileSync(DOCUMENT, between(readFileSync(DOCUMENT, 'utf8'), text));
    console.error('written into docs/benchmarks.md');
  }
}

const parent = process.ppid;
// Whoever started it may be gone without a word.
setInterval(() => process.ppid !== parent && process.exit(1), 1000).unref();
main().then(() => process.exit(0), (error) => {
  console.error(`bench: ${error.stack}`);
  process.exit(1);
});
