// What may be changed before the download: the preview, the file and kubectl follow.
import { choose, cluster, download, expect, kubectl, method, overhear, preview, signIn, test } from './fixture.mjs';

const box = (page) => page.getByRole('combobox', { name: 'Namespace' });
const field = (page, name) => page.getByRole('textbox', { name });
const list = (page, name) => page.getByRole('combobox', { name, exact: false });
const view = async (text) => JSON.parse((await kubectl(text, ['config', 'view', '--raw', '-o', 'json'])).out);
const current = async (text) => (await kubectl(text, ['config', 'current-context'])).out.trim();
// What the stand-in was called with.
async function called(stage, text, id) {
  const token = await stage.mint({ person: 'alice', cluster: id });
  const who = await kubectl(text, ['auth', 'whoami'], { token });
  expect(who.out, who.err).toContain('alice.martin@contoso.com');
  return who.calls[0];
}

async function open(page, stage, { at, name = 'Staging' } = {}) {
  await signIn(page, stage, { at });
  await choose(page, name);
  await expect(preview(page)).toBeVisible();
  // Folded away until somebody wants them.
  await expect(field(page, 'Name of the context')).toBeHidden();
  await page.locator('summary').filter({ hasText: /^Options$/ }).click();
  await expect(field(page, 'Name of the context')).toBeVisible();
}

test('the context bears the name that was typed, made safe, and the old one where nothing is', async ({ page, stage }) => {
  await open(page, stage);
  for (const [typed, name] of [
    ['work', 'work'], ['team a/b "$(touch pwned)"', 'team-a/b-touch-pwned'], ['--kubeconfig=x', 'kubeconfig-x'], ['on', 'on'], ['123', '123'], ['', 'stg-weu-payments'],
  ]) {
    await field(page, 'Name of the context').fill(typed);
    await expect(preview(page)).toContainText(name);
    const { text } = await download(page);
    const file = await view(text);
    expect([file['current-context'], file.contexts.map((one) => one.name)]).toEqual([name, [name]]);
    expect(await current(text)).toBe(name);
  }
});

test('the file bears the name that was typed, made safe', async ({ page, stage }) => {
  await open(page, stage);
  const before = await preview(page).textContent();
  for (const [typed, name] of [
    ['work', 'work.yaml'], ['../../etc/passwd', 'etc-passwd.yaml'], ['C:\\Windows\\win.ini', 'C-Windows-win.ini.yaml'], ['NUL', 'kubeconfig-NUL.yaml'],
    ['.bashrc', 'bashrc.yaml'], ['--help', 'help.yaml'], ['a\u202elmay.exe', 'a-lmay.exe.yaml'], ['$(reboot)`id`.YAML', 'reboot-id.yaml'], ['   ', 'kubeconfig-stg-weu.yaml'],
  ]) {
    await field(page, 'Name of the file').fill(typed);
    const file = await download(page);
    expect(file.name).toBe(name);
    await expect(page.locator('.file-name')).toHaveText(name);
    await expect(page.getByRole('region', { name: 'Next steps' })).toContainText(name);
  }
  expect(await preview(page).textContent()).toBe(before);
});

test('the version of the exchange is chosen, and kubectl takes both', async ({ page, stage }) => {
  await open(page, stage);
  const versions = list(page, 'Exec API version');
  for (const [wanted, got] of [
    ['client.authentication.k8s.io/v1', 'client.authentication.k8s.io/v1'],
    ['client.authentication.k8s.io/v1beta1', 'client.authentication.k8s.io/v1beta1'],
    ['Default', 'client.authentication.k8s.io/v1beta1'],
  ]) {
    await versions.selectOption({ label: wanted });
    await expect(preview(page)).toContainText(new RegExp(`apiVersion: ${got.replaceAll('.', '\\.')}\\s`));
    const { text } = await download(page);
    const { exec } = (await view(text)).users[0].user;
    expect([exec.apiVersion, exec.interactiveMode]).toEqual([got, 'Never']);
    expect((await called(stage, text, 'stg-weu')).info.apiVersion).toBe(got);
  }
});

