// The parts of the program that come after the door: missing, altered, and had a second time.
import { readdirSync, readFileSync } from 'node:fs';
import { choose, download, expect, method, preview, signIn, test, way, openAccess } from './fixture.mjs';

const dist = new URL('../../dist/', import.meta.url).pathname;
// Every part but the first, by what it is for.
const parts = readdirSync(dist).filter((name) => /^purser-.*\.wasm$/.test(name) && !name.startsWith('purser-page'));
const named = (word) => parts.filter((name) => name.includes(word));

// One byte of a file is another one.
function altered(name) {
  const bytes = readFileSync(dist + name);
  bytes[bytes.length >> 1] ^= 1;
  return bytes;
}

// A load would take this mark away.
const mark = (page) => page.evaluate(() => { window.marked = true; });
const marked = (page) => page.evaluate(() => window.marked === true);

const lost = (page) => page.getByRole('alert').filter({ hasText: "This part didn't load" });
const again = (page) => lost(page).getByRole('button', { name: 'Try again' });

const ways = {
  missing: (route) => route.fulfill({ status: 404, body: 'not found' }),
  altered: (route) => route.fulfill({ status: 200, contentType: 'application/wasm', body: altered(new URL(route.request().url()).pathname.split('/').pop()) }),
  unreachable: (route) => route.abort(),
};

test('there are the two parts that the journeys below are about', () => {
  expect(named('inside').length).toBeGreaterThan(0);
  expect(named('more').length).toBeGreaterThan(0);
});

for (const [how, answer] of Object.entries(ways)) {
  test(`what opens later, ${how}, is explained, and "Try again" opens it without a load`, async ({ page, stage, allowed }) => {
    allowed.push(/\.wasm/, /integrity/, /Failed to (load|fetch)/);
    await signIn(page, stage);
    await choose(page, 'Sandbox');
    await mark(page);
    for (const name of named('more')) await page.route(`**/${name}`, answer);
    await way(page, 'Merge');
    await expect(lost(page)).toBeVisible();
    // Nothing else is touched by it.
    await expect(preview(page)).toBeVisible();
    await again(page).click();
    await expect(lost(page)).toBeVisible();
    await page.unrouteAll();
    await again(page).click();
    await expect(page.getByLabel('Your kubeconfig', { exact: true })).toBeVisible();
    await expect(lost(page)).toHaveCount(0);
    expect(await marked(page)).toBe(true);
  });

  test(`what is needed after the sign-in, ${how}, is explained, and "Try again" ends the sign-in without a load`, async ({ page, stage, allowed }) => {
    allowed.push(/\.wasm/, /integrity/, /Failed to (load|fetch)/);
    await page.goto(stage.page);
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    const alice = page.getByRole('button', { name: 'Alice Martin' });
    await expect(alice).toBeVisible();
    for (const name of named('inside')) await page.route(`**/${name}`, answer);
    await alice.click();
    await expect(lost(page)).toBeVisible();
    expect(page.url()).toBe(stage.page);
    await mark(page);
    await page.unrouteAll();
    await again(page).click();
    await expect(page.getByRole('heading', { name: 'Your kubeconfig' })).toBeVisible();
    expect(await marked(page)).toBe(true);
    await choose(page, 'Sandbox');
    expect((await download(page)).text).toContain('kind: Config');
  });
}

for (const [how, answer] of Object.entries(ways)) {
  test(`what leads to the provider, ${how}, is explained, and the button leads there once it can be had`, async ({ page, stage, allowed }) => {
    allowed.push(/\.wasm/, /integrity/, /Failed to (load|fetch)/);
    for (const name of named('inside')) await page.route(`**/${name}`, answer);
    await page.goto(`${stage.page}?cluster=dev-weu-sandbox`);
    await mark(page);
    const button = page.getByRole('button', { name: 'Sign in with Microsoft' });
    const said = page.getByRole('alert').filter({ hasText: "A part of this page didn't load." });
    for (let times = 0; times < 2; times += 1) {
      await button.click();
      await expect(said).toBeVisible();
      await expect(said).toContainText('Check your connection and try again.');
    }
    expect(await marked(page)).toBe(true);
    expect(new URL(page.url()).search).toBe('?cluster=dev-weu-sandbox');
    await page.unrouteAll();
    await button.click();
    await page.getByRole('button', { name: 'Alice Martin' }).click();
    await expect(page.getByRole('heading', { name: 'Your kubeconfig' })).toBeVisible();
  });
}

