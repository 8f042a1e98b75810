// The page that checks any kubeconfig, signed in or not.
import { readFileSync } from 'node:fs';
import { accessible, choose, download, expect, give, go, kubectl, signIn, test } from './fixture.mjs';

const ENDED = Date.UTC(2026, 0, 2, 3, 4) / 1000;
const token = (exp) => ['{"alg":"RS256"}', JSON.stringify({ sub: 'a', exp }), 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.');

const file = ({ users, clusters = '', more = '' }) => `apiVersion: v1
kind: Config
clusters:
- name: one
  cluster:
    server: https://one.example:6443
${clusters}contexts:
- name: one
  context:
    cluster: one
    user: me
${more}users:
- name: me
  user:
${users}
current-context: one
`;
// A program of the newer exchange without what that needs; kubectl refuses it.
const V1 = file({
  users: `    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: kubelogin
      args: [get-token, --login, azurecli, --server-id, 6dae42f8-4368-4678-94ff-3960e28e3630, --tenant-id, 8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e]`,
});

const checked = (page) => page.locator('main:visible');

async function open(page, stage) {
  await page.goto(`${stage.page}?view=check`);
  await expect(page.getByRole('heading', { name: 'Check a kubeconfig', level: 1 })).toBeVisible();
  await expect(page.getByLabel('Your kubeconfig', { exact: true })).toBeAttached();
}

test('the check opens from the bar without a sign-in, and Back returns', async ({ page, stage }) => {
  await page.goto(stage.page);
  await go(page, 'Check a kubeconfig');
  await expect(page.getByRole('heading', { name: 'Check a kubeconfig', level: 1 })).toBeVisible();
  expect(new URL(page.url()).search).toBe('?view=check');
  await give(page, file({ users: '    token: opaque' }));
  await expect(checked(page)).toContainText('Contexts');
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  await page.goForward();
  await expect(page.getByRole('heading', { name: 'Check a kubeconfig', level: 1 })).toBeVisible();
  await go(page, 'Get a kubeconfig');
  await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
});

test('whoever is signed in comes back to their choices', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  const { text } = await download(page);
  await go(page, 'Check a kubeconfig');
  await give(page, text, 'kubeconfig-prod-weu.yaml');
  await expect(page.getByText('Read: kubeconfig-prod-weu.yaml')).toBeVisible();
  await expect(checked(page).getByText('prod-weu-payments')).toBeVisible();
  await expect(checked(page)).not.toContainText('Will fail');
  await expect(checked(page)).not.toContainText("kubectl doesn't accept this file");
  await go(page, 'Get a kubeconfig');
  expect((await download(page)).text).toBe(text);
});

test('a token that has ended is told with its date, and one that lasts is not', async ({ page, stage }) => {
  await open(page, stage);
  await give(page, file({ users: `    token: ${token(ENDED)}` }));
  await expect(checked(page)).toContainText('The token ended on 2 January 2026 at 03:04 UTC.');
  await expect(checked(page)).toContainText('Will fail');
  await expect(checked(page)).not.toContainText(token(ENDED).slice(0, 20));
  await give(page, file({ users: `    token: ${token(4_000_000_000)}` }));
  await expect(checked(page)).not.toContainText('The token ended');
  await expect(checked(page)).not.toContainText('Will fail');
});

test('names that stand twice are refused with the line, as kubectl refuses them', async ({ page, stage }) => {
  await open(page, stage);
  const twice = file({ users: '    token: opaque', clusters: '- name: one\n  cluster:\n    server: https://two.example\n' });
  expect((await kubectl(twice, ['config', 'view'])).err).toContain('duplicate name "one"');
  await give(page, twice);
  await expect(page.getByRole('alert').filter({ hasText: 'kubectl doesn\'t accept this file.' })).toBeVisible();
  const finding = checked(page).getByRole('listitem').filter({ hasText: 'The name is already in line 4, with other content.' });
  await expect(finding.first()).toContainText('line 7');
  // Which of the two is meant, only the person knows.
  await expect(page.getByRole('button', { name: 'Download fixed kubeconfig' })).toHaveCount(0);
});

