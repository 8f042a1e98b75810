// Secrets are masked wherever they stand until somebody asks for them: on the screen, and in the
// elements behind it. Copying gives the real text, and says that a secret goes along.
import { choose, download, expect, give, go, kubectl, method, openAccess, overhear, part, preview, signIn, test, way } from './fixture.mjs';

const ALONE = 'With this sign-in, by kubectl alone';
const TOKEN = 'With a token in the file';
const commands = (page) => page.getByRole('region', { name: 'Commands instead' });
const shows = (page) => page.getByRole('switch', { name: 'Show secrets' });

// All that the document holds: its markup with every attribute, and what stands in fields.
const held = (page) => page.evaluate(() => [
  document.documentElement.outerHTML,
  ...[...document.querySelectorAll('input, textarea, select')].map((field) => field.value),
  document.title, location.href, JSON.stringify(history.state),
].join('\n'));

async function masked(page, secrets) {
  const all = await held(page);
  for (const secret of secrets) expect(all.includes(secret), `${secret.slice(0, 12)}… is in the page`).toBe(false);
}

const SECRET = /(?:token|secret|password|client-key-data): "?([^\s"]+)/g;

for (const [at, name, how] of [
  ['Microsoft', 'Sandbox', ALONE],
  ['Microsoft', 'Sandbox', TOKEN],
  ['Microsoft', 'Staging', TOKEN],
  ['Dex', 'Edge, development', ALONE],
  ['Dex', 'Edge, development', TOKEN],
]) {
  test(`the tokens of the file are nowhere in the page until they are shown: ${name} by ${at}, ${how}`, async ({ page, stage }) => {
    const copied = await overhear(page);
    await signIn(page, stage, { at });
    await choose(page, name);
    await page.getByRole('button', { name: 'Full setup guide' }).click();
    await expect(page.getByRole('region', { name: 'The guide' })).toBeVisible();
    await way(page, 'Commands');
    await expect(commands(page)).toBeVisible();
    await openAccess(page);
    await expect(page.getByRole('region', { name: 'You to this cluster' })).toBeVisible();
    await go(page, 'Get a kubeconfig');
    // The choice gets a fresh token; until it is in the file, the next text may hold another.
    // Read on its way, since the browser does not keep what the page reads as a stream.
    let fresh = {};
    await page.route(/\/token$/, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      const response = await route.fetch();
      fresh = await response.json();
      return route.fulfill({ response });
    });
    await method(page, how);
    await expect(page.getByText('holds a secret', { exact: true }).first()).toBeVisible();
    let text;
    await expect(async () => {
      ({ text } = await download(page));
      expect([fresh.id_token, fresh.access_token].some((token) => token && text.includes(token)), text).toBe(true);
    }).toPass({ timeout: 8_000 });
    const secrets = [...text.matchAll(SECRET)].map(([, secret]) => secret);
    expect(secrets.length).toBeGreaterThan(0);
    await way(page, 'Commands');
    for (const shell of ['bash or zsh', 'fish', 'PowerShell']) {
      await commands(page).getByRole('radio', { name: shell }).check({ force: true });
      await expect(commands(page)).toContainText('••••••••');
      await expect(preview(page)).toContainText('••••••••');
      await masked(page, secrets);
      // The real text is copied all the same.
      const block = commands(page).locator('.block').nth(1);
      await block.getByRole('button', { name: 'Copy: Add the entries to your kubeconfig. It holds a secret.' }).click();
      await expect(block.getByRole('status')).toHaveText('Copied, with the secret in it.');
      const real = await copied();
      for (const secret of secrets) expect(real).toContain(secret);
      expect(real).not.toContain('••••');
      // What is shown on request is that very text.
      await shows(page).click();
      await expect(commands(page).locator('.block').nth(1).locator('code')).toHaveText(real, { useInnerText: false });
      for (const secret of secrets) await expect(preview(page)).toContainText(secret);
      await shows(page).click();
      await expect(commands(page)).toContainText('••••••••');
      await masked(page, secrets);
    }
    await way(page, 'Download');
    await page.getByRole('button', { name: 'Copy kubeconfig', exact: true }).click();
    await expect(page.getByText('Copied, with the secret in it.').filter({ visible: true })).toHaveCount(1);
    for (const secret of secrets) expect(await copied()).toContain(secret);
    await masked(page, secrets);
    // Nor is one in anything that access makes of the choice.
    await openAccess(page);
    for (const tab of ['What you may do', 'Ask for access', 'Give access', 'Machine users', 'API server settings']) {
      const radio = page.getByRole('radiogroup', { name: 'What to look at' }).getByRole('radio', { name: tab, exact: true });
      await radio.check({ force: true });
      await expect(radio).toBeChecked();
      await masked(page, secrets);
    }
    // Signing out hides what was shown.
    await go(page, 'Get a kubeconfig');
    await shows(page).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await masked(page, secrets);
  });
}

