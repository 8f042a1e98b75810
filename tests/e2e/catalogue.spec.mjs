// The private catalogue: clusters that the page shows only to whoever its store lets read them.
import { accessible, choose, cluster, download, expect, kubectl, preview, signIn, test } from './fixture.mjs';

const DOCUMENT = '/purser/clusters.yaml';
const PRIVATE = ['prod-weu', 'stg-weu'];
const west = (page) => cluster(page, 'Production, West Europe');
const asked = (stage) => stage.requests.filter((one) => one.server === 'store' && one.method === 'GET');
const told = (page, words) => expect(page.getByText(words)).toBeVisible();
// What the browser itself says of an answer that is no success, or of none.
const FAILED = /Failed to load resource.*|Access to fetch.*|^request to https:\/\/elsewhere.example$/;
const portal = (more) => ({ only: 'contoso', catalogue: { clusters: PRIVATE, ...more } });

test('its clusters are on offer after the sign-in, and a file of one works', async ({ page, stage }) => {
  stage.setPortal(portal());
  await page.goto(stage.page);
  // Nobody who is not signed in hears of them: not by portal.yaml, and the store is not asked.
  const open = await (await fetch(`${stage.page}portal.yaml`)).text();
  for (const name of PRIVATE) expect(open).not.toContain(name);
  expect(asked(stage)).toEqual([]);
  await signIn(page, stage);
  await expect(west(page)).toBeVisible();
  await expect(cluster(page, 'Staging, East US')).toBeVisible();
  await choose(page, 'Production, West Europe');
  const box = page.getByRole('combobox', { name: 'Namespace' });
  await expect(box).toHaveValue('payments');
  const { text } = await download(page);
  const token = await stage.mint({ person: 'alice', cluster: 'prod-weu' });
  const { out } = await kubectl(text, ['get', 'pods', '-o', 'name'], { token });
  expect(out.trim()).toBe('pod/payments-api-1');
  expect(asked(stage).map((one) => one.url)).toEqual([DOCUMENT]);
  await accessible(page);
  // Nothing of it stays behind.
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
  for (const secret of ['West Europe', stage.addresses.api]) expect(kept).not.toContain(secret);
  await page.getByRole('button', { name: /^Sign out/ }).first().click();
  await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
  await expect(page.getByText('Production, West Europe')).toHaveCount(0);
});

test('a link to one of them chooses it, and the only open cluster is not chosen in its place', async ({ page, stage }) => {
  stage.setPortal({ ...portal(), clusters: ['prod-weu', 'stg-weu', 'stg-eus'] });
  stage.faults.set('store.document', { delay: 1500, times: 1 });
  await page.goto(`${stage.page}?cluster=prod-weu&namespace=billing`);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  await told(page, 'Getting your clusters…');
  // It may still come: nothing says that it is not there.
  await expect(page.getByText(/isn’t|isn't on offer|not on offer/)).toHaveCount(0);
  await expect(cluster(page, 'Staging, East US')).not.toBeChecked();
  await expect(west(page)).toBeChecked();
  await expect(preview(page)).toContainText('namespace: billing');
  await expect(page.getByText('Getting your clusters…')).toHaveCount(0);
});

test('all of them may be private', async ({ page, stage }) => {
  stage.setPortal({ ...portal(), clusters: PRIVATE });
  await page.goto(stage.page);
  await expect(page.getByText(/No cluster|no clusters/)).toHaveCount(0);
  await signIn(page, stage);
  await expect(west(page)).toBeVisible();
});

test('whoever may not read it is told whom to ask, and keeps the other clusters', async ({ page, stage, allowed }) => {
  allowed.push(FAILED);
  stage.setPortal(portal());
  await signIn(page, stage, { who: 'Bob Stone' });
  const alert = page.getByRole('alert').filter({ hasText: 'You may not see the clusters of this page (403).' });
  await expect(alert).toContainText('Ask your administrator for permission to read the list.');
  await expect(alert.getByRole('link', { name: '#platform' })).toHaveAttribute('href', 'https://chat.example/platform');
  await choose(page, 'Staging, East US');
  await expect(preview(page)).toContainText('/stg-eus');
  await accessible(page);
});

for (const [what, fault, words] of [
  ['missing', undefined, "There's no list of clusters at its address."],
  ['out of order', { status: 503, json: {} }, 'The server with your list of clusters answered with status 503.'],
  ['too large', { large: 34 << 20 }, "Your list of clusters can't be read."],
  ['reset on the way', { reset: true }, "Your list of clusters can't be reached."],
  ['without CORS', { status: 200, noCors: true }, "Your list of clusters can't be reached."],
  ['redirected', { redirect: 'https://elsewhere.example/' }, 'The address of your list of clusters leads elsewhere.'],
  ['refusing the token', { challenge: '{}' }, "The server with your list of clusters doesn't accept your token (401)."],
]) {
  test(`a catalogue that is ${what} is named, and tried again`, async ({ page, stage, allowed }) => {
    allowed.push(FAILED);
    stage.setPortal(portal({ missing: !fault }));
    if (fault) stage.faults.set('store.document', fault);
    await signIn(page, stage);
    await told(page, words);
    await expect(west(page)).toHaveCount(0);
    stage.setPortal(portal());
    stage.faults.clear();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(west(page)).toBeVisible();
    await expect(page.getByText(words)).toHaveCount(0);
  });
}

test('a broken catalogue says where, and a faulty cluster is left out alone', async ({ page, stage }) => {
  stage.setPortal(portal({ text: '<!doctype html><title>Sign in</title>' }));
  await signIn(page, stage);
  await told(page, "Your list of clusters can't be used.");
  const good = '  - name: vault\n    displayName: The vault\n    server: https://vault.example\n    identity: contoso\n    aks: {}\n';
  stage.setPortal(portal({ text: `clusters:\n${good}${good.replace('vault', 'b').replace('The vault', 'Bee').replace('https', 'http')}` }));
  await page.goto(stage.page);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await expect(cluster(page, 'The vault')).toBeVisible();
  await told(page, 'Part of your list of clusters is left out, because it has mistakes.');
  await page.getByText('Mistakes in the list of clusters').click();
  await expect(page.getByText('clusters[1].server')).toBeVisible();
  await accessible(page);
});

test('consent that is missing is asked for, and the choice comes back', async ({ page, stage, allowed }) => {
  allowed.push(FAILED);
  stage.setPortal(portal());
  stage.faults.set('entra.consent.store', {});
  await signIn(page, stage);
  await choose(page, 'Staging, East US');
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await expect(west(page)).toBeVisible();
  await expect(cluster(page, 'Staging, East US')).toBeChecked();
});

test('whoever signs out while it is under way gets nothing of it', async ({ page, stage }) => {
  stage.setPortal(portal());
  stage.faults.set('store.document', { delay: 1500, times: 1 });
  await signIn(page, stage);
  await told(page, 'Getting your clusters…');
  await page.getByRole('button', { name: /^Sign out/ }).first().click();
  await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
  await page.waitForTimeout(2500);
  await expect(page.getByText('West Europe')).toHaveCount(0);
});
