// The page in another language: which one it speaks, that nothing of it stays English, that what is pasted
// is the same in every language, and that long words and a mirrored page fit.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStage } from '../stage/stage.mjs';
import { lines } from '../tools/release/languages.mjs';
import { cluster, expect, preview, test } from './fixture.mjs';
import { PSEUDO, sentences } from './language.mjs';
import { fits } from './looks.mjs';
import { STATES, reach } from './states.mjs';

const dist = new URL('../../dist/', import.meta.url).pathname;
const WEST = 'Production, West Europe';
const german = sentences('de');

test('who reads English loads no other language', async ({ page, stage }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(stage.page);
  await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
  expect(asked.filter((url) => url.endsWith('.txt'))).toEqual([]);
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(['en-GB', 'ltr']);
});

test('the language is changed in the header, survives the sign-in, and keeps what is chosen', async ({ page, stage }) => {
  await page.goto(stage.page);
  const list = page.getByRole('combobox', { name: 'Language' });
  await list.selectOption('Deutsch');
  await expect(page.getByRole('button', { name: 'Mit Microsoft anmelden' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: german('Language') })).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  await page.getByRole('button', { name: 'Mit Microsoft anmelden' }).click();
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  await expect(page.getByRole('searchbox', { name: german('Search clusters') })).toBeVisible();
  await cluster(page, WEST).check({ force: true });
  const region = page.getByRole('region', { name: german('Kubeconfig') });
  const before = await region.textContent();
  await page.getByRole('combobox', { name: german('Language') }).selectOption('English');
  await expect(page.getByRole('button', { name: 'Download kubeconfig' })).toBeVisible();
  await expect(cluster(page, WEST)).toBeChecked();
  expect(await preview(page).textContent()).toBe(before);
});

test.describe('where the browser is German', () => {
  test.use({ locale: 'de-AT' });

  test('the page is German from the first word, numbers and times too', async ({ page, stage }) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(stage.page);
    await expect(page.getByRole('button', { name: 'Mit Microsoft anmelden' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de-AT');
    // What opens later brings its own sentences.
    expect(asked.filter((path) => path.endsWith('.txt'))).toHaveLength(1);
    await page.getByRole('navigation').getByRole('link', { name: german('What kubectl said'), exact: true }).click();
    await expect.poll(() => asked.filter((path) => path.endsWith('.txt')).length).toBe(2);
    // And does so once, wherever one goes from there.
    for (const place of ['Check a kubeconfig', 'What kubectl said', 'Check a kubeconfig']) {
      await page.getByRole('navigation').getByRole('link', { name: german(place), exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: german(place) })).toBeFocused();
    }
    expect(asked.filter((path) => path.endsWith('.txt'))).toHaveLength(2);
  });

  test('what is downloaded and pasted is the same in every language', async ({ browser, page, stage }) => {
    const pasted = async (other, language) => {
      const say = sentences(language);
      await other.goto(stage.page);
      await other.getByRole('button', { name: say('Sign in with {provider}', { provider: 'Microsoft' }) }).click();
      await other.getByRole('button', { name: 'Alice Martin' }).click();
      await cluster(other, WEST).check({ force: true });
      const click = () => other.getByRole('button', { name: say('Download kubeconfig'), exact: true }).click();
      const [file] = await Promise.all([other.waitForEvent('download'), click()]);
      const lines = [];
      for (const tab of ['Download', 'Commands']) {
        await other.getByRole('tab', { name: say(tab), exact: true }).click();
        await other.locator('[role="tabpanel"]:visible code').first().waitFor();
        lines.push(await other.locator('[role="tabpanel"]:visible code').allTextContents());
      }
      return { name: file.suggestedFilename(), bytes: createHash('sha256').update(await (await file.createReadStream()).toArray().then(Buffer.concat)).digest('hex'), lines };
    };
    const context = await browser.newContext({ locale: 'en-GB' });
    try {
      expect(await pasted(page, 'de')).toEqual(await pasted(await context.newPage(), 'en'));
    } finally {
      await context.close();
    }
  });

  // The sentences and fragments of the page that are visible and still English.
  const ENGLISH = Object.entries(german.table).filter(([english, said]) => said !== english && /\p{L}{3}/u.test(english));
  const pattern = (english) => new RegExp(`^${english.trim().split(/\{\w*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`);
  const WHOLE = new Map(ENGLISH.map(([english]) => [english.trim(), true]));
  const TEMPLATES = ENGLISH.filter(([english]) => english.includes('{') && english.replace(/\{[^{}]*\}/g, '').trim().split(' ').length > 3).map(([english]) => pattern(english));
  const visible = (page) => page.evaluate(() => {
    const told = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement;
      if (around.closest('code, pre, bdi, script, noscript, .languages, .line, [role="listbox"]') || !around.checkVisibility()) continue;
      if (node.data.trim()) told.push(node.data.trim());
    }
    for (const one of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
      if (one.checkVisibility()) told.push(...['aria-label', 'placeholder', 'title'].map((name) => one.getAttribute(name)).filter(Boolean));
    }
    return told;
  });

  for (const state of STATES) {
    test(`${state.name}: nothing stays English`, async ({ page, stage, allowed }) => {
      allowed.push(...(state.allowed ?? []));
      await reach(state, page, stage, 'de');
      const left = (await visible(page)).filter((text) => WHOLE.has(text) || TEMPLATES.some((one) => one.test(text)));
      expect(left).toEqual([]);
    });
  }
});

