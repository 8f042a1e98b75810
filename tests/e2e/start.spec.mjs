// The start of the page: nothing runs that is not what the build made, the provider's answer leaves the
// address at once, and whatever is missing is said.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixture.mjs';

const dist = new URL('../../dist/', import.meta.url).pathname;
const files = existsSync(dist) ? readdirSync(dist).filter((name) => /\.(js|wasm)$/.test(name)) : [];
const boot = files.find((name) => name.startsWith('boot-'));
const TYPES = { js: 'text/javascript', wasm: 'application/wasm' };

// A file that would do the same as before if it ran: a line more, or an empty section.
const changed = (name) => Buffer.concat([readFileSync(join(dist, name)), Buffer.from(name.endsWith('.js') ? '\n' : '\x00\x01\x00')]);
const give = (page, name, body, contentType = TYPES[name.split('.').pop()]) =>
  page.route(`**/${name}`, (route) => route.fulfill({ contentType, body }));

const door = (page) => page.getByRole('button', { name: 'Sign in with Microsoft' });
const loading = (page) => page.getByText('Loading…');
const late = (page) => page.getByText("This page hasn't started yet.").filter({ visible: true });
const broken = (page) => page.getByRole('alert').filter({ hasText: "This page couldn't start." });
const nothing = async (page, stage) => {
  expect(await page.locator('#app').innerHTML()).toBe('');
  // The program takes the shell away first of all.
  await expect(page.locator('#shell')).toHaveCount(1);
  expect(stage.requests.filter(({ server }) => server !== 'page')).toEqual([]);
};

test('the build has something to protect', () => {
  expect(boot).toBeTruthy();
  expect(files.filter((name) => name.endsWith('.wasm')).length).toBeGreaterThan(0);
});

// What is needed after the sign-in alone has its journeys in parts.spec.mjs, the operator's page in
// operator.spec.mjs.
for (const name of files.filter((one) => !/^purser-(inside|operator)/.test(one))) {
  const title = name.replace(/-[0-9a-f]{12,}/, '');
  test(`${title}, changed by as little as can be, is not run, and the page says so`, async ({ page, stage, allowed }) => {
    const stopped = [];
    page.on('console', (message) => message.text().includes(name) && /valid digest/.test(message.text()) && stopped.push(name));
    allowed.push(/valid digest/, /integrity checks failed/, /Failed to fetch/, /was not loaded/, /preloaded using link preload/);
    await give(page, name, changed(name));
    await page.goto(stage.page);
    await expect(door(page).or(broken(page)).or(late(page)).first()).toBeVisible({ timeout: 15_000 });
    if (await door(page).isVisible()) {
      // It is loaded later.
      const way = page.getByRole('link', { name: 'Check a kubeconfig' });
      const lost = page.getByText("This part didn't load.");
      await expect(way.or(lost).first()).toBeVisible();
      const known = await way.isVisible();
      if (known) await way.click();
      await expect(lost).toBeVisible();
      await page.unroute(`**/${name}`);
      await page.getByRole('button', { name: 'Try again' }).click();
      if (!known) await way.click();
      await expect(page.getByText('Or paste its text')).toBeVisible();
    } else {
      await expect(name === boot ? late(page) : broken(page)).toBeVisible();
      await nothing(page, stage);
    }
    expect(stopped).toContain(name);
  });
}

test('files as they were built run, whatever is on the way', async ({ page, stage }) => {
  for (const name of files) await give(page, name, readFileSync(join(dist, name)));
  await page.goto(stage.page);
  await expect(door(page)).toBeVisible();
  await page.getByRole('link', { name: 'Check a kubeconfig' }).click();
  await expect(page.getByText('Or paste its text')).toBeVisible();
});

test('the policy for scripts without a hash is sent, and holds', async ({ page, stage, allowed }) => {
  const answer = await page.goto(stage.page);
  expect(answer.headers()['integrity-policy']).toBe('blocked-destinations=(script)');
  await expect(door(page)).toBeVisible();
  allowed.push(/integrity/i, /Failed to fetch/);
  const outcome = await page.evaluate((name) => import(`./${name}?again`).then(() => 'ran', () => 'stopped'), files.find((one) => /^purser.*js$/.test(one)));
  expect(outcome).toBe('stopped');
});

test('a host that sends the program as another type starts the page too', async ({ page, stage }) => {
  for (const name of files.filter((one) => one.endsWith('.wasm'))) await give(page, name, readFileSync(join(dist, name)), 'application/octet-stream');
  await page.goto(stage.page);
  await expect(door(page)).toBeVisible();
  await page.getByRole('link', { name: 'Check a kubeconfig' }).click();
  await expect(page.getByText('Or paste its text')).toBeVisible();
});

test('whatever becomes of boot.js, the page says that it has not started', async ({ page, stage, allowed }) => {
  test.setTimeout(90_000);
  allowed.push(/status of 404/, /ERR_FAILED/, /preloaded using link preload/);
  for (const fate of [(route) => route.fulfill({ status: 404 }), (route) => route.abort(), () => {}]) {
    await page.route(`**/${boot}`, fate);
    await page.goto(stage.page, { waitUntil: 'commit' });
    await expect(loading(page)).toBeVisible();
    await expect(late(page)).toHaveCount(0);
    await expect(late(page)).toBeVisible({ timeout: 12_000 });
    await nothing(page, stage);
    await page.unroute(`**/${boot}`);
  }
  await page.goto(stage.page);
  await expect(door(page)).toBeVisible();
  await expect(loading(page)).toHaveCount(0);
  await expect(late(page)).toHaveCount(0);
});

