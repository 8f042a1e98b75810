// The main journey: sign in, choose, take the file, and the real kubectl uses it.
import { choose, cluster, download, expect, kubectl, method, overhear, preview, signIn, test } from './fixture.mjs';
import { GROUPS, TENANT, person } from '../stage/people.mjs';

const namespaces = (page) => page.getByRole('listbox', { name: 'Namespace' }).getByRole('option');

test('a developer leaves with a kubeconfig for AKS that kubectl uses at once', async ({ page, stage }) => {
  await signIn(page, stage);
  expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('');
  await choose(page, 'Production, West Europe');
  await expect(page.getByRole('combobox', { name: 'Namespace' })).toHaveValue('payments');
  await expect(page.getByText('no secrets inside')).toBeVisible();
  const shown = await preview(page).textContent();
  const file = await download(page);
  expect(file.name).toBe('kubeconfig-prod-weu.yaml');
  expect(file.text).toBe(shown);
  const token = await stage.mint({ person: 'alice', cluster: 'prod-weu' });
  const who = await kubectl(file.text, ['auth', 'whoami'], { token });
  expect(who.out).toContain('alice.martin@contoso.com');
  expect(who.out).toContain(GROUPS.payments);
  expect(who.calls[0].program).toBe('kubelogin');
  expect(who.calls[0].args).toEqual([
    'get-token', '--login', 'interactive', '--server-id', '6dae42f8-4368-4678-94ff-3960e28e3630',
    '--client-id', '80faf920-1908-4b52-b5ef-a8e7bedfc67a', '--tenant-id', TENANT,
    '--environment', 'AzurePublicCloud', '--login-hint=alice.martin@contoso.com',
  ]);
  const pods = await kubectl(file.text, ['get', 'pods'], { token });
  expect(pods.out).toContain('payments-api-1');
});

test('the Azure CLI and a code are other ways, with the tenant', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Staging');
  await method(page, 'With the Azure CLI');
  await expect(page.getByText(`az login --tenant ${TENANT} --allow-no-subscriptions`)).toBeVisible();
  const token = await stage.mint({ person: 'alice', cluster: 'stg-weu' });
  const cli = await kubectl((await download(page)).text, ['get', 'namespaces'], { token });
  expect(cli.out).toContain('billing');
  expect(cli.calls[0].args).toEqual(['get-token', '--login', 'azurecli', '--server-id', '6dae42f8-4368-4678-94ff-3960e28e3630', '--tenant-id', TENANT]);
  await method(page, 'With a code');
  const code = await kubectl((await download(page)).text, ['auth', 'whoami'], { token });
  expect(code.calls[0].args).toContain('devicecode');
});

for (const [at, name, user, group] of [
  ['Microsoft', 'Sandbox', 'entra:alice.martin@contoso.com', `entra:${GROUPS.payments}`],
  ['Dex', 'Edge, development', 'oidc:alice.martin@contoso.com', 'oidc:team-payments'],
]) {
  test(`a token of this sign-in at ${at} is mapped by the API server`, async ({ page, stage }) => {
    await signIn(page, stage, { at });
    await choose(page, name);
    for (const way of ['With a token in the file', 'With this sign-in, by kubectl alone']) {
      await method(page, way);
      await expect(page.getByText('holds a secret')).toBeVisible();
      await expect(preview(page)).not.toContainText('eyJ');
      const { text } = await download(page);
      const who = await kubectl(text, ['auth', 'whoami']);
      expect(who.out, who.err).toContain(user);
      expect(who.out).toContain(group);
      expect((await kubectl(text, ['get', 'namespaces'])).out).toContain('payments');
      expect((await kubectl(text, ['get', 'pods', '-n', 'team-a'])).out).toContain('team-a-api-1');
      expect(text).not.toContain('refresh');
    }
    await method(page, 'In the browser');
    const token = await stage.mint({ person: 'alice', cluster: at === 'Dex' ? 'edge-dev' : 'dev-weu' });
    const who = await kubectl((await download(page)).text, ['auth', 'whoami'], { token });
    expect(who.out, who.err).toContain(user);
    expect(who.calls[0].program).toBe('kubectl-oidc_login');
    expect(who.calls[0].args).toContain('--oidc-pkce-method=S256');
  });
}

test('a server with another name in its certificate is reached', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Laboratory');
  await method(page, 'With a token in the file');
  const { text } = await download(page);
  expect(text).toContain('tls-server-name: api.internal');
  expect((await kubectl(text, ['auth', 'whoami'])).out).toContain('entra:alice');
});

// Downloads the file; the API server must take the real kubectl for that person.
async function isKnownAs(page, stage, id, name, groups) {
  const file = await download(page);
  const token = await stage.mint({ person: id, cluster: 'prod-weu' });
  const who = await kubectl(file.text, ['auth', 'whoami', '-o', 'json'], { token });
  expect(who.code, who.err).toBe(0);
  expect(JSON.parse(who.out).status.userInfo).toEqual({ username: name, groups: [...groups, 'system:authenticated'] });
  return file;
}

