// Taking the file home: what matters stays in view at every size, the three ways are equal, and each
// has its own next steps.
import { accessible, choose, download, expect, give, go, kubectl, method, overhear, preview, signIn, test, way } from './fixture.mjs';

const SIZES = { laptop: { width: 1366, height: 768 }, desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const steps = (page) => page.getByRole('region', { name: 'Next steps' });
const system = (page, name) => steps(page).getByRole('radio', { name, exact: true }).check({ force: true });

// What a person sees without scrolling: inside the window, and covered by nothing else.
async function inView(page, locator) {
  const seen = await locator.evaluate((element) => {
    const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return { inside: width > 0 && height > 0 && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth, on: element.contains(at) || (at?.contains(element) ?? false) };
  });
  expect(seen, String(locator)).toEqual({ inside: true, on: true });
}

async function allInView(page, name) {
  await inView(page, page.locator('.file-name').filter({ hasText: name }));
  await inView(page, page.getByText('no secrets inside'));
  for (const button of ['Download kubeconfig', 'Copy kubeconfig']) await inView(page, page.getByRole('button', { name: button, exact: true }));
  for (const tab of ['Download', 'Merge', 'Commands']) await inView(page, page.getByRole('tab', { name: tab, exact: true }));
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`the way to take the file is always in view: ${size}`, async ({ page, stage }) => {
    await page.setViewportSize(viewport);
    await signIn(page, stage);
    await choose(page, 'Production, West Europe');
    const scroll = (to) => page.evaluate((to) => scrollTo(0, to * document.documentElement.scrollHeight), to);
    await scroll(0);
    await allInView(page, 'kubeconfig-prod-weu.yaml');
    // A long file, a long list of steps, at whatever place of the page.
    for (const name of ['Staging', 'Production, East US', 'Laboratory']) await choose(page, name);
    await page.getByRole('button', { name: 'Full setup guide' }).click();
    await expect(page.getByRole('region', { name: 'The guide' })).toBeVisible();
    for (const to of [0, 0.2, 0.5, 1]) {
      await scroll(to);
      await allInView(page, 'kubeconfig.yaml');
    }
    // What is said does not cover them, and nothing hides behind them at the end of the page.
    await page.getByRole('button', { name: 'Copy kubeconfig' }).click();
    await expect(page.locator('.said')).not.toBeEmpty();
    await allInView(page, 'kubeconfig.yaml');
    const hidden = await page.evaluate(() => {
      const bar = document.querySelector('.carry').getBoundingClientRect();
      const last = [...document.querySelectorAll('main a, main button, main p')].filter((one) => !one.closest('.carry') && one.getClientRects().length).at(-1).getBoundingClientRect();
      return Math.max(0, Math.min(bar.bottom, last.bottom) - Math.max(bar.top, last.top)) && last.left < bar.right && last.right > bar.left;
    });
    expect(hidden).toBeFalsy();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
  });

  test(`nothing that has the focus hides behind the bar: ${size}`, async ({ page, stage }) => {
    await page.setViewportSize(viewport);
    await signIn(page, stage);
    await choose(page, 'Production, West Europe');
    await page.getByRole('heading', { level: 1 }).focus();
    for (let press = 0; press < 45; press += 1) {
      await page.keyboard.press('Tab');
      const covered = await page.evaluate(() => {
        const bar = document.querySelector('.carry');
        const focused = document.activeElement;
        // What stands wholly under the bar; a hidden radio button is drawn by its row.
        const drawn = (focused.closest('label') ?? focused).getBoundingClientRect();
        const { top, bottom, left, right } = bar.getBoundingClientRect();
        return focused !== document.body && !bar.contains(focused) && drawn.top >= top && drawn.bottom <= bottom && drawn.left >= left && drawn.right <= right ? focused.outerHTML : '';
      });
      expect(covered).toBe('');
    }
  });
}

test('the preview scrolls in its own frame, by keyboard, and is the file byte for byte', async ({ page, stage }) => {
  await page.setViewportSize(SIZES.laptop);
  await signIn(page, stage);
  for (const name of ['Production, West Europe', 'Staging', 'Production, East US']) await choose(page, name);
  // There is no secret, so there is nothing to show.
  await expect(page.getByRole('switch', { name: 'Show secrets' })).toHaveCount(0);
  const frame = preview(page);
  const measure = () => frame.evaluate((one) => [one.scrollTop, one.clientHeight, one.scrollHeight]);
  const [, height, whole] = await measure();
  expect(whole).toBeGreaterThan(height);
  expect(height).toBeLessThan(500);
  await frame.evaluate((one) => { one.scrollTop = 0; });
  const before = await page.evaluate(() => scrollY);
  await frame.focus();
  await page.keyboard.press('PageDown');
  await expect.poll(async () => (await measure())[0]).toBeGreaterThan(50);
  expect(await page.evaluate(() => scrollY)).toBe(before);
});

