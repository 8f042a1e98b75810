// How much is made anew for one key or one choice, counted in nodes and never by a clock; and what
// the page asks of the provider on its way back.
import { choose, cluster, expect, method, preview, signIn, test } from './fixture.mjs';

const more = (count) => Array.from({ length: count }, (_, n) => `  - name: team-${n}
    displayName: Team ${n}
    environment: ${['production', 'staging', 'test'][n % 3]}
    identity: contoso
    server: https://127.0.0.1:9443/team-${n}
    aks: {}
`).join('');

const search = (page, words) => page.getByRole('searchbox', { name: 'Search clusters' }).fill(words);
const chips = (page) => page.getByRole('group', { name: 'Chosen clusters' }).getByRole('button', { name: /^Remove Team/ });

// How many elements came and went in each part of the page while something was done.
async function changes(page, act) {
  await page.evaluate(() => {
    window.changed = { list: 0, chosen: 0, preview: 0, fields: 0, file: 0 };
    const all = (nodes) => [...nodes].reduce((sum, node) => sum + (node.nodeType === 1 ? 1 + node.querySelectorAll('*').length : 0), 0);
    window.watching = new MutationObserver((records) => {
      for (const { target, addedNodes, removedNodes } of records) {
        const within = (where) => target.closest?.(where);
        const part = within('#clusters') ? 'list' : within('#chosen') ? 'chosen' : within('#preview') ? 'preview'
          : within('[aria-labelledby=namespaces-title]') ? 'fields' : within('.result') ? 'file' : null;
        if (part) window.changed[part] += all(addedNodes) + all(removedNodes);
      }
    });
    window.watching.observe(document.body, { childList: true, subtree: true });
  });
  await act();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  return page.evaluate(() => (window.watching.disconnect(), window.changed));
}

test('a key in the search touches no row that stays, and nothing of the file', async ({ page, stage }) => {
  stage.setPortal({ only: 'contoso', extra: more(300) });
  await signIn(page, stage);
  await cluster(page, 'Team 3').check({ force: true });
  await expect(preview(page)).toContainText('team-3');
  await search(page, 'team');
  const same = await changes(page, () => search(page, 'team '));
  // The button for more rows is made again, and nothing else.
  expect(same.list).toBeLessThanOrEqual(2);
  expect({ ...same, list: 0 }).toEqual({ list: 0, chosen: 0, preview: 0, fields: 0, file: 0 });
  const narrower = await changes(page, () => search(page, 'team 29'));
  expect(narrower.list).toBeGreaterThan(50);
  expect({ ...narrower, list: 0 }).toEqual({ list: 0, chosen: 0, preview: 0, fields: 0, file: 0 });
});

test('one more of a thousand chosen costs what one costs, and the file that is taken is whole', async ({ page, stage }) => {
  stage.setPortal({ only: 'contoso', extra: more(1000) });
  await signIn(page, stage);
  await search(page, 'team');
  await page.getByRole('button', { name: 'Choose all 1,000 shown' }).click();
  await expect(chips(page)).toHaveCount(50);
  await expect(page.getByText('Your file has 1,000 contexts.')).toBeVisible();
  const rows = (await preview(page).innerText()).split('\n').length;
  expect(rows).toBeLessThan(1500);
  await chips(page).first().click();
  await expect(page.getByText('Your file has 999 contexts.')).toBeVisible();
  const left = page.getByRole('group', { name: 'Clusters', exact: true }).getByRole('checkbox', { checked: false }).first();
  const one = await changes(page, () => left.check({ force: true }));
  await expect(page.getByText('Your file has 1,000 contexts.')).toBeVisible();
  // No row is made anew; of the file one entry of each list comes and one goes.
  expect(one.list).toBe(0);
  expect(one.chosen + one.fields).toBeLessThan(60);
  expect(one.preview).toBeGreaterThan(0);
  expect(one.preview).toBeLessThan(1200);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download kubeconfig', exact: true }).click()]);
  const { readFileSync } = await import('node:fs');
  expect(readFileSync(await file.path(), 'utf8').match(/^ *- name: .*\n *context:/gm)).toHaveLength(1000);
});