// A file as people have it, with a secret in every place that has one; each begins alike.
const MARK = 'hush';
const JWT = `eyJ${MARK}aGc.eyJ${MARK}aGc.${MARK}`;
const theirs = (name) => `apiVersion: v1
kind: Config
clusters:
- name: dev-weu
  cluster: { server: "https://old.example", proxy-url: "http://u:${MARK}@proxy.example" }
contexts:
- name: mine
  context: { cluster: dev-weu, user: "${name}" }
- name: exec
  context: { cluster: dev-weu, user: exec }
- name: dex
  context: { cluster: dev-weu, user: dex }
users:
- name: "${name}"
  user:
    token: ${MARK}1
    username: bob
    password: ${MARK}2
    client-key-data: ${Buffer.from(`${MARK}3`).toString('base64')}
- name: exec
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      command: kubelogin
      args: [get-token, --client-secret, ${MARK}4, --password=${MARK}5, --x=${JWT}]
      env: [{ name: AZURE_CLIENT_SECRET, value: ${MARK}6 }]
- name: dex
  user: { auth-provider: { name: oidc, config: { id-token: ${JWT}, refresh-token: ${MARK}7, client-secret: ${MARK}8 } } }
current-context: mine
`;
const SECRETS = [MARK, Buffer.from(`${MARK}3`).toString('base64')];
test('merging shows no secret of either file, and copies them', async ({ page, stage }) => {
  const copied = await overhear(page);
  await signIn(page, stage);
  await choose(page, 'Sandbox');
  await method(page, ALONE);
  const { text } = await download(page);
  const [user] = JSON.parse((await kubectl(text, ['config', 'view', '--raw', '-o', 'json'])).out).users;
  const all = [...SECRETS, ...[...text.matchAll(SECRET)].map(([, secret]) => secret)];
  await way(page, 'Merge');
  await give(page, theirs(user.name));
  const merge = page.getByRole('region', { name: 'Merge into mine' });
  await expect(merge.locator('.differences').first()).toBeVisible();
  for (const summary of await merge.locator('summary').all()) await summary.click();
  await masked(page, all);
  for (const decision of await merge.getByRole('radio').all()) {
    await decision.check({ force: true, timeout: 2000 }).catch(() => {});
    await masked(page, all);
  }
  await merge.getByRole('button', { name: 'Copy merged kubeconfig' }).click();
  await expect(merge.getByText('Copied, with the secret in it.')).toBeVisible();
  expect(await copied()).toContain(`${MARK}7`);
  await masked(page, all);
  // A pasted file does not stay on the screen once it is read.
  const field = merge.getByRole('textbox', { name: 'Or paste its text' });
  await field.fill(theirs(user.name));
  await merge.getByRole('button', { name: 'Read this text' }).click();
  await expect(merge.locator('.differences').first()).toBeVisible();
  await masked(page, all);
});

for (const [what, harm] of [
  ['sound', (text) => text],
  ['with words where numbers stand', (text) => text.replace(`token: ${MARK}1`, 'token: 0x68757368').replace('username: bob', 'username: [a]')],
  ['with two users of one name', (text) => `${text.replace('current-context: mine\n', '')}- { name: exec, user: { token: ${MARK}9, password: [${MARK}] } }\n`],
  ['cut off within a token', (text) => `${text.slice(0, text.indexOf(`token: ${MARK}1`))}token: "${MARK}1`],
]) {
  test(`the check shows no secret of a file: ${what}`, async ({ page, stage }) => {
    await page.goto(`${stage.page}?view=check`);
    await give(page, harm(theirs('bob')));
    await expect(page.locator('.checked')).toContainText(/Contexts|Line|line/);
    for (const summary of await page.locator('.checked summary').all()) await summary.click();
    await masked(page, [...SECRETS, '0x68757368']);
  });
}

test('an error text is told without its token', async ({ page, stage }) => {
  await page.goto(`${stage.page}?view=explain`);
  const text = `zorp --client-secret=${MARK}4 MY_TOKEN=${MARK}5 Authorization: Bearer ${JWT}`;
  await page.getByRole('textbox', { name: 'Paste the error text' }).fill(text);
  const told = page.locator('.told-it').getByRole('status').first();
  await expect(told).toContainText("This text isn't known here.");
  expect(await told.innerHTML()).not.toContain(MARK);
});
