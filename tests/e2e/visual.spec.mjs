// How the page looks, compared in a way that outlives other fonts: where each landmark, heading and control is, in
// shares of the window, and the colours of the picture in coarse cells. Golden files in visual/; UPDATE_GOLDEN=1
// writes them. One test shows that another font passes, and one that a broken layout and a wrong colour do not.
import { expect, test } from './fixture.mjs';
import { golden } from './golden.mjs';
import { STATES, reach, settled } from './states.mjs';

const CELLS = { across: 32, down: 20 };
const SHOTS = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 1440, height: 900, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'light' },
];
const SHOWN = ['door', 'choice-none', 'choice', 'choice-token', 'namespace-wrong', 'merge', 'commands', 'guide', 'check', 'access-you-to-this-cluster', 'refused', 'portal-faulty'];

// The boxes of what has a role, from the top; a name that occurs again is counted.
const boxes = (page) => page.evaluate(() => {
  const role = (one) => one.getAttribute('role') ?? { HEADER: 'header', MAIN: 'main', H1: 'heading', H2: 'heading', BUTTON: 'button', SECTION: 'section', INPUT: 'input', PRE: 'pre' }[one.tagName];
  const seen = {};
  const found = {};
  for (const one of document.querySelectorAll('header, main, h1, h2, button, section, input:not(.seen), pre, [role]')) {
    if (!one.checkVisibility({ visibilityProperty: true }) || !role(one)) continue;
    const box = one.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || one.closest('svg')) continue;
    const id = one.getAttribute('aria-labelledby');
    const label = one.getAttribute('aria-label') ?? document.getElementById(id)?.textContent ?? (/^(H1|H2|BUTTON)$/.test(one.tagName) ? one.textContent : '');
    // What has no name is there for its children.
    if (!label.trim() && /^(header|section)$/.test(role(one))) continue;
    const name = `${role(one)} ${label.trim().slice(0, 40)}`.trim();
    seen[name] = (seen[name] ?? 0) + 1;
    const shown = name.replace(/:\d{4,}/g, '');
    found[seen[name] > 1 ? `${shown} #${seen[name]}` : shown] = [box.left, box.top + scrollY, box.width, box.height].map(Math.round);
  }
  return found;
});

// The mean colour of each cell of the window, four bits a channel.
async function shades(page) {
  const png = (await page.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64');
  // The page's policy lets in no picture made of data, so another page counts.
  const other = await page.context().newPage();
  const cells = await other.evaluate(async ({ png, across, down }) => {
    const bytes = Uint8Array.from(atob(png), (c) => c.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(across, down);
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, across, down);
    const { data } = context.getImageData(0, 0, across, down);
    return Array.from({ length: down }, (_, y) => Array.from({ length: across }, (_, x) => [0, 1, 2].map((c) => Math.round(data[(y * across + x) * 4 + c] / 17).toString(16)).join('')).join(' '));
  }, { png, ...CELLS });
  await other.close();
  return cells;
}

async function look(page, { width, height, colorScheme }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(() => window.scrollTo(0, 0));
  await settled(page);
  return { boxes: await boxes(page), shades: await shades(page) };
}

// What is elsewhere or of another size than it was, by more than another font makes it.
function moved(before, now, { width }) {
  const faults = [];
  for (const [name, was] of Object.entries(before)) {
    const is = now[name];
    if (!is) {
      faults.push(`${name} is gone`);
      continue;
    }
    const [x, y, w, h] = was;
    // Lines are of other heights and breaks elsewhere, which adds up on the way down.
    const slack = [0.05 * width, 40 + 0.12 * y, 0.06 * width + 0.1 * w, 24 + 0.25 * h];
    ['left', 'top', 'width', 'height'].forEach((what, n) => {
      if (Math.abs(is[n] - was[n]) > slack[n]) faults.push(`${name}: ${what} ${was[n]} -> ${is[n]}`);
    });
  }
  for (const name of Object.keys(now)) if (!before[name]) faults.push(`${name} is new`);
  return faults;
}

// The share of cells whose colour is another: by more than text that is a little elsewhere makes it.
function recoloured(before, now) {
  const cells = (rows) => rows.flatMap((row) => row.split(' ').map((cell) => [...cell].map((digit) => parseInt(digit, 16))));
  const [was, is] = [cells(before), cells(now)];
  const other = was.filter((cell, n) => Math.max(...cell.map((value, c) => Math.abs(value - is[n][c]))) > 2).length;
  return other / was.length;
}

const text = (seen) => `${JSON.stringify(seen, null, 1).replace(/\[\s+(-?\d+),\s+(-?\d+),\s+(-?\d+),\s+(-?\d+)\s+\]/g, '[$1, $2, $3, $4]')}\n`;
const path = (name, shot) => `visual/${name}-${shot.width}-${shot.colorScheme}.json`;
const MOST = 0.12;

for (const name of SHOWN) {
  test(`${name} looks as it did`, async ({ page, stage, allowed }) => {
    const state = STATES.find((one) => one.name === name);
    allowed.push(...(state.allowed ?? []));
    await reach(state, page, stage);
    for (const shot of SHOTS) {
      const now = await look(page, shot);
      const before = golden(path(name, shot), text(now));
      if (before === undefined) continue;
      const was = JSON.parse(before);
      expect.soft(moved(was.boxes, now.boxes, shot), path(name, shot)).toEqual([]);
      expect.soft(recoloured(was.shades, now.shades), `${path(name, shot)}: the share of cells of another colour`).toBeLessThan(MOST);
    }
  });
}

// Changes the style of a page beside its policy, as the browser's own tools do.
async function restyle(page, css) {
  const client = await page.context().newCDPSession(page);
  await client.send('DOM.enable');
  await client.send('CSS.enable');
  const { frameTree } = await client.send('Page.getFrameTree');
  const { styleSheetId } = await client.send('CSS.createStyleSheet', { frameId: frameTree.frame.id });
  await client.send('CSS.setStyleSheetText', { styleSheetId, text: css });
}

test('another font is let pass; a column that breaks and a button of another colour are not', async ({ page, stage }) => {
  const state = STATES.find((one) => one.name === 'choice');
  await reach(state, page, stage);
  const [wide] = SHOTS;
  const before = await look(page, wide);
  await restyle(page, ':root { --sans: "DejaVu Serif", serif !important; --mono: "DejaVu Sans Mono", "Courier New", monospace !important; } body { letter-spacing: .02em }');
  const other = await look(page, wide);
  expect(moved(before.boxes, other.boxes, wide)).toEqual([]);
  expect(recoloured(before.shades, other.shades)).toBeLessThan(MOST);
  await restyle(page, 'main > * { grid-template-columns: 1fr !important; max-width: 500px !important; }');
  expect(moved(before.boxes, (await look(page, wide)).boxes, wide).length).toBeGreaterThan(3);
  await restyle(page, 'main > * { grid-template-columns: revert-layer; max-width: none; } :root { --paper: #ffe0e0 !important; --card: #ffe0e0 !important; }');
  expect(recoloured(before.shades, (await look(page, wide)).shades)).toBeGreaterThan(MOST);
});
