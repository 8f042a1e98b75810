// The places of the page: each with an address, a heading and a title of its own, found by the header,
// by Back and Forward and by a link; and the door to them.
import { accessible, choose, cluster, download, expect, go, openAccess, preview, signIn, test } from './fixture.mjs';

const ALL = [['Get a kubeconfig', 'Your kubeconfig', ''], ['My access', 'My access', 'access'], ['Check a kubeconfig', 'Check a kubeconfig', 'check'], ['What kubectl said', 'What kubectl said', 'explain']];
const nav = (page) => page.getByRole('navigation', { name: 'Pages' });
const heading = (page) => page.getByRole('heading', { level: 1 });
const query = (page) => new URL(page.url()).searchParams;

test('each place has an address, a title and a heading that takes the focus, and the choice goes along', async ({ page, stage }) => {
  await signIn(page, stage, { query: '?cluster=stg-weu&namespace=billing&method=azurecli' });
  for (const [name, title, view] of [...ALL, ...ALL.slice(0, 3).reverse()]) {
    await go(page, name);
    await expect(heading(page)).toHaveText(title);
    await expect(page).toHaveTitle(new RegExp(`^${name} – `));
    await expect(nav(page).locator('[aria-current="page"]')).toHaveText(name);
    expect(query(page).get('view') ?? '').toBe(view);
    expect([query(page).get('cluster'), query(page).get('namespace'), query(page).get('method')]).toEqual(['stg-weu', 'billing', 'azurecli']);
    expect(await page.locator('main:visible').count()).toBe(1);
  }
  await go(page, 'Get a kubeconfig');
  await expect(cluster(page, 'Staging')).toBeChecked();
  await expect(preview(page)).toContainText('namespace: billing');
});

test('Back and Forward go from place to place, and each is as it was left', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  await page.getByRole('searchbox', { name: 'Search clusters' }).fill('West');
  await openAccess(page);
  await page.getByRole('radiogroup', { name: 'What to look at' }).getByRole('radio', { name: 'Ask for access' }).check({ force: true });
  await go(page, 'What kubectl said');
  await page.getByRole('textbox', { name: 'Paste the error text' }).fill('error: You must be logged in to the server (Unauthorized)');
  await expect(page.locator('.findings:visible')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('region', { name: 'Ask for access' })).toBeVisible();
  await page.goBack();
  await expect(heading(page)).toHaveText('Your kubeconfig');
  await expect(heading(page)).toBeFocused();
  await expect(page.getByRole('searchbox', { name: 'Search clusters' })).toHaveValue('West');
  await expect(cluster(page, 'Production, West Europe')).toBeChecked();
  await page.goForward();
  await page.goForward();
  await expect(page.getByRole('textbox', { name: 'Paste the error text' })).toHaveValue(/Unauthorized/);
});

test('without a sign-in two places are open, by the header and by their links', async ({ page, stage }) => {
  await page.goto(stage.page);
  await expect(nav(page).getByRole('link')).toHaveText(['Get a kubeconfig', 'Check a kubeconfig', 'What kubectl said']);
  await go(page, 'What kubectl said');
  await page.getByRole('textbox', { name: 'Paste the error text' }).fill('bash: kubelogin: command not found');
  await expect(page.locator('.findings:visible')).toContainText('kubelogin');
  for (const [view, title] of [['check', 'Check a kubeconfig'], ['explain', 'What kubectl said']]) {
    await page.goto(`${stage.page}?view=${view}&cluster=stg-weu`);
    await expect(heading(page)).toHaveText(title);
    expect(query(page).get('cluster')).toBe('stg-weu');
  }
  // The link's choice is still there behind the sign-in.
  await go(page, 'Get a kubeconfig');
  expect(page.url()).toBe(`${stage.page}?cluster=stg-weu`);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  await expect(cluster(page, 'Staging')).toBeChecked();
});

test('a link to access asks to sign in, and opens there', async ({ page, stage }) => {
  await page.goto(`${stage.page}?view=access&cluster=prod-weu`);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  await expect(heading(page)).toHaveText('My access');
  await expect(page.getByRole('region', { name: 'You to this cluster' })).toContainText('alice.martin@contoso.com');
  await go(page, 'Get a kubeconfig');
  await expect(cluster(page, 'Production, West Europe')).toBeChecked();
  await cluster(page, 'Production, West Europe').uncheck({ force: true });
  await openAccess(page);
  await page.getByRole('button', { name: 'Choose a cluster' }).click();
  await expect(heading(page)).toHaveText('Your kubeconfig');
});