test('long lists of arguments stand on few lines, and what is copied by hand is the file', async ({ page, stage }) => {
  await page.setViewportSize(SIZES.desktop);
  await signIn(page, stage);
  await choose(page, 'Sandbox');
  const args = preview(page).locator('.args');
  await expect(args).toBeVisible();
  const [count, lines] = await args.evaluate((one) => [one.children.length, new Set([...one.children].map((child) => Math.round(child.getBoundingClientRect().top))).size]);
  expect(count).toBeGreaterThan(5);
  expect(lines).toBeLessThan(count / 1.5);
  const { text } = await download(page);
  const selected = await preview(page).evaluate((one) => {
    getSelection().selectAllChildren(one);
    return getSelection().toString();
  });
  const plain = (value) => value.split('\n').filter((line) => !/certificate-authority-data|install|^ *$/.test(line));
  expect(plain(selected)).toEqual(plain(text));
});

test('what the last choice changed is marked for a moment, and in view', async ({ page, stage }) => {
  await page.setViewportSize(SIZES.laptop);
  await signIn(page, stage);
  for (const name of ['Production, West Europe', 'Staging']) await choose(page, name);
  await page.getByRole('combobox', { name: 'Namespace for Staging' }).fill('billing');
  const lit = preview(page).locator('.lit').filter({ hasText: 'namespace: billing' });
  await expect(lit).toHaveCount(1);
  const seen = () => lit.evaluate((one) => {
    const [line, frame] = [one, one.closest('.preview')].map((each) => each.getBoundingClientRect());
    return line.top >= frame.top && line.bottom <= frame.bottom;
  });
  await expect.poll(seen).toBe(true);
  const coloured = () => lit.evaluate((one) => getComputedStyle(one).backgroundColor);
  expect(await coloured()).not.toBe('rgba(0, 0, 0, 0)');
  await expect.poll(coloured, { timeout: 9_000 }).toBe('rgba(0, 0, 0, 0)');
});

