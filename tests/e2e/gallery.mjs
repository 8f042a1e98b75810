// The gallery: every component of the design system in every state on one page, for whoever works on the page. Its
// markup is taken from the running page, and its style is the page's own, so that it never shows what is not
// there. It is written to tests/output/gallery/ and belongs to no build. `make gallery` calls this.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { startStage } from '../stage/stage.mjs';
import config from './playwright.config.mjs';
import { STATES, reach } from './states.mjs';

const root = new URL('../../', import.meta.url).pathname;
const dist = join(root, 'dist');

// `in`: the state of states.mjs where it is; `find`: by its role; `up`: the component around it. `force` gives it a
// state of the pointer or the keyboard, `than` names the state that it must be told from at sight.
const button = (name, more = {}) => ({ in: 'choice', find: (me) => me.button(name).first(), ...more });
const inRow = (name, more = {}) => ({ in: 'choice', find: (_, page) => page.getByRole('checkbox', { name, exact: true }), up: 'label', ...more });
const way = (name, more = {}) => ({ in: 'choice', find: (me) => me.role('radio', name).first(), up: 'label', ...more });
export const COMPONENTS = {
  'Button': {
    'main': button('Download kubeconfig'),
    'main, under the pointer': button('Download kubeconfig', { force: 'is-hover', than: 'main' }),
    'main, in focus': button('Download kubeconfig', { force: 'is-focus', than: 'main' }),
    'plain': button('Copy kubeconfig'),
    'plain, under the pointer': button('Copy kubeconfig', { force: 'is-hover', than: 'plain' }),
    'plain, in focus': button('Copy kubeconfig', { force: 'is-focus', than: 'plain' }),
    'quiet': button('Share'),
    'quiet, under the pointer': button('Share', { force: 'is-hover', than: 'quiet' }),
    'quiet, in focus': button('Share', { force: 'is-focus', than: 'quiet' }),
  },
  'Switch': {
    'off': { in: 'choice-token', find: (me) => me.role('switch', 'Show secrets') },
    'off, in focus': { in: 'choice-token', find: (me) => me.role('switch', 'Show secrets'), force: 'is-focus', than: 'off' },
    'on': { in: 'choice-token', act: (me) => me.role('switch', 'Show secrets').click(), find: (me) => me.role('switch', 'Show secrets'), than: 'off' },
  },
  'Row': {
    'off': inRow('Staging'),
    'off, under the pointer': inRow('Staging', { force: 'is-hover', than: 'off' }),
    'off, in focus': inRow('Staging', { focus: true, than: 'off' }),
    'on': inRow('Production, West Europe'),
    'with a warning': inRow('Production, East US'),
    'one of several, on': way('In the browser'),
    'one of several, off': way('With the Azure CLI', { than: 'one of several, on' }),
  },
  'Field': {
    'empty': { in: 'choice', find: (me) => me.role('searchbox', 'Search clusters'), up: '.search' },
    'in focus': { in: 'choice', find: (me) => me.role('searchbox', 'Search clusters'), up: '.search', focus: true, than: 'empty' },
    'filled': { in: 'search-empty', find: (me) => me.role('searchbox', 'Search clusters'), up: '.search', than: 'empty' },
    'a file': { in: 'check-empty', find: (me) => me.field('Your kubeconfig'), up: 'label' },
  },
  'Combo box': {
    'closed': { in: 'choice', find: (me) => me.role('combobox', 'Namespace'), up: '.combo' },
    'in focus': { in: 'choice', find: (me) => me.role('combobox', 'Namespace'), up: '.combo', focus: true, than: 'closed' },
    'open': { in: 'namespaces', find: (me) => me.role('combobox', 'Namespace'), up: '.combo', tall: true, than: 'closed' },
    'wrong': { in: 'namespace-wrong', find: (me) => me.role('combobox', 'Namespace'), up: '.combo', than: 'closed' },
  },
  'Tags': {
    'safe': { in: 'choice', find: (me, page) => page.getByText(me.say('no secrets inside'), { exact: true }) },
    'mind this': { in: 'choice-token', find: (me, page) => page.getByText(me.say('holds a secret'), { exact: true }), than: 'safe' },
  },
  'Tabs': {
    'one on': { in: 'choice', find: (me) => me.role('radiogroup', 'Your system').first() },
    'in focus': { in: 'choice', find: (me) => me.role('radiogroup', 'Your system').first(), focus: true, than: 'one on' },
  },
  'Note': {
    'stop': { in: 'failed', find: (_, page) => page.getByRole('alert').filter({ visible: true }).first() },
    'mind this': { in: 'choice-token', find: (me, page) => page.getByText(/^Anyone with this file/).first() },
    'by a link': { in: 'chosen-by-link', find: (me, page) => page.getByText(me.say('Chosen by a link. Check it before you take the file.')) },
  },
  'Code': {
    'a file': { in: 'choice', find: (me) => me.role('region', 'Kubeconfig'), wide: true },
    'a file, in focus': { in: 'choice', find: (me) => me.role('region', 'Kubeconfig'), wide: true, force: 'is-focus', than: 'a file' },
    'a file with a secret': { in: 'choice-token', find: (me) => me.role('region', 'Kubeconfig'), wide: true, than: 'a file' },
    'a command': { in: 'choice', find: (_, page) => page.getByRole('button', { name: /^Copy: / }).first(), up: '.cmd', wide: true },
  },
  'Disclosure': {
    'closed': { in: 'failed', find: (me, page) => page.locator('summary').first(), up: 'details' },
    'in focus': { in: 'failed', find: (me, page) => page.locator('summary').first(), up: 'details', focus: 'summary', than: 'closed' },
    'open': { in: 'failed', act: (me, page) => page.locator('summary').first().click(), find: (me, page) => page.locator('summary').first(), up: 'details', than: 'closed', wide: true },
  },
  'Names and values': {
    'a table': { in: 'failed', act: (me, page) => page.locator('summary').first().click(), find: (_, page) => page.locator('dl').first(), up: '.details', wide: true },
  },
  'Empty': {
    'nothing chosen': { in: 'choice-none', find: (me, page) => page.getByText(me.say('Choose a cluster to see your file.')), up: 'section', wide: true },
    'nothing found': { in: 'search-empty', find: (me, page) => page.getByText(me.say('No clusters match.')) },
  },
  'Toast': {
    'copied': { in: 'choice', act: async (me, page) => { await me.button('Copy kubeconfig').first().click(); await page.getByText(/^Copied/).first().waitFor(); }, find: (_, page) => page.getByText(/^Copied/).first(), still: true },
  },
  'Progress': {
    'opening': { in: 'opening', find: (me, page) => page.getByRole('status').filter({ hasText: me.say('Opening…') }).first() },
  },
};