// The operator's page has a journey of its own, in operator.spec.mjs.
for (const name of parts.filter((one) => !one.startsWith('purser-operator'))) {
  const title = name.replace(/-[0-9a-f]{12,}/, '');
  test(`${title} with a byte changed never runs, is explained, and "Try again" needs no load`, async ({ page, stage, allowed }) => {
    allowed.push(/valid digest/, /integrity checks failed/, /Failed to fetch/);
    const [stopped, ran] = [[], []];
    page.on('console', (message) => message.text().includes(name) && /valid digest/.test(message.text()) && stopped.push(name));
    await page.exposeFunction('ran', (url) => ran.push(url.split('/').pop()));
    await page.addInitScript(() => {
      const start = WebAssembly.instantiateStreaming;
      WebAssembly.instantiateStreaming = async (source, imports) => {
        const answer = await source;
        window.ran(answer.url);
        return start.call(WebAssembly, answer, imports);
      };
    });
    await page.goto(stage.page);
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    const alice = page.getByRole('button', { name: 'Alice Martin' });
    await expect(alice).toBeVisible();
    ran.length = 0;
    await page.route(`**/${name}`, ways.altered);
    await alice.click();
    const inside = page.getByRole('heading', { name: 'Your kubeconfig' });
    await expect(inside.or(lost(page)).first()).toBeVisible();
    await mark(page);
    const later = await inside.isVisible();
    if (later) {
      await choose(page, 'Sandbox');
      await way(page, 'Merge');
    }
    await expect(lost(page)).toBeVisible();
    const before = stopped.length;
    expect(before).toBeGreaterThan(0);
    await again(page).click();
    await expect.poll(() => stopped.length).toBeGreaterThan(before);
    await expect(lost(page)).toBeVisible();
    // Something else ran, so what runs is seen.
    expect(ran.some((one) => one.startsWith('purser-page'))).toBe(true);
    expect(ran).not.toContain(name);
    await page.unrouteAll();
    await again(page).click();
    await expect(later ? page.getByLabel('Your kubeconfig', { exact: true }) : inside).toBeVisible();
    await expect(lost(page)).toHaveCount(0);
    expect(ran).toContain(name);
    expect(await marked(page)).toBe(true);
  });
}

test('a part is fetched once, however often it opens', async ({ page, stage }) => {
  const fetched = [];
  page.on('request', (request) => request.url().endsWith('.wasm') && fetched.push(request.url()));
  await signIn(page, stage);
  await choose(page, 'Sandbox');
  for (const name of ['Merge', 'Commands', 'Merge']) await way(page, name);
  await expect(page.getByLabel('Your kubeconfig', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Check a kubeconfig' }).click();
  await expect(page.getByRole('heading', { name: 'Check a kubeconfig' })).toBeVisible();
  // The sign-in is two loads of the page.
  const later = fetched.filter((url) => named('more').some((name) => url.endsWith(name)));
  expect(later.length).toBe(new Set(later).size);
});

test('what is needed after the sign-in is fetched while the person reads', async ({ page, stage }) => {
  const fetched = page.waitForResponse((answer) => named('inside').some((name) => answer.url().endsWith(name)));
  await page.goto(stage.page);
  await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
  expect((await fetched).ok()).toBe(true);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a listener on every event hears no token in a whole journey through Azure', async ({ page, stage }) => {
  // Whatever is dispatched by a program, and every event that the browser has a name for.
  await page.addInitScript(() => {
    const heard = [];
    const tell = (event) => {
      const seen = new Set();
      const texts = (value, depth) => {
        if (typeof value === 'string') heard.push(`${event.type}: ${value}`);
        if (typeof value !== 'object' || value === null || depth > 4 || seen.has(value) || value instanceof Node || value === window) return;
        seen.add(value);
        for (const key in value) {
          try {
            texts(value[key], depth + 1);
          } catch {
            // A property that may not be read holds nothing for a listener.
          }
        }
      };
      texts(event, 0);
    };
    const dispatch = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function (event) {
      heard.push(`dispatched: ${event.type}`);
      tell(event);
      return dispatch.call(this, event);
    };
    const names = new Set();
    for (const target of [window, document, HTMLElement.prototype]) for (const key in target) if (key.startsWith('on')) names.add(key.slice(2));
    for (const name of names) addEventListener(name, tell, true);
    window.heard = heard;
  });
  const tokens = new Set();
  page.on('response', async (answer) => {
    if (!/\/token$/.test(new URL(answer.url()).pathname) || answer.request().method() !== 'POST') return;
    const told = await answer.json().catch(() => ({}));
    for (const name of ['access_token', 'refresh_token', 'id_token']) if (told[name]) tokens.add(told[name]);
  });
  stage.setPortal({ azure: true, only: 'contoso', clusters: [] });
  await signIn(page, stage);
  await page.getByRole('button', { name: 'Find my clusters' }).click();
  await expect(page.getByText(/Found 2,?\d{3} clusters/)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search clusters' }).fill('shop-prod-weu');
  await choose(page, 'shop-prod-weu');
  await expect(preview(page)).toContainText('https://127.0.0.1');
  await way(page, 'Merge');
  await way(page, 'Commands');
  await openAccess(page);
  await page.getByRole('radiogroup', { name: 'What to look at' }).getByRole('radio', { name: 'What you may do', exact: true }).check({ force: true });
  await method(page, 'With the Azure CLI');
  await download(page);
  const heard = await page.evaluate(() => window.heard);
  // The listener works, and there was something to hear.
  expect(heard.some((line) => line.startsWith('click: '))).toBe(true);
  expect(tokens.size).toBeGreaterThan(2);
  for (const token of tokens) expect(heard.filter((line) => line.includes(token) || line.includes(token.slice(-40)))).toEqual([]);
  // No event of the page's own is left.
  expect(heard.filter((line) => line.startsWith('dispatched: purser'))).toEqual([]);
});

test('an event that somebody made up decides nothing', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Sandbox');
  const before = await preview(page).textContent();
  await page.evaluate(() => {
    for (const name of ['purser:told', 'purser:more', 'purser:lost', 'message']) {
      for (const detail of ['method=token', 'found=[]', ['merge', 'merge', 'yaml=x']]) {
        for (const target of [document, window]) target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
      }
    }
  });
  await page.waitForTimeout(300);
  expect(await preview(page).textContent()).toBe(before);
  // A field has an empty place for its complaint.
  expect((await page.getByRole('alert').allTextContents()).join('')).toBe('');
});