test('Azure: a folder for the tokens is taken in full, and a relative one refused in words', async ({ page, stage }) => {
  await open(page, stage);
  const folder = field(page, 'Token cache folder');
  await expect(page.getByRole('checkbox', { name: 'Let kubectl open the browser' })).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: 'Keep the tokens in the keyring' })).toHaveCount(0);
  for (const [typed, words] of [
    ['kube/cache', 'Write the full path, from / or the drive letter.'],
    ['~/kube', 'Write the folder without ~, $ and %'],
    ['$HOME/kube', 'Write the folder without ~, $ and %'],
    ['/home/a|b', 'A folder can\'t have this name.'],
  ]) {
    await folder.fill(typed);
    const told = page.getByRole('alert').filter({ hasText: words });
    await expect(told).toBeVisible();
    await expect(page.getByRole('button', { name: 'Download kubeconfig' })).toHaveCount(0);
    await expect(folder).toBeFocused();
  }
  for (const typed of ['/home/alice/.kube/work, too', 'C:\\Users\\Alice B\\kube', '\\\\server\\share\\kube']) {
    await folder.fill(typed);
    await expect(preview(page)).toContainText('--cache-dir');
    const { args } = await called(stage, (await download(page)).text, 'stg-weu');
    expect(args[args.indexOf('--cache-dir') + 1]).toBe(typed);
  }
  // kubelogin keeps nothing itself where the Azure CLI signs in; the folder waits for another way.
  await method(page, 'With the Azure CLI');
  await expect(folder).toHaveCount(0);
  await expect(preview(page)).not.toContainText('--cache-dir');
  await method(page, 'With a code');
  await expect(preview(page)).toContainText('--cache-dir');
  await field(page, 'Token cache folder').fill('');
  await expect(preview(page)).not.toContainText('--cache-dir');
});

test('a provider of its own: the browser stays shut and the keyring keeps the tokens, where asked', async ({ page, stage }) => {
  await open(page, stage, { at: 'Dex', name: 'Edge, development' });
  const browser = page.getByRole('checkbox', { name: 'Let kubectl open the browser' });
  const keyring = page.getByRole('checkbox', { name: 'Keep the tokens in the keyring' });
  await expect(field(page, 'Token cache folder')).toHaveCount(0);
  await expect(browser).toBeChecked();
  await expect(keyring).not.toBeChecked();
  const args = async () => (await called(stage, (await download(page)).text, 'edge-dev')).args;
  const plain = await args();
  await browser.uncheck();
  await expect(preview(page)).toContainText('--skip-open-browser');
  expect(await args()).toEqual([...plain, '--skip-open-browser']);
  await keyring.check();
  await expect(preview(page)).toContainText('--token-cache-storage=keyring');
  expect(await args()).toEqual([...plain, '--skip-open-browser', '--token-cache-storage=keyring']);
  await browser.check();
  await keyring.uncheck();
  expect(await args()).toEqual(plain);
  // A token in the file needs no helper, so nothing is left to set for one.
  await method(page, 'With a token in the file');
  for (const gone of [browser, keyring, list(page, 'Exec API version')]) await expect(gone).toHaveCount(0);
});

test('two namespaces give two contexts, and the current one is chosen', async ({ page, stage }) => {
  await open(page, stage);
  await expect(list(page, 'Current context')).toHaveCount(0);
  await box(page).fill('payments, billing');
  await expect(preview(page)).toContainText('stg-weu-billing');
  await expect(field(page, 'Name of the context')).toHaveCount(0);
  // kubectl lists them by name.
  const contexts = async (text) => (await view(text)).contexts.map(({ name, context }) => [name, context.namespace]);
  const both = [['stg-weu-billing', 'billing'], ['stg-weu-payments', 'payments']];
  const first = (await download(page)).text;
  expect(await contexts(first)).toEqual(both);
  expect(await current(first)).toBe('stg-weu-payments');
  await list(page, 'Current context').selectOption({ label: 'stg-weu-billing' });
  await expect(preview(page)).toContainText('current-context: stg-weu-billing');
  await expect(list(page, 'Current context').locator('option:checked')).toHaveText('stg-weu-billing');
  const { text } = await download(page);
  expect(await contexts(text)).toEqual(both);
  expect(await current(text)).toBe('stg-weu-billing');
  const file = await view(text);
  expect([file.clusters.length, file.users.length]).toEqual([1, 1]);
  const token = await stage.mint({ person: 'alice', cluster: 'stg-weu' });
  expect((await kubectl(text, ['get', 'pods'], { token })).out).toContain('billing-api-1');
  expect((await kubectl(text, ['--context', 'stg-weu-payments', 'get', 'pods'], { token })).out).toContain('payments-api-1');
  // One namespace less, and the first is current again.
  await box(page).fill('payments');
  await expect(list(page, 'Current context')).toHaveCount(0);
  expect(await current((await download(page)).text)).toBe('stg-weu-payments');
});

