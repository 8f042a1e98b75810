// The keyboard: from the door to the downloaded file, the keys that work everywhere, and where the
// focus goes.
import { readFileSync } from 'node:fs';
import { accessible, choose, expect, go, kubectl, signIn, test } from './fixture.mjs';

const focused = (page, role, name) => page.getByRole(role, { name, exact: true }).evaluate((one) => one === document.activeElement);
const dialog = (page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

test('from the door to the downloaded file in at most 25 keys', async ({ page, stage }) => {
  let keys = 0;
  const press = async (key) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const reach = async (role, name, key = 'Tab') => {
    for (let n = 0; n < 25 && !(await focused(page, role, name)); n += 1) await press(key);
    expect(await focused(page, role, name), `${name} after ${keys} keys`).toBe(true);
  };
  await page.goto(stage.page);
  await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
  await reach('link', 'Skip to the content');
  await press('Enter');
  await reach('button', 'Sign in with Microsoft');
  await press('Enter');
  await expect(page.getByRole('button', { name: 'Alice Martin' })).toBeVisible();
  await reach('button', 'Alice Martin');
  await press('Enter');
  await expect(page.getByRole('heading', { name: 'Your kubeconfig' })).toBeFocused();
  await press('/');
  await expect(page.getByRole('searchbox', { name: 'Search clusters' })).toBeFocused();
  await reach('checkbox', 'Production, West Europe');
  await press('Space');
  await expect(page.getByRole('region', { name: 'Kubeconfig' })).toContainText('current-context');
  await reach('button', 'Download kubeconfig');
  const [file] = await Promise.all([page.waitForEvent('download'), press('Enter')]);
  expect(file.suggestedFilename()).toBe('kubeconfig-prod-weu.yaml');
  const token = await stage.mint({ person: 'alice', cluster: 'prod-weu' });
  expect((await kubectl(readFileSync(await file.path(), 'utf8'), ['auth', 'whoami'], { token })).out).toContain('alice.martin@contoso.com');
  expect(keys).toBeLessThanOrEqual(25);
});

test('/ goes to the search and ? lists the keys, but not while one types', async ({ page, stage }) => {
  await signIn(page, stage);
  const search = page.getByRole('searchbox', { name: 'Search clusters' });
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.type('a/?');
  await expect(search).toHaveValue('a/?');
  await expect(dialog(page)).toHaveCount(0);
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('?');
  await expect(dialog(page)).toBeVisible();
  await accessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  // A chosen row is no field.
  await search.fill('');
  await choose(page, 'Staging');
  await page.getByRole('checkbox', { name: 'Staging', exact: true }).focus();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
});

test('the keys of one character can be turned off, and the list opens by a button too', async ({ page, stage }) => {
  await page.goto(stage.page);
  const opener = page.getByRole('button', { name: 'Keyboard shortcuts' });
  await opener.click();
  await dialog(page).getByRole('switch', { name: 'Use / and ? as shortcuts' }).click();
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(opener).toBeFocused();
  await page.keyboard.press('?');
  await page.waitForTimeout(200);
  await expect(dialog(page)).toHaveCount(0);
  await opener.click();
  await expect(dialog(page).getByRole('switch')).toHaveAttribute('aria-checked', 'false');
});

test('the first Tab skips the header, and Tab leaves every place again', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Staging');
  for (const name of ['Get a kubeconfig', 'My access', 'Check a kubeconfig', 'What kubectl said']) {
    await go(page, name);
    await page.waitForTimeout(300);
    await page.evaluate(() => document.querySelector('.skip').focus());
    const seen = new Set();
    let left = false;
    for (let n = 0; n < 80 && !left; n += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const one = document.activeElement;
        if (!one || one === document.body) return undefined;
        const { width, height } = one.getBoundingClientRect();
        window.tabs ??= new WeakMap();
        if (!window.tabs.has(one)) window.tabs.set(one, Math.random());
        return [window.tabs.get(one), one.textContent.slice(0, 40), width > 0 && height > 0];
      });
      left = !at || seen.has(at[0]);
      if (!left) {
        seen.add(at[0]);
        expect(at[2], `${at[1]} is seen`).toBe(true);
      }
    }
    expect(left, `${name} has an end`).toBe(true);
    expect(seen.size).toBeGreaterThan(6);
  }
  await page.goto(stage.page);
  await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  expect(new URL(page.url()).hash).toBe('');
});

test('in forced colours the knob of the switch and the place one is in stay visible', async ({ page, stage }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(stage.page);
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  const knob = await dialog(page).locator('.track').evaluate((track) => {
    const { borderTopWidth, borderTopColor } = getComputedStyle(track, '::after');
    return [parseFloat(borderTopWidth), borderTopColor, getComputedStyle(track).backgroundColor];
  });
  expect(knob[0]).toBeGreaterThan(4);
  expect(knob[1]).not.toBe(knob[2]);
});
