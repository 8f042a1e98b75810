// portal.yaml with mistakes, and the page for everybody: contrast, names, keyboard, small screens.
import { TENANT } from '../stage/people.mjs';
import { accessible, choose, cluster, download, expect, kubectl, preview, signIn, test } from './fixture.mjs';

test('every mistake is shown with its place, and nobody can sign in', async ({ page, stage }) => {
  stage.setPortal('apiVersion: purser/v1\nidentities:\n  - name: a\n    entra: { tenant: "no tenant", clientId: x }\n  - name: a\n    odic: {}\nclusters: []\n');
  await page.goto(stage.page);
  await expect(page.getByRole('heading', { name: 'This page isn\'t set up yet' })).toBeVisible();
  await expect(page.getByText('line 4, identities[0].entra.tenant')).toBeVisible();
  await expect(page.getByText('line 4, identities[0].entra.clientId')).toBeVisible();
  await expect(page.getByText(/line [56], identities\[1\]/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /Sign in/ })).toHaveCount(0);
});

test('a faulty cluster is left out and named, the others stay', async ({ page, stage }) => {
  stage.setPortal(`${stage.portal({})}  - name: Bad_Name\n    identity: contoso\n    server: http://x\n    aks: {}\n`);
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  await expect(page.getByText('Parts of portal.yaml are left out')).toBeVisible();
  await page.getByText('See what is left out').click();
  await expect(page.getByText('These clusters are left out:')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Bad_Name' }).first()).toBeVisible();
  await expect(page.getByText(/clusters\[10\]\.name/).first()).toBeVisible();
});

test('a large portal.yaml on a slow way has time for each of its pieces, and a silent host has none', async ({ page, stage, allowed }) => {
  // Fifteen seconds are three here.
  await page.addInitScript(() => {
    const set = window.setTimeout;
    window.setTimeout = (callback, time, ...rest) => set(callback, time === 15_000 ? 3000 : time, ...rest);
  });
  stage.faults.set('page.portal', { delay: 2000, halves: 2000 });
  await page.goto(stage.page, { waitUntil: 'commit' });
  await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible({ timeout: 8000 });
  allowed.push(/./);
  for (const silent of [{ delay: 9000 }, { halves: 9000 }]) {
    stage.faults.set('page.portal', silent);
    await page.goto(stage.page, { waitUntil: 'commit' });
    await expect(page.getByRole('alert')).toContainText("didn't answer within 15 seconds", { timeout: 6000 });
  }
});

test('a missing or foreign portal.yaml is explained', async ({ page, stage, allowed }) => {
  allowed.push(/status of 404/);
  stage.setPortal(undefined);
  await page.goto(stage.page);
  await expect(page.getByRole('alert')).toContainText('answered 404');
  stage.setPortal('<!doctype html><html><title>Not found</title></html>');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('portal.yaml has mistakes')).toBeVisible();
});

for (const colorScheme of ['light', 'dark']) {
  test(`no barrier is found, ${colorScheme}`, async ({ page, stage }) => {
    await page.emulateMedia({ colorScheme });
    const check = () => accessible(page);
    await page.goto(stage.page);
    await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
    await check();
    await signIn(page, stage);
    await choose(page, 'Sandbox');
    await expect(preview(page)).toBeVisible();
    await check();
    await page.goto('about:blank');
    await page.goto(`${stage.page}#code=a&state=b`);
    await expect(page.getByRole('alert').filter({ visible: true })).toBeVisible();
    await check();
    stage.setPortal('apiVersion: purser/v1\n');
    await page.reload();
    await expect(page.getByRole('heading', { name: 'This page isn\'t set up yet' })).toBeVisible();
    await check();
  });
}

test('the journey goes by keyboard alone', async ({ page, stage }) => {
  await page.goto(stage.page);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Alice Martin' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Your kubeconfig' })).toBeFocused();
  const tab = async (role, name) => {
    for (let n = 0; n < 40; n += 1) {
      if (await page.getByRole(role, { name, exact: true }).evaluate((one) => one === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${name} is not reached`);
  };
  await tab('checkbox', 'Production, West Europe');
  await page.keyboard.press('Space');
  await tab('combobox', 'Namespace');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(preview(page)).toContainText('namespace: billing');
  await tab('radio', 'In the browser');
  await page.keyboard.press('ArrowDown');
  await expect(preview(page)).toContainText('azurecli');
  await tab('button', 'Download kubeconfig');
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(file.suggestedFilename()).toBe('kubeconfig-prod-weu.yaml');
});

for (const who of ['Mallory Hostile', 'Lena Long']) {
  test(`at 320 pixels nothing runs out of the page for ${who}`, async ({ page, stage }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await signIn(page, stage, { who });
    await choose(page, 'Sandbox');
    await expect(preview(page)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

test('after an upgrade that took the old files away the page says so', async ({ page, stage, allowed }) => {
  allowed.push(/status of 404/, /wasm/i, /Failed to fetch/);
  await page.route('**/*_bg.wasm', (route) => route.fulfill({ status: 404, body: 'not found' }));
  await page.goto(stage.page);
  await expect(page.getByRole('alert')).toHaveText(
    "This page couldn't start. One of its files is missing or doesn't match, so it wasn't run. Reload the page. "
    + "If that doesn't help, someone may be installing a newer version. Try again in a few minutes, then tell your administrator.",
  );
  await expect(page.getByText('Loading…')).toBeHidden();
});

test('the only cluster is chosen already', async ({ page, stage }) => {
  stage.setPortal({ only: 'contoso', clusters: ['stg-weu'] });
  await signIn(page, stage);
  await expect(cluster(page, 'Staging')).toBeChecked();
  const { name, text } = await download(page);
  expect(name).toBe('kubeconfig-stg-weu.yaml');
  const contexts = await kubectl(text, ['config', 'current-context']);
  expect(contexts.out).toBe('stg-weu-payments\n');
});

test('a portal for any organisation names the tenant that somebody comes from', async ({ page, stage }) => {
  stage.setPortal({ only: 'contoso', tenant: 'organizations' });
  await signIn(page, stage);
  expect(stage.requests.some(({ url }) => url.startsWith('/organizations/oauth2/v2.0/authorize'))).toBe(true);
  await choose(page, 'Production, West Europe');
  const token = await stage.mint({ person: 'alice', cluster: 'prod-weu' });
  const who = await kubectl((await download(page)).text, ['auth', 'whoami'], { token });
  expect(who.out, who.err).toContain('alice.martin@contoso.com');
  expect(who.calls[0].args.join(' ')).toContain(`--tenant-id ${TENANT}`);
});