test('somebody without groups sees every namespace, and why', async ({ page, stage }) => {
  await signIn(page, stage, { who: 'Bob Stone' });
  await choose(page, 'Production, West Europe');
  await expect(page.getByText('names no groups')).toBeVisible();
  await page.getByRole('combobox', { name: 'Namespace' }).click();
  await expect(namespaces(page)).toHaveCount(3);
  // Unknown groups hide nothing.
  await expect(cluster(page, 'Production, South East Asia')).toBeAttached();
  await namespaces(page).first().click();
  await isKnownAs(page, stage, 'bob', 'bob.stone@contoso.com', []);
});

test('somebody in too many groups sees every namespace, and why', async ({ page, stage }) => {
  await signIn(page, stage, { who: 'Olga Novak' });
  await choose(page, 'Production, West Europe');
  await expect(page.getByText('more groups than a sign-in can name')).toBeVisible();
  await page.getByRole('combobox', { name: 'Namespace' }).click();
  await expect(namespaces(page)).toHaveCount(3);
  await namespaces(page).first().click();
  await isKnownAs(page, stage, 'olga', 'olga.novak@contoso.com', []);
});

test('a guest takes a file whose names kubectl can use, and is known by the object id', async ({ page, stage }) => {
  await signIn(page, stage, { who: 'Gus Guest' });
  await choose(page, 'Production, West Europe');
  const { text } = await download(page);
  const token = await stage.mint({ person: 'gus', cluster: 'prod-weu' });
  const who = await kubectl(text, ['auth', 'whoami'], { token });
  expect(who.out, who.err).toContain('11111111-aaaa-4aaa-8aaa-000000000005');
  expect(who.calls[0].args).toContain('--tenant-id');
  const file = JSON.parse((await kubectl(text, ['config', 'view', '-o', 'json'])).out);
  expect(file.users[0].name).toMatch(/^gus_partner[A-Za-z0-9._@+-]+$/);
});

test('hostile claims are only text', async ({ page, stage }) => {
  await signIn(page, stage, { who: 'Mallory Hostile' });
  expect(await page.locator('img, script:not([src])').count()).toBe(0);
  await choose(page, 'Sandbox');
  await method(page, 'With a token in the file');
  const { text, name } = await download(page);
  expect(name).toBe('kubeconfig-dev-weu.yaml');
  const view = await kubectl(text, ['config', 'view', '-o', 'json']);
  const file = JSON.parse(view.out);
  expect(file.users[0].name).toMatch(/^[A-Za-z0-9._@+-]+$/);
  expect(file.contexts[0].context.user).toBe(file.users[0].name);
  const who = await kubectl(text, ['auth', 'whoami', '-o', 'json']);
  const { username, groups } = JSON.parse(who.out).status.userInfo;
  const mallory = person('mallory');
  expect([username, ...groups]).toEqual([`entra:${mallory.email}`, ...mallory.groups.map((group) => `entra:${group}`), 'system:authenticated']);
  // Clusters for groups that Mallory lacks are not listed.
  await expect(cluster(page, 'Production, South East Asia')).toHaveCount(0);
});

test('claims without end are cut, and kubectl can still use the file', async ({ page, stage }) => {
  const lena = person('lena');
  await signIn(page, stage, { who: 'Lena Long' });
  expect(await page.getByRole('banner').locator('bdi').textContent()).toBe(lena.name.slice(0, 256));
  await choose(page, 'Production, West Europe');
  await expect(page.getByRole('combobox', { name: 'Namespace' })).toHaveValue('payments');
  const { text } = await isKnownAs(page, stage, 'lena', lena.email, lena.groups);
  const file = JSON.parse((await kubectl(text, ['config', 'view', '-o', 'json'])).out);
  expect(file.users[0].name.length).toBeLessThanOrEqual(256);
  expect(file.users[0].user.exec.args.find((arg) => arg.startsWith('--login-hint='))).toBe(`--login-hint=${lena.email.slice(0, 256)}`);
});

test('a namespace is typed and checked', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  const box = page.getByRole('combobox', { name: 'Namespace' });
  const wrong = page.getByText('lower-case letters, digits and hyphens');
  await box.fill('Team A');
  await box.blur();
  await expect(wrong).toBeVisible();
  await expect(box).toHaveAttribute('aria-invalid', 'true');
  // What is put right is right at once.
  await box.fill('team-z');
  await expect(wrong).toHaveCount(0);
  await expect(preview(page)).toContainText('namespace: team-z');
  await box.fill('');
  await expect(preview(page)).not.toContainText('namespace:');
  await cluster(page, 'Production, West Europe').uncheck({ force: true });
  await choose(page, 'Staging, East US');
  await page.getByRole('combobox', { name: 'Namespace' }).fill('elsewhere');
  await page.getByRole('combobox', { name: 'Namespace' }).blur();
  await expect(page.getByText('Choose a namespace from the list, or none.')).toBeVisible();
});

