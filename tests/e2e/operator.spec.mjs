// The operator's page: a deployment as it should be, and broken ones, each named rightly.
import { readFileSync, readdirSync } from 'node:fs';
import { accessible, expect, overhear, test } from './fixture.mjs';
import { fits } from './looks.mjs';

// What is asked for to be refused: a file that isn't there, a code that nobody was given, a token that is none.
const REFUSED = [/status of (404|400|401)/];
const item = (page, check) => page.getByRole('list', { name: 'What was checked' }).getByRole('listitem').filter({ has: page.getByText(check, { exact: true }) });
const state = (page, words) => page.getByRole('listitem').filter({ has: page.getByText(words, { exact: true }) });

async function run(page, stage) {
  await page.goto(`${stage.page}operator.html?run`);
  await expect(page.getByRole('button', { name: 'Copy the report' })).toBeVisible({ timeout: 30_000 });
}

// Changes what the doctor is told of a file, and nothing that the page itself loads.
async function served(page, address, change) {
  await page.route(address, async (route) => {
    if (route.request().resourceType() !== 'fetch') return route.continue();
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['content-encoding'];
    const { status = response.status(), ...rest } = change(headers) ?? {};
    return route.fulfill({ response, status, headers, ...rest });
  });
}

test('a deployment as it should be is good, but for the hosts that only a stage allows', async ({ page, stage, allowed }) => {
  allowed.push(...REFUSED);
  stage.setPortal({ azure: true });
  await run(page, stage);
  await expect(state(page, 'Must be fixed')).toHaveCount(0);
  // The stage's headers name `https:` and every loopback port, which is more than its portal.yaml needs.
  await expect(state(page, 'Could be better')).toHaveCount(1);
  await expect(item(page, 'Hosts that the policy allows')).toContainText('http://localhost:*');
  for (const check of ['Settings', 'Content Security Policy', 'Framing by other sites', 'A file that isn\'t there', 'Azure Resource Manager', 'Microsoft Graph']) {
    await expect(item(page, check)).toContainText('Good');
  }
  await expect(item(page, 'Token endpoint')).toHaveCount(2);
  await expect(page.getByRole('status').filter({ hasText: 'some of it could be better' })).toBeVisible();
  await accessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await accessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await fits(page, 'on a phone');
});

test('it waits to be started without ?run, and the report says what is shown', async ({ page, stage, allowed }) => {
  allowed.push(...REFUSED);
  const copied = await overhear(page);
  await page.goto(`${stage.page}operator.html`);
  await expect(page).toHaveTitle('Purser: check this deployment');
  await expect(page.getByRole('heading', { level: 1, name: 'Check this deployment' })).toBeVisible();
  expect(stage.requests.some(({ server }) => server === 'entra')).toBe(false);
  await page.getByRole('button', { name: 'Check everything' }).click();
  await page.getByRole('button', { name: 'Copy the report' }).click();
  await expect(page.getByText('Copied. The report holds no token')).toBeVisible();
  const report = await copied();
  expect(report).toContain('amber: policy-hosts (doctor.connect-wide): ');
  expect(report).toContain('green: discovery dex (doctor.discovery-good): ');
  expect(report).not.toMatch(/LS0t|BEGIN|eyJ/);
});

const CASES = [
  ['framing is allowed', async (page, stage) => served(page, stage.page, (headers) => {
    headers['content-security-policy'] = headers['content-security-policy'].replace("frame-ancestors 'none'; ", '');
    delete headers['x-frame-options'];
  }), 'Framing by other sites', 'Must be fixed'],
  ['no policy is sent', async (page, stage) => served(page, stage.page, (headers) => void delete headers['content-security-policy']), 'Content Security Policy', 'Must be fixed'],
  ['portal.yaml is cached', async (page, stage) => served(page, `${stage.page}portal.yaml`, (headers) => void (headers['cache-control'] = 'max-age=3600')), 'How long the settings are kept', 'Must be fixed'],
  ['every address is answered with the page', async (page) => served(page, '**/purser-missing-*', () => ({ status: 200, body: '<!doctype html>' })), 'A file that isn\'t there', 'Must be fixed'],
  ['a script has the wrong type', async (page) => served(page, '**/boot-*.js', (headers) => void (headers['content-type'] = 'text/plain')), 'Type of a file', 'Must be fixed'],
  ['a hashed file is asked for each time', async (page) => served(page, '**/boot-*.js', (headers) => void (headers['cache-control'] = 'no-cache')), 'How long a file is kept', 'Could be better'],
  ['no Integrity-Policy is sent', async (page, stage) => served(page, stage.page, (headers) => void delete headers['integrity-policy']), 'Only files of this build run', 'Could be better'],
  ['the redirect URI has the wrong platform', (page, stage) => stage.faults.set('entra.token', { status: 400, noCors: true }), 'Token endpoint', 'Must be fixed', 'Single-page application'],
  ['discovery cannot be read', (page, stage) => stage.faults.set('dex.discovery', { status: 400, noCors: true }), 'Discovery document', 'Must be fixed', 'CORS'],
  ['the keys cannot be read', (page, stage) => stage.faults.set('dex.keys', { status: 400, noCors: true }), 'Keys of the identity provider', 'Must be fixed', 'CORS'],
  ['the issuer is another', (page, stage) => stage.setPortal(stage.portal({}).replace(/(issuer: \S+\/dex)\n(\s+clientId: purser)/, '$1/\n$2')), 'Discovery document', 'Must be fixed'],
  ['an entry has a mistake', (page, stage) => stage.setPortal(`${stage.portal({})}  - name: Bad_Name\n    identity: contoso\n    server: http://x\n    aks: {}\n`), 'Settings', 'Must be fixed'],
  ['the clock is off', (page) => page.clock.setFixedTime(Date.now() + 3_600_000), 'Clock of this device', 'Must be fixed'],
];

for (const [what, breaks, check, found, said] of CASES) {
  test(`${what}: it is named`, async ({ page, stage, allowed }) => {
    allowed.push(...REFUSED, /CORS policy/, /net::ERR_FAILED/);
    await breaks(page, stage);
    await run(page, stage);
    const named = item(page, check).filter({ has: page.getByText(found, { exact: true }) });
    await expect(named.first()).toBeVisible();
    if (said) await expect(named.first()).toContainText(said);
  });
}

test('whoever only wants a kubeconfig loads nothing of it', async ({ page, stage }) => {
  await page.goto(stage.page);
  await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(stage.requests.filter(({ url }) => /operator/.test(url))).toEqual([]);
});

test('its own part, changed by as little as can be, is not run, and "Try again" gets the right one', async ({ page, stage, allowed }) => {
  allowed.push(/valid digest/, /integrity checks failed/, /Failed to fetch/);
  const dist = new URL('../../dist/', import.meta.url).pathname;
  const name = readdirSync(dist).find((one) => /^purser-operator-.*\.wasm$/.test(one));
  const stopped = [];
  page.on('console', (message) => message.text().includes(name) && /valid digest/.test(message.text()) && stopped.push(name));
  // The same program with an empty section more.
  const body = Buffer.concat([readFileSync(dist + name), Buffer.from('\x00\x01\x00')]);
  await page.route(`**/${name}`, (route) => route.fulfill({ contentType: 'application/wasm', body }));
  await page.goto(`${stage.page}operator.html`);
  await expect(page.getByText("This part didn't load.")).toBeVisible();
  expect(stopped).toEqual([name]);
  await page.unroute(`**/${name}`);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Check this deployment' })).toBeVisible();
});