// States that are of no other use.
const FURTHER = [
  { name: 'chosen-by-link', reach: async (me) => { await me.enter({ query: '?cluster=prod-weu&namespace=payments' }); } },
  { name: 'opening', before: (page) => page.route('**/purser-more-*', () => {}), reach: async (me) => { await me.file('Staging'); await me.tab('Merge'); } },
];

const escaped = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

// The page's style, in which a class stands for the pointer, the keyboard and the window.
function style() {
  const sheets = readdirSync(dist).filter((name) => /^style-.*\.css$/.test(name)).sort((a, b) => a.startsWith('style-inside') - b.startsWith('style-inside'));
  const own = sheets.map((name) => readFileSync(join(dist, name), 'utf8')).join('\n')
    .replaceAll(':hover', ':is(:hover, .is-hover)').replaceAll(':focus-visible', ':is(:focus-visible, .is-focus)').replaceAll(':focus-within', ':is(:focus-within, :has(.is-focus))');
  return `${own}
.gallery { max-width: 1240px; margin: 0 auto; padding: var(--s-5); display: grid; gap: var(--s-6); }
.gallery .shown { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(340px, 100%), 1fr)); gap: var(--s-4); margin-block-start: var(--s-3); }
.gallery figure { min-width: 0; padding: var(--s-4); display: grid; gap: var(--s-3); align-content: start; justify-items: start; }
.gallery figure.is-wide { grid-column: 1 / -1; } .gallery figure > div { width: 100%; min-width: 0; } .gallery figcaption { font-size: var(--t-1); color: var(--ink-2); }
.gallery .is-tall { padding-block-end: 260px; } .gallery .said { position: static; transform: none; margin: 0; } .gallery .said > span { animation: none; } .gallery .preview { max-height: 240px; }
`;
}