test('in the middle of a word the last file stays, nothing is complained of, and nothing wrong is taken', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  const box = page.getByRole('combobox', { name: 'Namespace' });
  const result = page.locator('[aria-busy]');
  const complaint = page.getByText("A namespace can't end with a hyphen.");
  const download = page.locator('button', { hasText: 'Download kubeconfig' });
  await expect(preview(page)).toContainText('namespace: payments');
  await box.fill('');
  await box.pressSequentially('my-');
  await expect(result).toHaveAttribute('aria-busy', 'true');
  await expect(page.locator('.line', { hasText: 'current-context: prod-weu-my' })).toBeVisible();
  await expect(download).toBeVisible();
  await expect(complaint).toHaveCount(0);
  await expect(box).not.toHaveAttribute('aria-invalid', 'true');
  // The press reaches nothing, and takes the hand off the field: then what is wrong is told.
  let taken = 0;
  page.on('download', () => { taken += 1; });
  const { x, y, width, height } = await download.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  await expect(complaint).toBeVisible();
  expect(taken).toBe(0);
  await box.press('End');
  await box.pressSequentially('team');
  await expect(result).toHaveAttribute('aria-busy', 'false');
  await expect(complaint).toHaveCount(0);
  await expect(preview(page)).toContainText('namespace: my-team');
  await download.click();
  await expect.poll(() => taken).toBe(1);
});

test('without a cluster, the place of the file says to choose one', async ({ page, stage }) => {
  await signIn(page, stage, { query: '?cluster=prod-weu&namespace=Team%20A' });
  await expect(page.getByText('lower-case letters, digits and hyphens')).toBeVisible();
  await expect(page.getByText('Fix the namespace to see your file.')).toBeVisible();
  await cluster(page, 'Production, West Europe').uncheck({ force: true });
  await expect(page.getByText('Choose a cluster to see your file.')).toBeVisible();
});

test('several clusters go into one file', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  await choose(page, 'Staging');
  await page.getByRole('combobox', { name: 'Namespace for Staging' }).fill('billing');
  const { name, text } = await download(page);
  expect(name).toBe('kubeconfig.yaml');
  const contexts = await kubectl(text, ['config', 'get-contexts', '-o', 'name']);
  expect(contexts.out.trim().split('\n')).toEqual(['prod-weu-payments', 'stg-weu-billing']);
});

test('search finds by every word', async ({ page, stage }) => {
  await signIn(page, stage);
  await page.getByRole('searchbox', { name: 'Search clusters' }).fill('east production');
  await expect(page.getByRole('group', { name: 'Clusters' }).getByRole('checkbox')).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Search clusters' }).fill('nothing at all');
  await expect(page.getByText('No clusters match.')).toBeVisible();
});

const KUBECTL = ['winget install --id Kubernetes.kubectl', 'brew install kubernetes-cli', /^curl -fLO "https:\/\/dl\.k8s\.io\/.*\nsudo install -m 0755 kubectl/];
for (const [name, install] of [
  ['Production, West Europe', ['winget install --id Microsoft.Azure.Kubelogin', 'brew install Azure/kubelogin/kubelogin', 'sudo az aks install-cli']],
  ['Sandbox', undefined],
]) {
  test(`the first commands are copied as they stand, ${install ? 'with' : 'without'} a helper to install`, async ({ page, stage }) => {
    const copied = await overhear(page);
    await signIn(page, stage);
    await choose(page, name);
    if (!install) await method(page, 'With a token in the file');
    const file = (await download(page)).name;
    const then = page.getByRole('region', { name: 'Next steps' });
    const copies = then.getByRole('button', { name: /^Copy: / });
    for (const [index, [system, use]] of [
      ['Windows', `$env:KUBECONFIG = "$HOME\\Downloads\\${file}"`],
      ['macOS', `export KUBECONFIG=~/Downloads/${file}`],
      ['Linux', `export KUBECONFIG=~/Downloads/${file}`],
    ].entries()) {
      await then.getByRole('radio', { name: system }).check({ force: true });
      // On Linux the line for Azure's helper installs kubectl too.
      const both = install && system === 'Linux';
      const commands = [...(both ? [] : [KUBECTL[index]]), ...(install ? [install[index]] : []), use, 'kubectl auth whoami'];
      await expect(then.locator('code')).toHaveText(commands);
      await expect(copies).toHaveCount(commands.length);
      for (const [at, command] of commands.entries()) {
        await copies.nth(at).click();
        await expect.poll(copied).toMatch(typeof command === 'string' ? new RegExp(`^${command.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`) : command);
        await expect(page.getByText('Copied.')).toBeVisible();
      }
    }
  });
}