test('a file that kubectl refuses is mended where that is certain, and kubectl takes it', async ({ page, stage }) => {
  await open(page, stage);
  expect((await kubectl(V1, ['get', 'pods'])).err).toContain('interactiveMode must be specified');
  await give(page, V1);
  await expect(checked(page)).toContainText('With client.authentication.k8s.io/v1, exec needs interactiveMode.');
  await expect(checked(page)).toContainText('Other programs it needs');
  const [event] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download fixed kubeconfig' }).click()]);
  const text = readFileSync(await event.path(), 'utf8');
  // The stand-in gives what the server would refuse; that kubectl asks it at all is the point.
  const server = text.replace('https://one.example:6443', `${stage.addresses.api}/prod-weu\n    certificate-authority-data: ${Buffer.from(stage.ca).toString('base64')}`);
  const alice = await stage.mint({ person: 'alice', cluster: 'prod-weu' });
  const who = await kubectl(server, ['auth', 'whoami'], { token: alice });
  expect(who.out, who.err).toContain('alice.martin@contoso.com');
  expect(who.calls[0].info.apiVersion).toBe('client.authentication.k8s.io/v1');
  await give(page, text);
  await expect(checked(page)).not.toContainText('Will fail');
  await expect(page.getByRole('button', { name: 'Download fixed kubeconfig' })).toHaveCount(0);
});

test('what cannot be read is explained, in any encoding, and nothing is requested', async ({ page, stage }) => {
  await open(page, stage);
  const before = stage.requests.length;
  await give(page, 'clusters: [\n');
  await expect(page.getByRole('alert').filter({ hasText: "This can't be read as YAML" })).toBeVisible();
  await give(page, Buffer.from(`\uFEFF${V1}`, 'utf16le'));
  await expect(checked(page)).toContainText('exec needs interactiveMode');
  await give(page, '');
  await expect(checked(page)).toContainText('This file is empty');
  await page.getByText('Or paste its text').click();
  await page.getByRole('textbox', { name: 'Or paste its text' }).fill(file({ users: `    token: ${token(ENDED)}` }));
  await page.getByRole('button', { name: 'Read this text' }).click();
  await expect(checked(page)).toContainText('The token ended on 2 January 2026');
  expect(stage.requests.slice(before)).toEqual([]);
});

test('a file with something around it is told what that is, and kubectl reads the mended one', async ({ page, stage }) => {
  await open(page, stage);
  const plain = file({ users: `    token: ${token(4_000_000_000)}` });
  for (const [around, words] of [
    [`kubeconfig = <<EOT\n${plain}EOT\n`, 'here-document'],
    [JSON.stringify(plain), 'in quotes'],
    [Buffer.from(plain).toString('base64url'), 'is base64'],
    [plain.replace(/^/gm, '> '), 'Every line begins with something'],
    [plain.split(/\s+/).join(' '), 'lost its line breaks'],
  ]) {
    expect((await kubectl(around, ['config', 'view'])).err, words).not.toBe('');
    await give(page, around);
    await expect(checked(page).getByText(words).first()).toBeVisible();
    const [event] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download fixed kubeconfig' }).click()]);
    const { out, err } = await kubectl(readFileSync(await event.path(), 'utf8'), ['config', 'view', '--raw', '-o', 'json']);
    expect(JSON.parse(out).clusters[0].cluster.server, err).toBe('https://one.example:6443');
  }
  // What is none is never called fine.
  await give(page, 'replicaCount: 2\nimage: { tag: latest }\n');
  await expect(checked(page)).toContainText("This isn't a kubeconfig");
  await expect(checked(page)).not.toContainText('No problems found.');
});