test('a long file is shown by its ends, and whole where one wishes', async ({ page, stage }) => {
  stage.setPortal({ only: 'contoso', extra: more(40) });
  await signIn(page, stage);
  await search(page, 'team');
  await page.getByRole('button', { name: 'Choose all 40 shown' }).click();
  await expect(preview(page)).toContainText('team-38');
  await expect(preview(page)).not.toContainText(/9443\/team-0\b/);
  await page.getByRole('button', { name: 'Show the whole file' }).click();
  await expect(preview(page)).toBeFocused();
  // Another look at the same file changes nothing in it.
  await expect(preview(page).locator('.lit')).toHaveCount(0);
  await expect(preview(page)).toContainText(/9443\/team-0\b/);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download kubeconfig', exact: true }).click()]);
  const { readFileSync } = await import('node:fs');
  expect(await preview(page).evaluate((shown) => shown.textContent)).toBe(readFileSync(await file.path(), 'utf8'));
});

test('back from the provider, tokens and keys are asked for side by side, and discovery not again', async ({ page, stage }) => {
  stage.setPortal({ only: 'contoso' });
  await page.goto(stage.page);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await page.getByRole('button', { name: 'Alice Martin' }).waitFor();
  stage.requests.length = 0;
  stage.faults.set('entra.token', { delay: 2500 });
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  const asked = (part) => stage.requests.filter((one) => one.server === 'entra' && one.url.includes(part)).length;
  // The keys are asked for while the token endpoint still keeps its answer.
  await expect.poll(() => asked('/keys'), { timeout: 2000 }).toBe(1);
  await expect(page.getByRole('heading', { name: 'Your kubeconfig' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Your kubeconfig' })).toBeVisible();
  await cluster(page, 'Production, West Europe').check({ force: true });
  await expect(preview(page)).toContainText('prod-weu');
  expect([asked('openid-configuration'), asked('/keys')]).toEqual([0, 1]);
});

test('a key makes the list once, a choice the file and its picture once, and nothing else', async ({ page, stage }) => {
  stage.setPortal({ only: 'contoso', extra: more(300) });
  await signIn(page, stage);
  await cluster(page, 'Team 3').check({ force: true });
  await expect(preview(page)).toContainText('team-3');
  // How often each was made while something was done: the page marks every time.
  const made = async (act) => {
    await page.evaluate(() => performance.clearMarks());
    await act();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    return page.evaluate(() => ['kubeconfig', 'list', 'preview'].map((what) => performance.getEntriesByName(`purser.${what}`).length));
  };
  await page.getByRole('searchbox', { name: 'Search clusters' }).focus();
  expect(await made(() => page.keyboard.press('t'))).toEqual([0, 1, 0]);
  expect(await made(() => page.keyboard.press('Backspace'))).toEqual([0, 1, 0]);
  expect(await made(() => cluster(page, 'Team 6').check({ force: true }))).toEqual([1, 0, 1]);
  expect(await made(() => cluster(page, 'Team 6').uncheck({ force: true }))).toEqual([1, 0, 1]);
  await page.getByRole('combobox', { name: 'Namespace' }).focus();
  expect(await made(() => page.keyboard.press('p'))).toEqual([1, 0, 1]);
  // The time that passes makes none of them again.
  expect(await made(() => page.waitForTimeout(6000))).toEqual([0, 0, 0]);
  // Nor where a token is inside, while it lasts long enough.
  await page.getByRole('button', { name: /^Remove Team 3/ }).click();
  await search(page, 'Sandbox');
  await choose(page, 'Sandbox');
  await method(page, 'With a token in the file');
  await expect(preview(page)).toContainText('token: ');
  await page.waitForTimeout(1000);
  expect(await made(() => page.waitForTimeout(6000))).toEqual([0, 0, 0]);
});
