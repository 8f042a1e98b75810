// Many clusters: found, narrowed, chosen and taken back, and what is in their way.
import { SUBSCRIPTIONS, RANGES } from '../stage/estate.mjs';
import { TENANT } from '../stage/people.mjs';
import { accessible, choose, cluster, expect, overhear, preview, signIn, test } from './fixture.mjs';

const find = (page) => page.getByRole('button', { name: 'Find my clusters' });
const list = (page) => page.getByRole('group', { name: 'Clusters', exact: true });
const boxes = (page) => list(page).getByRole('checkbox');
const search = (page, words) => page.getByRole('searchbox', { name: 'Search clusters' }).fill(words);
const filter = (page, name, value) => page.getByRole('combobox', { name, exact: true }).selectOption(value);
const chips = (page) => page.getByRole('group', { name: 'Chosen clusters' });
const homes = SUBSCRIPTIONS.filter((one) => one.tenant === TENANT && one.state !== 'Disabled').map((one) => one.id);

// So many clusters beside the stage's own, by turns of three teams.
const more = (count) => Array.from({ length: count }, (_, n) => `  - name: team-${n}
    displayName: Team ${n}
    environment: ${['production', 'staging', 'test'][n % 3]}
    identity: contoso
    server: https://127.0.0.1:9443/team-${n}
    aks: {}
`).join('');

test('a few clusters are all there, without filters and without a scroll of their own', async ({ page, stage }) => {
  await signIn(page, stage);
  await expect(boxes(page)).not.toHaveCount(0);
  expect(await list(page).evaluate((list) => list.scrollHeight - list.clientHeight)).toBe(0);
  await expect(page.getByRole('group', { name: 'Filter clusters' })).toHaveCount(0);
  await expect(chips(page)).toHaveCount(0);
});