// Twelve contexts, of which two will fail, and as many more as are asked for.
const mixed = (more = 0) => {
  const names = Array.from({ length: 12 + more }, (_, n) => `ctx-${n}`);
  const fails = (n) => n === 4 || n === 9;
  return `apiVersion: v1
kind: Config
clusters:
${names.map((_, n) => `- name: c-${n}\n  cluster: { server: "https://${n % 2 ? 'odd' : 'even'}-${n}.example" }\n`).join('')}contexts:
${names.map((name, n) => `- name: ${name}\n  context: { cluster: ${fails(n) ? 'gone' : `c-${n}`}, user: me }\n`).join('')}users:
- name: me
  user: { token: ${token(4_000_000_000)} }
current-context: ctx-0
`;
};
const rows = (page) => checked(page).locator('.contexts > li');

test('the check begins with a count, what fails comes first, and a search and a tick narrow the list', async ({ page, stage }) => {
  await open(page, stage);
  await give(page, mixed());
  await expect(checked(page).getByText('10 work, 2 will fail.')).toBeVisible();
  await expect(rows(page)).toHaveCount(12);
  await expect(rows(page).nth(0)).toContainText('ctx-4');
  await expect(rows(page).nth(1)).toContainText('ctx-9');
  await expect(rows(page).nth(2)).toContainText('ctx-0');
  // What fails is unfolded, the rest is one line each.
  await expect(rows(page).nth(0).getByRole('list')).toBeVisible();
  await expect(rows(page).nth(2)).not.toContainText('https://even-0.example');
  await rows(page).nth(2).getByText('ctx-0').click();
  await expect(rows(page).nth(2).getByText('https://even-0.example')).toBeVisible();
  await rows(page).nth(2).getByText('ctx-0').click();
  await expect(rows(page).nth(2).getByText('https://even-0.example')).toBeHidden();
  await page.getByRole('checkbox', { name: 'Only what will fail' }).check();
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('checkbox', { name: 'Only what will fail' }).uncheck();
  await page.getByRole('searchbox', { name: 'Search contexts' }).fill('ODD-1');
  await expect(rows(page)).toHaveCount(2);
  await expect(checked(page).getByText('2 of 12 contexts')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search contexts' }).fill('nowhere');
  await expect(rows(page)).toHaveCount(0);
});

test('five thousand contexts are a hundred rows at a time, by keyboard too', async ({ page, stage }) => {
  await open(page, stage);
  await give(page, mixed(4988).replaceAll('- name: c-', `# ${'x'.repeat(800)}\n- name: c-`));
  await expect(checked(page).getByText('4,998 work, 2 will fail.')).toBeVisible({ timeout: 20_000 });
  await expect(rows(page)).toHaveCount(100);
  await page.getByRole('button', { name: 'Show 100 more of 4,900' }).press('Enter');
  await expect(rows(page)).toHaveCount(200);
  await expect(rows(page).nth(100).locator('summary')).toBeFocused();
  await page.getByRole('searchbox', { name: 'Search contexts' }).fill('ctx-4321');
  await expect(rows(page)).toHaveCount(1);
  await expect(checked(page).getByText('1 of 5000 contexts')).toBeVisible();
});

test('hostile names and a long list stay text, in the page and within 320 pixels', async ({ page, stage }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, stage);
  const hostile = JSON.stringify(`<img src=x onerror=alert(1)> \u202eesrever ${'x'.repeat(3000)}`);
  const many = Array.from({ length: 600 }, (_, n) => `- name: ${n === 0 ? hostile : `c${n}`}\n  context: { cluster: one, user: me }\n`).join('');
  await give(page, file({ users: '    token: opaque', more: many }));
  await expect(checked(page).getByText('<img src=x').first()).toBeVisible();
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

for (const colorScheme of ['light', 'dark']) {
  test(`no barrier is found in the check, ${colorScheme}`, async ({ page, stage }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, stage);
    await accessible(page);
    await give(page, V1.replace('https', 'http'));
    await expect(page.getByRole('button', { name: 'Download fixed kubeconfig' })).toBeVisible();
    for (const summary of await checked(page).locator('summary').all()) await summary.click();
    await accessible(page);
    await give(page, 'clusters: [');
    await expect(page.getByRole('alert').filter({ hasText: "This can't be read" })).toBeVisible();
    await accessible(page);
  });
}