test('each file that is missing at the start is said at once', async ({ page, stage, allowed }) => {
  allowed.push(/status of 404/, /Failed to fetch/, /was not loaded/, /valid digest/, /integrity checks failed/, /preloaded using/);
  for (const ending of ['js', 'wasm']) {
    const pattern = `**/purser-page-*.${ending}`;
    await page.route(pattern, (route) => route.fulfill({ status: 404 }));
    await page.goto(stage.page);
    await expect(broken(page)).toBeVisible();
    await expect(loading(page)).toBeHidden();
    await nothing(page, stage);
    await page.unroute(pattern);
  }
});

test('a failure that the browser tells of before boot.js is there is said too', async ({ page, stage, allowed }) => {
  allowed.push(/status of 404/, /was not loaded/, /preloaded using/);
  // Some browsers do so with every module. Here it is one that does not wait for its turn.
  await page.route(stage.page, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<script type="module"', '<script async type="module"');
    await route.fulfill({ response, body });
  });
  const glue = page.waitForEvent('requestfailed', (request) => /purser-page-.*\.js$/.test(request.url()));
  await page.route('**/purser-page-*.js', (route) => route.fulfill({ status: 404 }));
  await page.route(`**/${boot}`, async (route) => {
    await glue;
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.addInitScript(() => addEventListener('error', ({ target }) => {
    if (target.type === 'module') window.toldBefore = !performance.getEntriesByType('resource').some(({ name }) => name.includes('/boot-'));
  }, true));
  await page.goto(stage.page);
  await expect(broken(page)).toBeVisible({ timeout: 5000 });
  expect(await page.evaluate(() => window.toldBefore)).toBe(true);
  await expect(loading(page)).toBeHidden();
  await nothing(page, stage);
});

test('a browser that cannot run the program is told so', async ({ page, stage, allowed }) => {
  allowed.push(/WebAssembly/);
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto(stage.page);
  await expect(page.getByRole('alert').filter({ visible: true })).toContainText('This browser is too old for this page.');
});

test('without JavaScript the page says in every language that it needs it', async ({ browser, stage }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(stage.page);
  // All there is to read: nothing is loading. Playwright finds no text in a noscript element by itself.
  const read = () => page.locator('body').innerText();
  await expect.poll(read).toBe([
    'This page makes your kubeconfig in the browser. It needs JavaScript and WebAssembly.',
    'Diese Seite erstellt Ihre Kubeconfig im Browser. Sie braucht JavaScript und WebAssembly.',
  ].join('\n\n'));
  await context.close();
});

test('the answer of the provider leaves the address before the program is there, and reaches it', async ({ page, stage, allowed }) => {
  allowed.push(/preloaded using link preload/);
  await page.goto(stage.page);
  let program = 0;
  await page.route('**/purser-page-*.wasm', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 5000));
    program += 1;
    await route.continue();
  });
  await door(page).click();
  const arrivals = [];
  page.on('framenavigated', (frame) => frame === page.mainFrame() && arrivals.push(frame.url()));
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  await page.waitForURL(stage.page);
  expect(arrivals.some((url) => /#.*code=/.test(url))).toBe(true);
  await expect(loading(page)).toBeVisible();
  expect(program).toBe(0);
  await expect(page.getByRole('heading', { name: 'Your kubeconfig' })).toBeVisible({ timeout: 15_000 });
  expect(page.url()).toBe(stage.page);
});

test('what stands in the address is taken out as the program would, also where that never comes', async ({ page, stage, allowed }) => {
  allowed.push(/ERR_FAILED/, /Failed to fetch/);
  await page.route('**/*.wasm', (route) => route.abort());
  const cases = [
    ['#code=c&state=s&session_state=x', ''],
    ['?code=c&state=s', ''],
    ['?cluster=a%20b&code=c&namespace=x,y&state=s&iss=https%3A%2F%2Fi&admin_consent=True#x', '?cluster=a%20b&namespace=x,y'],
    ['?error=access_denied&error_description=no&state=s&view=check&method=token&find=t', '?view=check&method=token&find=t'],
    ['?c%6Fde=c', ''],
    ['#id_token=x', ''],
    ['?cluster=a#access_token=x&token_type=Bearer', '?cluster=a'],
    ['?code', ''],
    ['??code=c', ''],
    ['?state=x', ''],
    ['?cluster=a%20b&st%61te=x&view=check', '?cluster=a%20b&view=check'],
    ['?cluster=a&other=b#state=x', '?cluster=a&other=b'],
    ['?cluster=code&other=state#place', '?cluster=code&other=state#place'],
    ['?session_state=x', '?session_state=x'],
    ['', ''],
  ];
  test.setTimeout(90_000);
  for (const [index, [given, left]] of cases.entries()) {
    // On the page itself and on one of its copies, in turn.
    const at = stage.page + (index % 2 ? 'signin-2.html' : '');
    await page.goto('about:blank');
    await page.goto(at + given);
    await expect(broken(page)).toBeVisible();
    expect(page.url(), given).toBe(at + left);
  }
});

test('an answer that was taken is gone for a reload, Back and Forward', async ({ page, stage }) => {
  await page.goto(stage.page);
  await page.evaluate(() => (document.title = 'before'));
  await page.goto(`${stage.page}?view=check#code=secret&state=s`);
  await expect(page.getByRole('alert')).toContainText("didn't start a sign-in");
  const seen = await page.evaluate(() => [location.href, document.documentElement.outerHTML, JSON.stringify({ ...sessionStorage, ...localStorage }), document.cookie, ...Object.values(globalThis).filter((value) => typeof value === 'string')].join(' '));
  expect(seen).not.toContain('secret');
  await page.reload();
  await expect(door(page)).toBeVisible();
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
  await page.goBack();
  await expect(door(page)).toBeVisible();
  await page.goForward();
  await expect(door(page)).toBeVisible();
  expect(page.url()).not.toContain('secret');
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
});