test('one bad namespace among several is told, and no file is to be taken', async ({ page, stage }) => {
  await open(page, stage);
  await box(page).fill('payments, Team A');
  await box(page).blur();
  await expect(page.getByText('lower-case letters, digits and hyphens')).toBeVisible();
  // The last file is there to be seen, and not to be taken.
  await expect(page.locator('[aria-busy="true"][inert]')).toBeVisible();
  await box(page).fill('payments, , payments ,');
  await expect(page.locator('[aria-busy="false"]:not([inert])')).toBeVisible();
  expect((await view((await download(page)).text)).contexts.map(({ name }) => name)).toEqual(['stg-weu-payments']);
});

test('an option of the list follows what is typed before it', async ({ page, stage }) => {
  await open(page, stage);
  await box(page).fill('');
  await box(page).pressSequentially('payments, bil');
  await expect(page.getByRole('listbox', { name: 'Namespace' }).getByRole('option')).toHaveCount(1);
  await box(page).press('ArrowDown');
  await box(page).press('Enter');
  await expect(box(page)).toHaveValue('payments, billing');
  await expect(preview(page)).toContainText('stg-weu-billing');
});

test('a link with several namespaces selects them again, for each cluster its own', async ({ page, stage }) => {
  const copied = await overhear(page);
  await open(page, stage);
  await choose(page, 'Production, West Europe');
  await page.getByRole('combobox', { name: 'Namespace for Staging' }).fill('payments, billing');
  await expect(preview(page)).toContainText('stg-weu-billing');
  const { text } = await download(page);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const link = await copied();
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await expect(cluster(page, 'Staging')).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Namespace for Staging' })).toHaveValue(/^payments, ?billing$/);
  await expect(page.getByRole('combobox', { name: 'Namespace for Production, West Europe' })).toHaveValue('payments');
  expect((await download(page)).text).toBe(text);
});

// What the tab keeps for itself, and what others see.
const kept = (page) => page.evaluate(() => [sessionStorage.length, localStorage.length, document.cookie, location.search]);
const back = async (page, at = 'Microsoft') => {
  await page.getByRole('button', { name: `Sign in with ${at}` }).click();
  await expect(preview(page)).toBeVisible();
};

test('the options survive a reload and the sign-in, and stand in no address', async ({ page, stage, allowed }) => {
  allowed.push(/status of 500/);
  const copied = await overhear(page);
  const sent = [];
  page.on('request', (request) => sent.push(request.url()));
  await open(page, stage);
  await box(page).fill('payments, billing');
  await list(page, 'Current context').selectOption({ label: 'stg-weu-billing' });
  await field(page, 'Name of the file').fill('work');
  await list(page, 'Exec API version').selectOption({ label: 'client.authentication.k8s.io/v1' });
  await field(page, 'Token cache folder').fill('/home/alice/.kube/hers');
  await expect(preview(page)).toContainText('/home/alice/.kube/hers');
  const first = await download(page);
  expect(await kept(page)).toEqual([0, 0, '', '?cluster=stg-weu&namespace=payments%2C%20billing']);
  for (let round = 0; round < 2; round++) {
    await page.reload();
    await back(page);
    expect(await download(page)).toEqual(first);
    // The namespaces are chosen again, and with them the current context; folded away as before.
    await page.locator('summary').filter({ hasText: /^Options$/ }).click();
    await expect(list(page, 'Current context').locator('option:checked')).toHaveText('stg-weu-billing');
  }
  // A sign-in with another account, from the page itself, keeps them too.
  await page.getByRole('button', { name: 'Use another account' }).click();
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  await expect(preview(page)).toContainText('/home/alice/.kube/hers');
  expect((await download(page)).name).toBe('work.yaml');
  // A sign-in that fails, and the next one.
  stage.faults.set('entra.token', { status: 500, times: 1 });
  await page.reload();
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await expect(page.getByRole('alert')).toContainText('answered 500');
  await back(page);
  await expect(preview(page)).toContainText('/home/alice/.kube/hers');
  // None of it was in an address, so none is in anybody's log, and the link to share has none.
  expect(sent.filter((url) => /hers|work/.test(decodeURIComponent(url)))).toEqual([]);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  expect(await copied()).not.toMatch(/hers|work|v1/);
});