// A build that knows a further language, in a folder of its own.
function built(code, table, direction) {
  const folder = mkdtempSync(join(tmpdir(), 'language-'));
  cpSync(dist, folder, { recursive: true });
  const text = lines(table);
  const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
  const part = { file: `./purser-${code}.txt`, integrity: integrity(text) };
  writeFileSync(join(folder, part.file), text);
  const language = JSON.stringify({ code, name: code, direction, parts: [part, part] }).replace(/"(\w+)":/g, '$1:');
  const boot = readdirSync(folder).find((name) => /^boot-.*\.js$/.test(name));
  const before = readFileSync(join(folder, boot), 'utf8');
  const after = before.replace('{code:"de"', () => `${language},{code:"de"`);
  if (after === before) throw new Error('boot.js does not list the languages as it did');
  for (const name of readdirSync(folder).filter((one) => /\.(br|gz)$/.test(one))) rmSync(join(folder, name));
  writeFileSync(join(folder, boot), after);
  const page = join(folder, 'index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replace(integrity(before), integrity(after)));
  return folder;
}

const LOOKED_AT = ['door', 'choice', 'choice-several', 'namespaces', 'merge', 'commands', 'guide', 'check', 'access-you-to-this-cluster', 'access-give-access'];
for (const [name, direction] of [['long', 'ltr'], ['mirrored', 'rtl']]) {
  test(`a language with ${name === 'long' ? 'long words' : 'letters from right to left'} fits, wide and narrow`, async ({ browser }) => {
    test.setTimeout(180_000);
    const table = PSEUDO[name]();
    const folder = built('qps', table, direction);
    const own = await startStage({ site: folder });
    try {
      for (const state of STATES.filter((one) => LOOKED_AT.includes(one.name))) {
        const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
        context.setDefaultTimeout(15_000);
        const page = await context.newPage();
        await page.addInitScript(() => sessionStorage.setItem('purser.language', 'qps'));
        await reach(state, page, own, table);
        expect(await page.evaluate(() => document.documentElement.dir)).toBe(direction);
        await fits(page, `${state.name} at 1366 px`);
        await page.setViewportSize({ width: 390, height: 844 });
        await fits(page, `${state.name} at 390 px`);
        await context.close();
      }
    } finally {
      await own.close();
      rmSync(folder, { recursive: true });
    }
  });
}