test('three equal ways: the keyboard walks the tabs, and nothing speaks of a way that was not chosen', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  const tabs = page.getByRole('tablist').getByRole('tab');
  await expect(tabs).toHaveText(['Download', 'Merge', 'Commands']);
  await expect(page.getByRole('tab', { name: 'Download', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tabpanel', { name: 'Download' })).toContainText('KUBECONFIG');
  await page.getByRole('tab', { name: 'Download', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Merge', exact: true })).toBeFocused();
  await expect(page.getByRole('tabpanel', { name: 'Merge' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download kubeconfig', exact: true })).toHaveCount(0);
  await give(page);
  await expect(page.getByRole('button', { name: 'Download merged kubeconfig' })).toBeVisible();
  await expect(steps(page)).toContainText('kubectl --context prod-weu-payments auth whoami');
  await expect(steps(page)).toContainText('~/.kube/config');
  // No step of another way, and no other name of a file.
  const shown = await steps(page).innerText();
  expect(shown).not.toContain('kubeconfig-prod-weu.yaml');
  expect(shown).not.toContain('export KUBECONFIG');
  await page.getByRole('tab', { name: 'Merge', exact: true }).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('tab', { name: 'Commands', exact: true })).toBeFocused();
  await expect(page.getByRole('tabpanel', { name: 'Commands' })).toContainText('kubectl config set-cluster');
  await expect(page.getByRole('button', { name: /merged kubeconfig/ })).toHaveCount(0);
  await expect(steps(page)).toContainText('kubectl --context prod-weu-payments auth whoami');
  expect(await steps(page).innerText()).not.toContain('Downloads');
  await page.keyboard.press('Home');
  await expect(page.getByRole('tabpanel', { name: 'Download' })).toBeVisible();
});

test('system and shell are chosen once, for every way and for the check and back', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  await system(page, 'macOS');
  await steps(page).getByRole('radio', { name: 'fish', exact: true }).check({ force: true });
  await expect(steps(page)).toContainText('set -gx KUBECONFIG ~/Downloads/kubeconfig-prod-weu.yaml');
  await way(page, 'Commands');
  await expect(page.getByRole('tabpanel', { name: 'Commands' }).getByRole('radio', { name: 'fish' }).first()).toBeChecked();
  await expect(steps(page)).toContainText('brew install Azure/kubelogin/kubelogin');
  await way(page, 'Merge');
  await give(page);
  await expect(steps(page)).toContainText('set file (find ~/Downloads');
  // The way, the file that was given and the system are there again after another view.
  await go(page, 'Check a kubeconfig');
  await page.goBack();
  await expect(page.getByRole('tab', { name: 'Merge', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('button', { name: 'Download merged kubeconfig' })).toBeVisible();
  await expect(steps(page)).toContainText('set file (find ~/Downloads');
  // Whoever signs out leaves nothing of it.
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await expect(page.getByRole('heading', { name: 'Your kubeconfig' })).toBeVisible();
  await choose(page, 'Production, West Europe');
  await way(page, 'Merge');
  await expect(page.getByLabel('Your kubeconfig', { exact: true })).toBeAttached();
  await expect(page.getByRole('button', { name: 'Download merged kubeconfig' })).toHaveCount(0);
});

test('on Windows the first steps name kubectl, PowerShell and a new window, and no other system', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  await system(page, 'Windows');
  await expect(steps(page)).toContainText('winget install --id Kubernetes.kubectl');
  await expect(steps(page)).toContainText('winget install --id Microsoft.Azure.Kubelogin');
  await expect(steps(page)).toContainText('Open a new PowerShell window');
  await expect(steps(page)).toContainText('$env:KUBECONFIG');
  const list = await steps(page).getByRole('list').innerText();
  expect(list).not.toMatch(/Linux|macOS|brew|sudo/);
  expect(list).toContain('PowerShell');
});

test('the guide asks for the system once', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Staging');
  await system(page, 'Windows');
  await page.getByRole('button', { name: 'Full setup guide' }).click();
  const guide = page.getByRole('region', { name: 'The guide' });
  await expect(guide.getByRole('radio', { name: 'This computer, Windows' })).toBeChecked();
  await expect(page.getByRole('radiogroup', { name: 'Your system' })).toHaveCount(0);
  await guide.getByRole('radio', { name: 'This computer, macOS' }).check({ force: true });
  await expect(guide).toContainText('brew install');
  await page.getByRole('button', { name: 'Full setup guide' }).click();
  await expect(steps(page).getByRole('radio', { name: 'macOS', exact: true })).toBeChecked();
});

test('"It did not work" leads to what kubectl said, which knows the method', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Staging');
  await method(page, 'With the Azure CLI');
  await page.getByRole('button', { name: 'It did not work' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'What kubectl said' })).toBeFocused();
  // The cluster and the method are known there.
  await expect(page.getByRole('main')).toContainText('Staging');
  await expect(page.getByRole('main')).toContainText('With the Azure CLI');
  await page.getByRole('textbox', { name: 'Paste the error text' }).fill('ERROR: AADSTS700082: The refresh token has expired due to inactivity. AzureCLICredential: Please run az login to setup account.');
  await expect(page.locator('.findings')).toContainText('az login');
});

test('the steps are taken along as Markdown, without a secret', async ({ page, stage }) => {
  const copied = await overhear(page);
  await signIn(page, stage);
  await choose(page, 'Sandbox');
  await method(page, 'With a token in the file');
  await expect(page.getByText('holds a secret', { exact: true })).toBeVisible();
  const { text } = await download(page);
  const secrets = [...text.matchAll(/(?:token|secret): "?([^\s"]+)/g)].map(([, secret]) => secret);
  expect(secrets.length).toBeGreaterThan(0);
  await page.getByRole('switch', { name: 'Show secrets' }).click();
  for (const [name, line] of [['Download', 'KUBECONFIG'], ['Merge', 'auth whoami'], ['Commands', 'kubectl config set-credentials']]) {
    await way(page, name);
    if (name === 'Merge') await give(page);
    await steps(page).getByRole('button', { name: 'Copy these steps' }).click();
    await expect.poll(copied).toContain(line);
    const told = await copied();
    expect(told).toMatch(/^# .*\n/);
    expect(told).toContain('?cluster=dev-weu');
    expect(told).toContain('```');
    expect(told).toContain('auth whoami');
    for (const secret of [...secrets, 'old secret']) expect(told.includes(secret)).toBe(false);
    expect(told).not.toContain('eyJ');
  }
});

test('the commands that are copied as Markdown run in bash as they stand', async ({ page, stage }) => {
  const copied = await overhear(page);
  await signIn(page, stage);
  await choose(page, 'Staging');
  await way(page, 'Commands');
  await page.getByRole('tabpanel', { name: 'Commands' }).getByRole('radio', { name: 'bash or zsh' }).check({ force: true });
  await steps(page).getByRole('button', { name: 'Copy these steps' }).click();
  await expect.poll(copied).toContain('set-cluster');
  const blocks = [...(await copied()).matchAll(/^ *(```+)sh\n([\s\S]*?)^ *\1$/gm)].map(([, , code]) => code);
  expect(blocks.length).toBeGreaterThan(3);
  expect(blocks.join('')).toContain('--exec-arg=interactive');
  expect(blocks.at(-1).trim()).toBe('kubectl --context stg-weu-payments auth whoami');
});

test('the file field tells which file was read, and nothing else', async ({ page, stage }) => {
  await page.setViewportSize(SIZES.laptop);
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  await way(page, 'Merge');
  await give(page);
  await expect(page.getByText('Read: config')).toBeVisible();
  const drawn = await page.getByLabel('Your kubeconfig Read: config', { exact: true }).evaluate((one) => getComputedStyle(one).opacity);
  expect(drawn).toBe('0');
  // What becomes of the file is in view, and so is the button.
  await inView(page, page.getByRole('button', { name: 'Download merged kubeconfig' }));
  await inView(page, page.getByText('The cluster “prod-weu” is added.'));
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download merged kubeconfig' }).click()]);
  expect(file.suggestedFilename()).toBe('config');
});

test('nothing that is to be pasted is wrapped', async ({ page, stage }) => {
  await page.setViewportSize(SIZES.phone);
  await signIn(page, stage);
  await choose(page, 'Staging');
  await way(page, 'Commands');
  const code = page.getByRole('tabpanel', { name: 'Commands' }).locator('.cmd code');
  await expect(code.first()).toBeVisible();
  for (const one of await code.all()) {
    expect(await one.evaluate((each) => getComputedStyle(each).whiteSpace)).toBe('pre');
  }
  // A long one scrolls in its own frame, by keyboard too.
  for (const one of await code.all()) expect(await one.evaluate((each) => each.tabIndex)).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

for (const colorScheme of ['light', 'dark']) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test(`no barrier is found in any of the ways, ${colorScheme}, ${size}`, async ({ page, stage }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await signIn(page, stage);
      await choose(page, 'Production, West Europe');
      await page.waitForTimeout(5_500);
      await accessible(page);
      await way(page, 'Merge');
      await give(page);
      await expect(page.getByRole('button', { name: 'Download merged kubeconfig' })).toBeVisible();
      await accessible(page);
      await way(page, 'Commands');
      await expect(page.getByRole('tabpanel', { name: 'Commands' })).toContainText('set-cluster');
      await accessible(page);
    });
  }
}

test('the merged file works with the line that the steps end in', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  await way(page, 'Merge');
  await give(page);
  const { readFileSync } = await import('node:fs');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download merged kubeconfig' }).click()]);
  const text = readFileSync(await file.path(), 'utf8');
  const last = await steps(page).locator('.steps code').last().textContent();
  const token = await stage.mint({ person: 'alice', cluster: 'prod-weu' });
  const who = await kubectl(text, last.split(' ').slice(1), { token });
  expect(who.out, who.err).toContain('alice.martin@contoso.com');
});

test('what is said is seen each time, also the same again and long after the first', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  const shown = () => page.locator('.said > span').evaluate((one) => getComputedStyle(one).visibility === 'visible' && Number(getComputedStyle(one).opacity) > 0.9).catch(() => false);
  const copy = page.getByRole('button', { name: 'Copy kubeconfig', exact: true });
  for (let time = 0; time < 2; time += 1) {
    await copy.click();
    await expect.poll(shown).toBe(true);
    await expect.poll(shown, { timeout: 9000 }).toBe(false);
  }
});

test('by commands the new cluster is asked, whatever context is the current one', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  await way(page, 'Commands');
  await expect(page.getByRole('region', { name: 'Commands' })).toContainText('kubectl --context prod-weu-payments auth whoami');
});

test('the guide is read from its start', async ({ page, stage }) => {
  await page.setViewportSize(SIZES.laptop);
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  await page.getByRole('button', { name: 'Full setup guide' }).click();
  await inView(page, page.getByRole('region', { name: 'The guide' }).getByRole('heading').first());
});
