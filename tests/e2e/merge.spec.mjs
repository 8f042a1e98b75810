// Merging the new file into the one that somebody has, ending with the real kubectl.
import { readFileSync } from 'node:fs';
import { accessible, choose, expect, give, kubectl, method, overhear, preview, signIn, test, way } from './fixture.mjs';

const OLD = `apiVersion: v1
kind: Config
x-written-by: { tool: other }
clusters:
- name: kind
  cluster: { server: "https://127.0.0.1:6443" }
contexts:
- name: kind
  context: { cluster: kind, user: kind, namespace: "on" }
users:
- name: kind
  user: { token: "old secret" }
current-context: kind
`;
// The name of the new cluster is taken by something else.
const TAKEN = OLD.replace('contexts:', `- name: prod-weu
  cluster: { server: "https://old.example:6443", certificate-authority-data: LS0tLS1CRUdJTg== }
contexts:
- name: old
  context: { cluster: prod-weu, user: kind }`);

const utf16 = (text) => Buffer.from(`\uFEFF${text}`, 'utf16le');

async function open(page, stage, { chosen = 'Production, West Europe' } = {}) {
  await signIn(page, stage);
  await choose(page, chosen);
  await way(page, 'Merge');
  await expect(page.getByLabel('Your kubeconfig', { exact: true })).toBeAttached();
}

async function merged(page) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download merged kubeconfig' }).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

const panel = (page) => page.getByRole('region', { name: 'Merge into mine' });
const contexts = async (text) => (await kubectl(text, ['config', 'get-contexts', '-o', 'name'])).out.trim().split('\n');
const current = async (text) => (await kubectl(text, ['config', 'current-context'])).out.trim();
const view = async (text) => JSON.parse((await kubectl(text, ['config', 'view', '--raw', '-o', 'json'])).out);

test('an unrelated cluster is kept, and kubectl uses the new one from the merged file', async ({ page, stage }) => {
  await open(page, stage);
  await give(page, OLD);
  await expect(page.getByText('Read: config')).toBeVisible();
  await expect(panel(page)).toContainText('The cluster “prod-weu” is added.');
  await expect(panel(page)).toContainText('The current context is kind.');
  const { name, text } = await merged(page);
  expect(name).toBe('config');
  expect(await contexts(text)).toEqual(['kind', 'prod-weu-payments']);
  expect(await current(text)).toBe('kind');
  expect(text).toContain('x-written-by:');
  const file = await view(text);
  expect(file.users.find((one) => one.name === 'kind').user.token).toBe('old secret');
  expect(file.contexts.find((one) => one.name === 'kind').context.namespace).toBe('on');
  const token = await stage.mint({ person: 'alice', cluster: 'prod-weu' });
  const who = await kubectl(text, ['--context', 'prod-weu-payments', 'auth', 'whoami'], { token });
  expect(who.out, who.err).toContain('alice.martin@contoso.com');
});

test('what is copied is what is downloaded, and the new context becomes current where asked', async ({ page, stage }) => {
  const copied = await overhear(page);
  await open(page, stage);
  await give(page, OLD, 'my config.yaml');
  await panel(page).getByRole('checkbox', { name: 'Make prod-weu-payments the current context' }).check();
  const { name, text } = await merged(page);
  expect(name).toBe('my config.yaml');
  expect(await current(text)).toBe('prod-weu-payments');
  await page.getByRole('button', { name: 'Copy merged kubeconfig' }).click();
  // The old file holds a token, so the copy does.
  await expect(panel(page).getByText('Copied, with the secret in it.')).toBeVisible();
  expect(await copied()).toBe(text);
});

test('the context that is offered to be the current one is the one that becomes it, of several too', async ({ page, stage }) => {
  await open(page, stage);
  for (const name of ['Staging', 'Production, East US']) await choose(page, name);
  await give(page, OLD);
  const label = await panel(page).getByRole('checkbox', { name: /^Make .* the current context/ }).evaluate((one) => one.closest('label').textContent);
  const [, offered] = /^Make (.*) the current context/.exec(label.trim());
  await panel(page).getByRole('checkbox', { name: /^Make .* the current context/ }).check();
  await expect(panel(page)).toContainText(`The current context is ${offered}.`);
  expect(await current((await merged(page)).text)).toBe(offered);
});