test('the name of the context, the browser and the keyring survive a reload', async ({ page, stage }) => {
  await open(page, stage, { at: 'Dex', name: 'Edge, development' });
  await field(page, 'Name of the context').fill('mine');
  await page.getByRole('checkbox', { name: 'Let kubectl open the browser' }).uncheck();
  await page.getByRole('checkbox', { name: 'Keep the tokens in the keyring' }).check();
  await expect(preview(page)).toContainText('keyring');
  const first = await download(page);
  await page.reload();
  await back(page, 'Dex');
  expect((await download(page)).text).toBe(first.text);
  await page.locator('summary').filter({ hasText: /^Options$/ }).click();
  await expect(field(page, 'Name of the context')).toHaveValue('mine');
  await expect(page.getByRole('checkbox', { name: 'Let kubectl open the browser' })).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Keep the tokens in the keyring' })).toBeChecked();
});

test('no link sets an option, also in a tab whose person has set some', async ({ page, stage }) => {
  const evil = 'context=evil&file=evil&cache=%2Fevil&cache_dir=%2Fevil&version=client.authentication.k8s.io%2Fv1&shut=1&keyring=1&current=1';
  const query = `?cluster=stg-weu&namespace=payments,billing&${evil}`;
  await signIn(page, stage, { query });
  await expect(page.getByText('Chosen by a link')).toBeVisible();
  const plain = await download(page);
  expect(plain.name).toBe('kubeconfig-stg-weu.yaml');
  expect(plain.text).not.toMatch(/evil|k8s\.io\/v1"?$/m);
  expect(await current(plain.text)).toBe('stg-weu-payments');
  // The person's own options stay theirs: another link in the same tab starts without them.
  await page.locator('summary').filter({ hasText: /^Options$/ }).click();
  await field(page, 'Name of the file').fill('work');
  await expect(page.locator('.file-name')).toHaveText('work.yaml');
  for (const mark of ['', '#!context=evil', '#context=evil&file=evil']) {
    await page.goto('about:blank');
    await page.goto(`${stage.page}${query}${mark}`);
    await back(page);
    expect((await download(page)).name).toBe('kubeconfig-stg-weu.yaml');
    await expect(preview(page)).not.toContainText('evil');
  }
  // Whoever changes something of a link's choice keeps that, too.
  await page.locator('summary').filter({ hasText: /^Options$/ }).click();
  await field(page, 'Name of the file').fill('mine');
  await expect(page.locator('.file-name')).toHaveText('mine.yaml');
  await page.reload();
  await back(page);
  await expect(page.locator('.file-name')).toHaveText('mine.yaml');
});

test('signing out forgets the options', async ({ page, stage }) => {
  await open(page, stage);
  await field(page, 'Name of the context').fill('mine');
  await expect(preview(page)).toContainText('mine');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await page.waitForURL((url) => !url.pathname.includes('interaction'));
  if (await page.getByRole('button', { name: 'Alice Martin' }).isVisible()) await page.getByRole('button', { name: 'Alice Martin' }).click();
  await choose(page, 'Staging');
  await expect(preview(page)).toContainText('current-context: stg-weu-payments');
});
