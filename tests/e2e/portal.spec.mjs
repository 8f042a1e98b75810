// portal.yaml with mistakes, and the page for everybody: contrast, names, keyboard, small screens.
import AxeBuilder from '@axe-core/playwright';
import { choose, expect, preview, signIn, test } from './fixture.mjs';

test('every mistake is shown with its place, and nobody can sign in', async ({ page, stage }) => {
  stage.setPortal('apiVersion: purser/v1\nidentities:\n  - name: a\n    entra: { tenant: "no tenant", clientId: x }\n  - name: a\n    odic: {}\nclusters: []\n');
  await page.goto(stage.page);
  await expect(page.getByRole('heading', { name: 'This portal is not set up yet' })).toBeVisible();
  await expect(page.getByText('line 4, identities[0].entra.tenant')).toBeVisible();
  await expect(page.getByText('line 4, identities[0].entra.clientId')).toBeVisible();
  await expect(page.getByText(/line [56], identities\[1\]/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /Sign in/ })).toHaveCount(0);
});

test('a faulty cluster is left out and named, the others stay', async ({ page, stage }) => {
  stage.setPortal(`${stage.portal({})}  - name: Bad_Name\n    identity: contoso\n    server: http://x\n    aks: {}\n`);
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  await page.getByText('Parts of portal.yaml are left out').click();
  await expect(page.getByText(/clusters\[9\]\.name/).first()).toBeVisible();
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
    const check = async () => {
      const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      expect(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`)).toEqual([]);
    };
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
    await expect(page.getByRole('heading', { name: 'This portal is not set up yet' })).toBeVisible();
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

test('at 320 pixels nothing runs out of the page', async ({ page, stage }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, stage, { who: 'Mallory Hostile' });
  await choose(page, 'Sandbox');
  await expect(preview(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
