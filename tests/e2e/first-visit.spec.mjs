// What the browser asks for before the sign-in button, and on a second visit: counted, never by a clock.
import { expect, test } from './fixture.mjs';

const door = (page) => page.getByRole('button', { name: 'Sign in with Microsoft' });
// What the page fetches ahead, once the button is there.
const ahead = /^\/(purser-(inside|shared)|style-inside)/;
const paths = (requests, stage) => requests.map((url) => url.replace(new URL(stage.page).origin, ''));

test('before the button nothing waits but for the document: all else is asked for at once', async ({ page, stage }) => {
  let open;
  const gate = new Promise((resolve) => (open = resolve));
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') await gate;
    await route.continue();
  });
  await page.goto(stage.page, { waitUntil: 'commit' });
  // Nothing but the document is answered meanwhile; what waits for anything else isn't asked for yet.
  await expect.poll(() => asked.some((url) => url.endsWith('/portal.yaml'))).toBe(true);
  await page.waitForTimeout(1000);
  const early = paths(asked, stage).sort();
  open();
  await expect(door(page)).toBeVisible();
  await page.waitForLoadState('networkidle');
  const late = paths(asked, stage).filter((path) => !early.includes(path) && !/\.svg$/.test(path));
  expect(late.filter((path) => !ahead.test(path))).toEqual([]);
  expect(late.length).toBeGreaterThan(0);
  expect(early.map((path) => path.replace(/-[0-9a-f]{12,}/, '')).sort()).toEqual(['/', '/boot.js', '/portal.yaml', '/purser-page.js', '/purser-page_bg.wasm', '/style.css']);
  // Once each: what is preloaded is what is used.
  expect(new Set(paths(asked, stage)).size).toBe(asked.length);
});

test('a second visit asks the host for the document and portal.yaml, and for nothing else', async ({ page, stage }) => {
  await page.goto(stage.page);
  await expect(door(page)).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(stage.requests.filter(({ url }) => ahead.test(url)).length).toBe(3);
  await page.goto('about:blank');
  stage.requests.length = 0;
  await page.goto(stage.page);
  await expect(door(page)).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(stage.requests.map(({ url }) => url).sort()).toEqual(['/', '/portal.yaml']);
});

test('the layout does not move while the page starts', async ({ page, stage }) => {
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true });
  });
  for (const size of [{ width: 1366, height: 768 }, { width: 390, height: 844 }]) {
    await page.setViewportSize(size);
    await page.goto(stage.page);
    await expect(door(page)).toBeVisible();
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => window.shifts.reduce((sum, one) => sum + one, 0)), `${size.width}`).toBeLessThan(0.02);
  }
});