test('a link opens in another tab too, with the choice', async ({ page, stage, context }) => {
  await signIn(page, stage);
  await choose(page, 'Staging');
  const [other] = await Promise.all([context.waitForEvent('page'), nav(page).getByRole('link', { name: 'Check a kubeconfig' }).click({ modifiers: ['Control'] })]);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Check a kubeconfig');
  expect(query(other).get('cluster')).toBe('stg-weu');
  await expect(heading(page)).toHaveText('Your kubeconfig');
  await other.close();
});

test('what kubectl said is about the chosen cluster and method', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  await go(page, 'What kubectl said');
  const about = page.locator('main:visible');
  await expect(about.getByRole('term').filter({ hasText: 'Production, West Europe' })).toBeVisible();
  await expect(about.getByRole('definition').filter({ hasText: 'In the browser' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Paste the error text' }).fill('FATAL something odd\nerror: exec: executable kubelogin failed with exit code 1');
  await expect(page.locator('.findings:visible')).toBeVisible();
  await expect(page.locator('.findings:visible')).not.toContainText('Shell');
});

test('what was given in a place goes with the sign-in', async ({ page, stage }) => {
  await signIn(page, stage);
  await go(page, 'What kubectl said');
  await page.getByRole('textbox', { name: 'Paste the error text' }).fill('mine alone');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await go(page, 'What kubectl said');
  await expect(page.getByRole('textbox', { name: 'Paste the error text' })).toHaveValue('');
});

for (const [name, size] of [['a phone', { width: 390, height: 844 }], ['a desktop', { width: 1366, height: 768 }]]) {
  test(`nothing shifts while the page starts, on ${name}`, async ({ page, stage }) => {
    await page.setViewportSize(size);
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifts.push([entry.value, ...entry.sources.map((one) => one.node?.outerHTML?.slice(0, 80))]);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(stage.page);
    await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
    await page.waitForTimeout(300);
    const shifts = await page.evaluate(() => window.shifts);
    expect(shifts.reduce((sum, [value]) => sum + value, 0), JSON.stringify(shifts)).toBeLessThan(0.02);
  });
}

for (const width of [320, 390, 700, 1366]) {
  test(`the header stands in at most two rows at ${width}, with every way in reach`, async ({ page, stage }) => {
    await page.setViewportSize({ width, height: 844 });
    await signIn(page, stage);
    const bar = page.getByRole('banner').first();
    expect((await bar.boundingBox()).height).toBeLessThanOrEqual(112);
    await expect(bar.getByText('Contoso Kubernetes')).toBeVisible();
    await expect(bar.getByRole('button', { name: 'Sign out' })).toBeInViewport({ ratio: 1 });
    for (const [name] of ALL) {
      await go(page, name);
      await expect(nav(page).getByRole('link', { name })).toBeInViewport({ ratio: 1 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await accessible(page);
  });
}

test('after signing out the heading of the door has the focus', async ({ page, stage }) => {
  await signIn(page, stage);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(heading(page)).toBeFocused();
  await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
});

test('a portal without a usable cluster says so at the door', async ({ page, stage }) => {
  stage.setPortal(`${stage.portal({ clusters: ['stg-weu'] }).replace('name: stg-weu', 'name: Stg_Weu')}`);
  await page.goto(stage.page);
  await expect(page.getByText('This page has no cluster to offer')).toBeVisible();
  await page.getByText('See what is left out').click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Stg_Weu' }).first()).toBeVisible();
  await accessible(page);
});

test('a slip in a key is told once, with the key that was meant', async ({ page, stage }) => {
  stage.setPortal(stage.portal({}).replace('clientId:', 'clinetId:'));
  await page.goto(stage.page);
  await expect(page.getByText('Did you mean “clientId”?')).toHaveCount(1);
  await expect(page.locator('.mistakes > li')).toHaveCount(1);
  stage.setPortal(stage.portal({}).replace(/title: .*/, 'title: Mine: the page'));
  await page.reload();
  await expect(page.locator('.mistakes > li')).toContainText('put the text in quotes');
});