// Takes the components from the page; gives the gallery as a page of its own, and what was not there.
export async function gallery(browser, stage) {
  const taken = new Map();
  const missing = [];
  const wanted = Object.entries(COMPONENTS).flatMap(([component, states]) => Object.entries(states).map(([name, one]) => ({ id: `${component}: ${name}`, ...one })));
  // What acts has a visit of its own.
  const visits = new Map();
  for (const one of wanted) visits.set(one.act ? one.id : one.in, [...(visits.get(one.act ? one.id : one.in) ?? []), one]);
  for (const ones of visits.values()) {
    const state = [...STATES, ...FURTHER].find((each) => each.name === ones[0].in);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    await context.grantPermissions(['clipboard-write']);
    const page = await context.newPage();
    page.setDefaultTimeout(8_000);
    await state.before?.(page);
    try {
      const me = await reach(state, page, stage);
      for (const one of ones) {
        try {
          await one.act?.(me, page);
          const markup = await one.find(me, page).evaluate((found, { up, force, focus }) => {
            // The state of a field is none of its markup's.
            for (const input of document.querySelectorAll('input')) {
              input.setAttribute('value', input.value);
              input.toggleAttribute('checked', input.checked);
            }
            const copy = (up ? found.closest(up) : found).cloneNode(true);
            if (force) copy.classList.add(force);
            if (focus) (typeof focus === 'string' ? copy.querySelector(focus) : copy.querySelector('input, summary, button')).classList.add('is-focus');
            for (const each of [copy, ...copy.querySelectorAll('*')]) each.removeAttribute('id');
            return copy.outerHTML;
          }, { up: one.up, force: one.force, focus: one.focus });
          // Radio buttons of one name would put each other out.
          taken.set(one.id, markup.replace(/ name="[^"]*"/g, ''));
        } catch (error) {
          missing.push(`${one.id}: ${error.message.split('\n')[0]}`);
        }
      }
    } catch (error) {
      missing.push(...ones.map((one) => `${one.id}: ${error.message.split('\n')[0]}`));
    } finally {
      await context.close();
    }
  }
  const figure = (component, name, one) => `<figure class="card${one.wide ? ' is-wide' : ''}${one.tall ? ' is-tall' : ''}"><figcaption>${escaped(name)}</figcaption><div data-shown="${escaped(`${component}: ${name}`)}">${taken.get(`${component}: ${name}`) ?? 'not there'}</div></figure>`;
  const sections = Object.entries(COMPONENTS).map(([component, states]) => `<section><h2>${escaped(component)}</h2><div class="shown">${Object.entries(states).map(([name, one]) => figure(component, name, one)).join('\n')}</div></section>`);
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Gallery</title><link rel="stylesheet" href="gallery.css"></head>
<body><main class="gallery"><h1>Gallery</h1>
${sections.join('\n')}
</main></body></html>
`;
  return { html, css: style(), missing };
}

// Writes the gallery into a folder; gives its address.
export function write(folder, { html, css }) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), html);
  writeFileSync(join(folder, 'gallery.css'), css);
  return pathToFileURL(join(folder, 'index.html')).href;
}

async function main() {
  const folder = join(root, 'tests/output/gallery');
  const stage = await startStage({ site: dist });
  const browser = await chromium.launch(config.use.launchOptions);
  try {
    const made = await gallery(browser, stage);
    const address = write(folder, made);
    for (const [name, media] of Object.entries({ light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' }, contrast: { contrast: 'more' }, forced: { forcedColors: 'active' } })) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.emulateMedia(media);
      await page.goto(address);
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
      await page.close();
    }
    console.log(`the gallery: ${address}, and its pictures beside it`);
    for (const one of made.missing) console.error(`not there: ${one}`);
    process.exitCode = made.missing.length > 0 ? 1 : 0;
  } finally {
    await browser.close();
    await stage.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