test('many clusters are narrowed by what they are, counted, and chosen together', async ({ page, stage }) => {
  stage.setPortal({ only: 'contoso', extra: more(30) });
  await signIn(page, stage);
  const all = await boxes(page).count();
  expect(all).toBeGreaterThan(30);
  // The list scrolls by itself; it does not end at its lower edge.
  expect(await list(page).evaluate((list) => list.scrollHeight - list.clientHeight)).toBeGreaterThan(100);
  const status = page.getByRole('status').filter({ hasText: 'match' });
  await filter(page, 'Environment', 'test');
  await expect(boxes(page)).toHaveCount(10);
  await expect(status).toHaveText(`10 of ${all} clusters match.`);
  await search(page, 'team 2');
  await expect(boxes(page)).toHaveCount(5);
  await accessible(page);
  await page.getByRole('button', { name: 'Choose all 5 shown' }).click();
  await expect(list(page).getByRole('checkbox', { checked: true })).toHaveCount(5);
  await expect(page.getByRole('button', { name: /^Choose all/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  // Not the search, which opens the keyboard of a phone.
  await expect(list(page)).toBeFocused();
  await expect(page.getByRole('searchbox', { name: 'Search clusters' })).toHaveValue('');
  await expect(boxes(page)).toHaveCount(all);
  await expect(status).toHaveCount(0);
  await expect(chips(page).getByRole('button', { name: /^Remove Team/ })).toHaveCount(5);
  await chips(page).getByRole('button', { name: 'Remove Team 2', exact: true }).click();
  await expect(chips(page)).toBeFocused();
  await expect(cluster(page, 'Team 2')).not.toBeChecked();
  await chips(page).getByRole('button', { name: 'Remove all' }).click();
  await expect(chips(page)).toHaveCount(0);
  await expect(page.getByText('Choose a cluster to see your file.')).toBeVisible();
});

test('another list is read from its start, however far the one before was scrolled', async ({ page, stage }) => {
  stage.setPortal({ only: 'contoso', extra: more(60) });
  await signIn(page, stage);
  const top = () => list(page).evaluate((list) => list.scrollTop);
  const down = () => list(page).evaluate((list) => list.scrollTo(0, 900));
  await down();
  await search(page, 'team');
  await expect.poll(top).toBe(0);
  await down();
  await filter(page, 'Environment', 'staging');
  await expect.poll(top).toBe(0);
});

test('values that differ only in the case of their letters are one', async ({ page, stage }) => {
  stage.setPortal({ only: 'contoso', extra: more(30).replace('environment: test', 'environment: TEST') });
  await signIn(page, stage);
  const offered = await page.getByRole('combobox', { name: 'Environment', exact: true }).getByRole('option').allTextContents();
  expect(offered.filter((one) => /^test$/i.test(one))).toHaveLength(1);
  await page.getByRole('combobox', { name: 'Environment', exact: true }).selectOption({ label: offered.find((one) => /^test$/i.test(one)) });
  await expect(boxes(page)).toHaveCount(10);
});

test('only what belongs to the person is one filter away', async ({ page, stage }) => {
  stage.setPortal({ only: 'contoso', extra: more(30) });
  await signIn(page, stage);
  const mine = page.getByRole('button', { name: 'Only mine' });
  await mine.click();
  await expect(mine).toHaveAttribute('aria-pressed', 'true');
  await expect(cluster(page, 'Production, West Europe')).toBeAttached();
  await expect(cluster(page, 'Team 1')).toHaveCount(0);
  await mine.click();
  await expect(cluster(page, 'Team 1')).toBeAttached();
});

test('the arrow keys walk the list, and the Tab key leaves it', async ({ page, stage }) => {
  await signIn(page, stage);
  await page.getByRole('searchbox', { name: 'Search clusters' }).focus();
  await page.keyboard.press('Tab');
  await expect(boxes(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(boxes(page).nth(1)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(boxes(page).nth(1)).toBeChecked();
  await page.keyboard.press('End');
  await expect(boxes(page).last()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(boxes(page).last()).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await expect(boxes(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Namespace', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Namespace' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(boxes(page).nth(1)).toBeFocused();
});

test('what was found stands first, under a heading of its own, and is in view', async ({ page, stage }) => {
  stage.setPortal({ azure: true, only: 'contoso' });
  await page.setViewportSize({ width: 1366, height: 768 });
  await signIn(page, stage, { who: 'Nina Naumann' });
  await find(page).click();
  await expect(page.getByText('Found 1 cluster in 1 subscription.')).toBeVisible();
  const title = list(page).getByRole('heading', { name: 'Found in Azure' });
  await expect(list(page).getByRole('heading').first()).toHaveText('Found in Azure');
  await expect(boxes(page).first()).toHaveAccessibleName('shop-prod-weu');
  await expect(title).toBeInViewport();
  await expect(page.getByText('Found 1 cluster in 1 subscription.')).toBeInViewport();
});

test('what a row shows is found: how Azure decides, what is in the way, where it is', async ({ page, stage }) => {
  stage.setPortal({ azure: true, only: 'contoso', clusters: [] });
  await signIn(page, stage);
  await find(page).click();
  await expect(page.getByText(/Found 2,?\d{3} clusters/)).toBeVisible();
  const first = () => boxes(page).first().evaluate((box) => box.closest('label').innerText);
  for (const words of ['azure rbac', 'private', 'stopped', 'contoso shop', 'northeurope', '1.34.2', 'restricted', 'rg-vault']) {
    await search(page, words);
    await expect(page.getByRole('status').filter({ hasText: /of 2,?\d{3} clusters match/ })).toBeVisible();
    expect((await first()).toLowerCase()).toContain(words);
  }
  await search(page, '');
  await filter(page, 'Subscription', 'Contoso Shop');
  await filter(page, 'What stands in the way', 'Stopped');
  await expect(boxes(page)).toHaveCount(1);
  await expect(cluster(page, 'lab-stopped')).toBeAttached();
  await filter(page, 'What stands in the way', 'Nothing in the way');
  await expect(cluster(page, 'shop-prod-weu')).toBeAttached();
  await expect(cluster(page, 'lab-stopped')).toHaveCount(0);
  await filter(page, 'Region', 'northeurope');
  await expect(boxes(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await filter(page, 'Group by', 'By subscription');
  await expect(list(page).getByRole('heading', { level: 4 }).first()).toHaveText(/Contoso/);
  await accessible(page);
});

for (const [name, told, line] of [
  ['lab-stopped', 'lab-stopped is stopped, so kubectl will fail.', /^az aks start --subscription \S+ --resource-group rg-lab --name lab-stopped$/],
  ['hub-neu', 'hub-neu accepts only allowed IP addresses.', new RegExp(`^az aks update .*--name hub-neu --api-server-authorized-ip-ranges '?${RANGES.join(',')},YOUR-ADDRESS/32'?$`)],
]) {
  test(`${name}: beside the file it says that kubectl will fail, whom to ask, and with which line`, async ({ page, stage }) => {
    const copied = await overhear(page);
    stage.setPortal({ azure: true, only: 'contoso', clusters: [] });
    await signIn(page, stage);
    await find(page).click();
    await search(page, name);
    await choose(page, name);
    const note = page.getByRole('status').filter({ hasText: told });
    await expect(note).toBeVisible();
    await expect(note).toContainText("Ask the cluster's administrator".slice(4));
    await note.getByRole('button', { name: /^Copy: az aks/ }).click();
    await expect.poll(copied).toMatch(line);
    await expect(page.getByRole('button', { name: 'Download kubeconfig', exact: true })).toBeVisible();
    await accessible(page);
    await cluster(page, name).uncheck({ force: true });
    await expect(note).toHaveCount(0);
  });
}

test('a search that takes long says how far it is, is stopped with what it found, and goes on', async ({ page, stage, allowed }) => {
  allowed.push(/403/);
  stage.setPortal({ azure: true, only: 'contoso', clusters: [] });
  stage.faults.set('azure.graph', { status: 403, json: { error: { code: 'AuthorizationFailed', message: 'no' } } });
  // The later ones take their time.
  for (const id of homes.slice(12)) stage.faults.set(`azure.clusters.${id}`, { delay: 2500 });
  await signIn(page, stage);
  await find(page).click();
  const bar = page.getByRole('progressbar', { name: 'Subscriptions searched' });
  await expect(page.getByText(/^\d+ of \d+ subscriptions searched\. Clusters found so far: [1-9]\d*$/)).toBeVisible();
  await expect(bar).toHaveAttribute('max', /^\d+$/);
  // What is read out says it once; the numbers are for the eye.
  await expect(page.getByRole('status').filter({ hasText: 'Asking Azure for your clusters…' })).toHaveText('Asking Azure for your clusters…');
  await accessible(page);
  await page.getByRole('button', { name: 'Stop searching' }).click();
  await expect(page.getByText('You stopped the search.')).toBeVisible({ timeout: 1500 });
  await expect(boxes(page)).not.toHaveCount(0);
  for (const id of homes) stage.faults.end(`azure.clusters.${id}`);
  await page.getByRole('button', { name: 'Continue searching' }).click();
  await expect(page.getByText(/Found 2,?\d{3} clusters/)).toBeVisible({ timeout: 30_000 });
});

test('while nothing is found yet, rows without words keep its place', async ({ page, stage }) => {
  stage.setPortal({ azure: true, only: 'contoso' });
  stage.faults.set('azure.graph', { delay: 1500, times: 1 });
  await signIn(page, stage);
  await find(page).click();
  await expect(list(page).getByRole('heading', { name: 'Found in Azure' })).toBeVisible();
  await expect(list(page).locator('.row-bones')).toHaveCount(3);
  await expect(page.getByText(/Found 2,?\d{3} clusters/)).toBeVisible();
  await expect(list(page).locator('.row-bones')).toHaveCount(0);
  await expect(preview(page)).toHaveCount(0);
});