test('where mine is kept, what nothing leads to is told, and what was saved before is not said of another file', async ({ page, stage }) => {
  await open(page, stage);
  await give(page, OLD.replace('- name: kind\n  context', '- name: prod-weu-payments\n  context').replace('current-context: kind', 'current-context: prod-weu-payments'));
  await merged(page);
  await expect(panel(page)).toContainText("Saved to Downloads, with the secret in it. Don't share it.");
  const decide = panel(page).getByRole('group', { name: /the context/ });
  await expect(decide).toContainText('The new one is left out. The name still leads to your old cluster.');
  await decide.getByRole('radio', { name: /^Keep mine/ }).check();
  await expect(panel(page)).toContainText('A new cluster is added, but no context leads to it, because yours stays.');
  await expect(panel(page)).not.toContainText('Saved to Downloads');
  // Nothing new is to be asked by the name that stays with the old cluster.
  await expect(panel(page)).not.toContainText('--context prod-weu-payments auth whoami');
});

test('an entry of the same name is renamed, and replaced only by decision', async ({ page, stage }) => {
  await open(page, stage);
  await give(page, TAKEN);
  await expect(panel(page)).toContainText('Your cluster “prod-weu” stays, and the new one is added as “prod-weu-2”.');
  await expect(panel(page).getByText('https://old.example:6443')).toBeVisible();
  // Nothing goes, so no line is shown as removed.
  await expect(panel(page).locator('del')).toHaveCount(0);
  expect(await panel(page).locator('ins').count()).toBeGreaterThan(0);
  const both = await view((await merged(page)).text);
  expect(both.clusters.map(({ name }) => name)).toEqual(['kind', 'prod-weu', 'prod-weu-2']);
  expect(both.clusters[1].cluster.server).toBe('https://old.example:6443');
  expect(both.contexts.find(({ name }) => name === 'prod-weu-payments').context.cluster).toBe('prod-weu-2');
  const decide = page.getByRole('group', { name: 'What to do with the cluster prod-weu' });
  await decide.getByRole('radio', { name: /^Replace mine/ }).check();
  await expect(panel(page)).toContainText('Your cluster “prod-weu” is replaced.');
  await expect(decide.getByRole('radio', { name: /^Replace mine/ })).toBeFocused();
  await expect(panel(page).locator('del').filter({ hasText: 'https://old.example:6443' })).toBeVisible();
  const replaced = await view((await merged(page)).text);
  expect(replaced.clusters.map(({ name, cluster }) => [name, cluster.server])).toEqual([
    ['kind', 'https://127.0.0.1:6443'], ['prod-weu', `${stage.addresses.api}/prod-weu`],
  ]);
  await decide.getByRole('radio', { name: /^Keep mine/ }).check();
  await expect(panel(page)).toContainText('Your cluster “prod-weu” stays, and the new one is left out.');
  await expect(panel(page).locator('del, ins')).toHaveCount(0);
  const kept = await view((await merged(page)).text);
  expect(kept.clusters[1].cluster.server).toBe('https://old.example:6443');
  expect(kept.contexts.find(({ name }) => name === 'prod-weu-payments').context.cluster).toBe('prod-weu');
});

test('one decision serves every name that is taken', async ({ page, stage }) => {
  await open(page, stage);
  await give(page, TAKEN.replace('- name: old', '- name: prod-weu-payments'));
  const all = page.getByRole('group', { name: 'If a name already exists' });
  await expect(all.getByRole('radio', { name: /^Keep both/ })).toBeChecked();
  await all.getByRole('radio', { name: /^Replace mine/ }).check();
  await expect(panel(page)).toContainText('Your context “prod-weu-payments” is replaced.');
  const file = await view((await merged(page)).text);
  expect(file.clusters.map(({ name }) => name)).toEqual(['kind', 'prod-weu']);
  expect(file.clusters[1].cluster.server).toBe(`${stage.addresses.api}/prod-weu`);
  expect(file.contexts.find(({ name }) => name === 'prod-weu-payments').context.user).not.toBe('kind');
});

