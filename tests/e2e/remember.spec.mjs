// What this device remembers: nothing, unless the person says so, and then only the choices.
import { person } from '../stage/people.mjs';
import { accessible, choose, cluster, expect, method, preview, signIn, test } from './fixture.mjs';

const box = (page) => page.getByRole('checkbox', { name: 'Remember my choices on this device' });
const kept = (page) => page.evaluate(() => Object.entries(localStorage));
const namespace = (page) => page.getByRole('combobox', { name: 'Namespace', exact: true });

async function leave(page) {
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.context().clearCookies();
}

test('nothing is remembered unless the person says so', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  await expect(box(page)).not.toBeChecked();
  await expect(page.getByRole('button', { name: 'Forget my choices' })).toHaveCount(0);
  expect(await kept(page)).toEqual([]);
  await leave(page);
  await signIn(page, stage);
  await expect(cluster(page, 'Production, West Europe')).not.toBeChecked();
  expect(await kept(page)).toEqual([]);
});

test('clusters, namespace, method and system come back, and one button forgets them', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Staging');
  await namespace(page).fill('billing');
  await method(page, 'With the Azure CLI');
  await box(page).check();
  await page.getByRole('radio', { name: 'macOS' }).check({ force: true });
  await accessible(page);
  await leave(page);
  await signIn(page, stage);
  await expect(cluster(page, 'Staging')).toBeChecked();
  await expect(namespace(page)).toHaveValue('billing');
  await expect(page.getByRole('radio', { name: 'With the Azure CLI' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'macOS' })).toBeChecked();
  await expect(box(page)).toBeChecked();
  // Nobody is told that a link did it.
  await expect(page.getByText('Chosen by a link.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Forget my choices' }).click();
  await expect(page.getByText('Your choices are no longer stored on this device.')).toBeVisible();
  await expect(box(page)).not.toBeChecked();
  await expect(box(page)).toBeFocused();
  expect(await kept(page)).toEqual([]);
  // What is chosen now stays.
  await expect(cluster(page, 'Staging')).toBeChecked();
  await cluster(page, 'Staging').uncheck({ force: true });
  expect(await kept(page)).toEqual([]);
});

test('no token, no name and no claim is stored, whatever is chosen', async ({ page, stage }) => {
  const alice = person('alice');
  await signIn(page, stage);
  await choose(page, 'Sandbox');
  await box(page).check();
  for (const way of ['With a token in the file', 'With this sign-in, by kubectl alone', 'In the browser']) {
    await method(page, way);
    await expect(preview(page)).toBeVisible();
    const entries = await kept(page);
    expect(entries).toHaveLength(1);
    const [[name, text]] = entries;
    expect(name).toBe(`purser:${stage.page}`);
    // A system and a link, of nothing but what a link may say; a token is asked for each time.
    expect(text).toMatch(/^(linux|macos|windows)\?cluster=dev-weu&namespace=payments(&method=browser)?$/);
    const whole = `${name} ${text}`.toLowerCase();
    for (const secret of ['eyj', alice.name, alice.name.split(' ')[0], alice.email, alice.oid, ...alice.groups].filter(Boolean)) {
      expect(whole).not.toContain(secret.toLowerCase());
    }
  }
  await expect(page.evaluate(() => sessionStorage.length)).resolves.toBe(0);
});

test('a link wins over what is remembered', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Staging');
  await box(page).check();
  await leave(page);
  await signIn(page, stage, { query: '?cluster=prod-weu&namespace=team-a' });
  await expect(cluster(page, 'Production, West Europe')).toBeChecked();
  await expect(cluster(page, 'Staging')).not.toBeChecked();
  await expect(namespace(page)).toHaveValue('team-a');
});

test('a remembered cluster that is gone is passed over in silence', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Staging');
  await choose(page, 'Sandbox');
  await box(page).check();
  await leave(page);
  stage.setPortal({ clusters: ['prod-weu', 'prod-eus', 'dev-weu'] });
  await signIn(page, stage);
  await expect(cluster(page, 'Sandbox')).toBeChecked();
  await expect(cluster(page, 'Staging')).toHaveCount(0);
  await expect(page.getByText('stg-weu')).toHaveCount(0);
  await expect(page.getByText("isn't available to you here")).toHaveCount(0);
});

test('a remembered cluster that Azure alone knows is chosen once it is found', async ({ page, stage }) => {
  stage.setPortal({ azure: true, only: 'contoso' });
  const find = () => page.getByRole('button', { name: 'Find my clusters' }).click();
  await signIn(page, stage);
  await find();
  await page.getByRole('searchbox', { name: 'Search clusters' }).fill('shop-prod-weu');
  await choose(page, 'shop-prod-weu');
  await namespace(page).fill('checkout');
  await box(page).check();
  await leave(page);
  await signIn(page, stage);
  await expect(page.getByText('Choose a cluster to see your file.')).toBeVisible();
  await find();
  await expect(preview(page)).toContainText('namespace: checkout');
});

test('a browser that stores nothing is told of, and the page works on', async ({ page, stage }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
  });
  await signIn(page, stage);
  await choose(page, 'Staging');
  await box(page).click();
  await expect(page.getByText("Your browser doesn't let this page store anything.")).toBeVisible();
  await expect(box(page)).not.toBeChecked();
  await expect(preview(page)).toBeVisible();
});
