// The style sheets: every rule is written in tokens and for either direction, and the tokens themselves have
// the contrasts that WCAG 2.2 asks for, in both themes and with more contrast.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const folder = new URL('../../../style/', import.meta.url);
const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'));
const read = (name) => readFileSync(new URL(name, folder), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
const page = readFileSync(new URL('../../../index.html', import.meta.url), 'utf8');

// Every rule with the conditions it stands under.
function rules(css, media = '') {
  const found = [];
  for (let at = 0; ;) {
    const open = css.indexOf('{', at);
    if (open < 0) return found;
    const head = css.slice(at, open).trim();
    let end = open + 1;
    for (let depth = 1; depth > 0; end += 1) depth += { '{': 1, '}': -1 }[css[end]] ?? 0;
    const body = css.slice(open + 1, end - 1);
    if (/^@(media|supports|container)/.test(head)) found.push(...rules(body, `${media} ${head}`.trim()));
    else if (!head.startsWith('@')) found.push({ head, media, declarations: body.split(/;(?![^(]*\))/).map((one) => one.trim()).filter(Boolean).map((one) => [one.slice(0, one.indexOf(':')).trim(), one.slice(one.indexOf(':') + 1).trim()]) });
    at = end;
  }
}

const every = sheets.filter((name) => name !== 'tokens.css').flatMap((name) => rules(read(name)).flatMap(({ head, media, declarations }) => declarations.map(([property, value]) => ({ where: `${name}: ${head} { ${property}: ${value} }`, media, property, value }))));
const where = (wrong) => wrong.map((one) => one.where);

test('index.html names every style sheet, the tokens first', () => {
  const named = [...page.matchAll(/rel="css" href="style\/([^"]+)"/g)].map(([, name]) => name);
  assert.deepEqual([...named].sort(), [...sheets].sort());
  assert.equal(named[0], 'tokens.css');
});

test('colours, type, space and shapes are tokens', () => {
  const colour = /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch|color)a?\(/i;
  assert.deepEqual(where(every.filter(({ value }) => colour.test(value))), [], 'a colour of its own');
  const px = /(?<![\w.-])\d*\.?\d+px/;
  assert.deepEqual(where(every.filter(({ property, value }) => /^(scroll-)?(margin|padding)|gap$|^inset/.test(property) && px.test(value))), [], 'a space of its own');
  assert.deepEqual(where(every.filter(({ property, value }) => property === 'font-size' && !/^(var\(|[\d.]+em|inherit)/.test(value))), [], 'a size of its own');
  assert.deepEqual(where(every.filter(({ property, value }) => property === 'font-weight' && !/^(var\(|inherit|normal)/.test(value))), [], 'a weight of its own');
  assert.deepEqual(where(every.filter(({ property, value }) => property === 'border-radius' && px.test(value))), [], 'a shape of its own');
});

test('the width of the window is asked for in em, so that larger text counts as less room', () => {
  assert.deepEqual(where(every.filter(({ media }) => /(width|height): *[\d.]+px/.test(media))), []);
});

test('what moves obeys whoever asks for less', () => {
  const moving = every.filter(({ property, value, media }) => /^(transition|animation)$/.test(property) && !/var\(--quick\)|^none|^(said|late) /.test(value) && !media.includes('prefers-reduced-motion'));
  assert.deepEqual(where(moving), []);
});

test('nothing knows left from right', () => {
  const physical = every.filter(({ property, value }) =>
    /^(left|right|(margin|padding|border)-(left|right)(-.*)?)$/.test(property)
    || (/^(text-align|float|clear)$/.test(property) && /\b(left|right)\b/.test(value))
    || (/^(margin|padding|inset)$/.test(property) && ((parts) => parts.length === 4 && parts[1] !== parts[3])(value.match(/(?:[^\s(]|\((?:[^()]|\([^()]*\))*\))+/g))));
  assert.deepEqual(where(physical), []);
});

test('every token that is named is there, and every one that is there is named', () => {
  const all = sheets.map(read).join('\n');
  const named = new Set([...all.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  const there = new Set([...all.matchAll(/(?<![\w(-])(--[\w-]+)\s*:/g)].map(([, name]) => name));
  assert.deepEqual([...named].filter((name) => !there.has(name)), []);
  assert.deepEqual([...there].filter((name) => !named.has(name)), []);
});

// The tokens as a theme has them.
function theme(...media) {
  const values = {};
  for (const rule of rules(read('tokens.css'))) {
    const asked = [...rule.media.matchAll(/\(([^)]+)\)/g)].map(([, one]) => one);
    if (asked.every((one) => media.includes(one))) Object.assign(values, Object.fromEntries(rule.declarations));
  }
  const resolve = (value) => (/^var\((--[\w-]+)\)$/.test(value) ? resolve(values[value.slice(4, -1)]) : value);
  return (name) => resolve(values[`--${name}`]);
}

const light = (hex) => {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(full.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => ((high, low) => (high + 0.05) / (low + 0.05))(Math.max(light(a), light(b)), Math.min(light(a), light(b)));

// What is written on what, and what is told from what beside it.
const TEXT = {
  ink: ['paper', 'card', 'sea-soft', 'ok-soft', 'warn-soft', 'stop-soft'], 'ink-2': ['paper', 'card', 'sea-soft'], 'ink-3': ['paper', 'card'],
  sea: ['paper', 'card', 'sea-soft'], 'sea-ink': ['sea'], ok: ['ok-soft', 'card', 'paper'], warn: ['warn-soft', 'card', 'paper'], stop: ['stop-soft', 'card', 'paper'],
  paper: ['ink'], 'code-ink': ['code', 'lit'], 'code-key': ['code', 'lit'], 'code-str': ['code', 'lit'], 'code-dim': ['code', 'lit'], 'code-secret': ['code', 'lit'],
};
const CONTROLS = { edge: ['paper', 'card'], sea: ['paper', 'card', 'sea-soft'], stop: ['paper', 'card'], ok: ['card'], warn: ['card'], 'code-key': ['code', 'lit'] };

for (const scheme of ['light', 'dark']) {
  for (const more of [false, true]) {
    test(`the contrasts of the theme ${scheme}${more ? ' with more contrast' : ''}`, () => {
      const token = theme(...(scheme === 'dark' ? ['prefers-color-scheme: dark'] : []), ...(more ? ['prefers-contrast: more'] : []));
      const poor = [[TEXT, more ? 7 : 4.5], [CONTROLS, more ? 4.5 : 3]].flatMap(([pairs, least]) => Object.entries(pairs).flatMap(([front, backs]) => backs
        .map((back) => [front, back, contrast(token(front), token(back))])
        .filter(([, , is]) => is < least)
        .map(([front, back, is]) => `${front} on ${back}: ${is.toFixed(2)}, not ${least}`)));
      assert.deepEqual(poor, []);
    });
  }
}