test('a file is dropped or pasted as well', async ({ page, stage }) => {
  await open(page, stage);
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.yaml'));
    return data;
  }, OLD);
  await panel(page).getByText('Drop the file here').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.getByText('Read: dropped.yaml')).toBeVisible();
  const first = await merged(page);
  expect(first.name).toBe('dropped.yaml');
  await page.getByText('Or paste its text').click();
  await page.getByRole('textbox', { name: 'Or paste its text' }).fill(OLD);
  await page.getByRole('button', { name: 'Read this text' }).click();
  await expect(page.getByText('Read: dropped.yaml')).toHaveCount(0);
  expect(await merged(page)).toEqual({ name: 'config', text: first.text });
});

test('old clusters are removed in the same go, with what nothing else uses', async ({ page, stage }) => {
  await open(page, stage);
  await give(page, OLD);
  await page.getByText('Also remove old clusters').click();
  await panel(page).getByRole('checkbox', { name: 'kind', exact: true }).check();
  await expect(panel(page)).not.toContainText('The current context is kind.');
  const file = await view((await merged(page)).text);
  expect([file.clusters, file.users, file.contexts].map((list) => list.length)).toEqual([1, 1, 1]);
  expect(file.contexts[0].name).toBe('prod-weu-payments');
});

test('merging a second time changes nothing, whatever the encoding', async ({ page, stage }) => {
  await open(page, stage);
  for (const first of [OLD, utf16(OLD), `\uFEFF${OLD.replaceAll('\n', '\r\n')}`, '']) {
    await give(page, first);
    await expect(panel(page)).toContainText('The cluster “prod-weu” is added.');
    const { text } = await merged(page);
    expect(await contexts(text)).toEqual(first === '' ? ['prod-weu-payments'] : ['kind', 'prod-weu-payments']);
    await give(page, text);
    await expect(panel(page)).toContainText('Your file already has all of it. Nothing changes.');
    expect((await merged(page)).text).toBe(text);
  }
});

test('the plan follows the choices', async ({ page, stage }) => {
  await open(page, stage);
  await give(page, OLD);
  await choose(page, 'Staging');
  await expect(panel(page)).toContainText('The cluster “stg-weu” is added.');
  await page.getByRole('combobox', { name: 'Namespace for Staging' }).fill('billing');
  await expect(panel(page)).toContainText('The context “stg-weu-billing” is added.');
  expect(await contexts((await merged(page)).text)).toEqual(['kind', 'prod-weu-payments', 'stg-weu-billing']);
});

test('a namespace is typed letter by letter, and the old file stays', async ({ page, stage }) => {
  await open(page, stage);
  await give(page, OLD);
  await expect(page.getByText('Read: config')).toBeVisible();
  await page.getByRole('combobox', { name: 'Namespace' }).fill('');
  await page.getByRole('combobox', { name: 'Namespace' }).pressSequentially('team-a');
  await expect(panel(page)).toContainText('The context “prod-weu-team-a” is added.');
});

test('a broken file is explained with its line, and nothing is offered', async ({ page, stage }) => {
  await open(page, stage);
  for (const [content, line, words] of [
    [OLD.replace('clusters:\n', 'clusters:\n\t- x\n'), 'line 5', "This can't be read as YAML"],
    [Buffer.concat([Buffer.from('a: 1\nb: '), Buffer.from([0xff]), Buffer.from('\n')]), 'line 2', "isn't UTF-8"],
    ['<!doctype html><title>Sign in</title>', '', 'This is a web page, not a kubeconfig.'],
    [OLD.replace(/^users:\n.*\n.*\n/m, 'users: nobody\n'), '', "users in line 10 isn't a list"],
  ]) {
    await give(page, content);
    const alert = panel(page).getByRole('alert').filter({ hasText: /./ });
    await expect(alert).toContainText(words);
    await expect(alert).toContainText(line);
    await expect(page.getByRole('button', { name: 'Download merged kubeconfig' })).toHaveCount(0);
  }
  await give(page, OLD);
  await expect(page.getByRole('button', { name: 'Download merged kubeconfig' })).toBeVisible();
});

test('comments and everything else stay, and what another form of file loses is told before', async ({ page, stage }) => {
  await open(page, stage);
  const commented = OLD.replace('clusters:', '# mine\nclusters:').replace('server: "https', 'server:   "https').replace('current-context: kind', 'current-context: kind # for now');
  await give(page, commented);
  await expect(panel(page)).toContainText('The rest of your file stays as it is, comments included.');
  const lines = (await merged(page)).text.split('\n');
  for (const line of commented.split('\n')) expect(lines).toContain(line);
  // In one line there are no lines to change.
  await give(page, '{clusters: [{name: kind, cluster: {server: "https://127.0.0.1:6443"}}]} # mine\n');
  await expect(panel(page)).toContainText("Your file can't be changed line by line, so it's rewritten.");
  await expect(panel(page)).toContainText('A comment is lost (line 1).');
  expect((await merged(page)).text).not.toContain('# mine');
});

test('markup and text that turns round in the old file are only text', async ({ page, stage }) => {
  await open(page, stage);
  const hostile = '<img src=x onerror=alert(1)> $(touch pwned) \u202eesrever';
  await give(page, TAKEN.replace('https://old.example:6443', `https://old.example/${hostile}`).replaceAll('kind', JSON.stringify(hostile)).replace(`${JSON.stringify(hostile)}: Config`, 'kind: Config'));
  await expect(panel(page)).toContainText('“prod-weu-2”');
  expect(await page.locator('img').count()).toBe(0);
  expect(await contexts((await merged(page)).text)).toContain(hostile);
});

test('nothing is requested from anybody while merging', async ({ page, stage }) => {
  await open(page, stage, { chosen: 'Sandbox' });
  const asked = [];
  page.on('request', (request) => /^(blob|data):/.test(request.url()) || asked.push(request.url()));
  const before = stage.requests.length;
  await give(page, OLD);
  await expect(panel(page)).toContainText('The cluster “dev-weu” is added.');
  await merged(page);
  expect(asked).toEqual([]);
  expect(stage.requests.slice(before)).toEqual([]);
  const kept = await page.evaluate(() => [sessionStorage.length, localStorage.length, document.cookie]);
  expect(kept).toEqual([0, 0, '']);
});

test('a file with a token merges as well', async ({ page, stage }) => {
  await open(page, stage, { chosen: 'Sandbox' });
  await method(page, 'With a token in the file');
  await expect(preview(page)).toBeVisible();
  await give(page, OLD);
  await expect(panel(page)).toContainText('The cluster “dev-weu” is added.');
  await expect(panel(page)).not.toContainText('eyJ');
  const who = await kubectl((await merged(page)).text, ['--context', 'dev-weu-payments', 'auth', 'whoami']);
  expect(who.out, who.err).toContain('entra:alice.martin@contoso.com');
});

for (const colorScheme of ['light', 'dark']) {
  test(`no barrier is found in the merge, ${colorScheme}`, async ({ page, stage }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, stage);
    await accessible(page);
    await give(page, TAKEN.replace('clusters:', '# mine\nclusters:'));
    await expect(panel(page)).toContainText('“prod-weu-2”');
    for (const summary of await panel(page).locator('summary').all()) await summary.click();
    await accessible(page);
    await give(page, 'a: [');
    await expect(panel(page).getByRole('alert').filter({ hasText: /./ })).toBeVisible();
    await accessible(page);
  });
}

test('at 320 pixels nothing runs out of the merge', async ({ page, stage }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, stage);
  await give(page, TAKEN.replaceAll('old.example', `${'o'.repeat(200)}.example`), `${'n'.repeat(200)}.yaml`);
  await expect(panel(page)).toContainText('“prod-weu-2”');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
