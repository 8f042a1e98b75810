// Words that open what they mean where they stand, and the picture of how kubectl reaches a cluster.
import { accessible, choose, expect, method, openAccess, part, signIn, test } from './fixture.mjs';

const word = (page, name) => page.getByRole('button', { name, exact: true });
const told = (page) => page.locator('[popover]:popover-open');
const picture = (page) => page.getByRole('region', { name: 'The guide' }).locator('details').filter({ hasText: 'How kubectl reaches the cluster' });
// The full guide for one cluster.
async function openGuide(page, stage) {
  await signIn(page, stage);
  await choose(page, 'Staging');
  await page.getByRole('button', { name: 'Full setup guide' }).click();
}

const steps = (place) => place.getByRole('listitem');

test('a word opens two sentences by mouse, keyboard and touch, and closes without moving the focus', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Staging');
  const namespace = word(page, 'Namespace');
  await expect(told(page)).toHaveCount(0);
  await namespace.click();
  await expect(told(page)).toHaveText(/^A namespace is a named part of a cluster.*\. .*\.$/);
  await expect(namespace).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Namespace', exact: true })).toBeVisible();
  await accessible(page);
  // Escape, and a click elsewhere.
  await page.keyboard.press('Escape');
  await expect(told(page)).toHaveCount(0);
  await expect(namespace).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(told(page)).toBeVisible();
  await page.getByRole('heading', { level: 1 }).click();
  await expect(told(page)).toHaveCount(0);
  // Opening one closes the other, and the word closes its own.
  await word(page, 'kubelogin').click();
  await expect(told(page)).toContainText('Two programs have this name');
  await word(page, 'token').click();
  await expect(told(page)).toContainText('Anyone who has it can act as you');
  await word(page, 'token').click();
  await expect(told(page)).toHaveCount(0);
});

test('an assistive technology hears whether a word is open, and the headings keep their names', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Staging');
  for (const name of ['Clusters', 'Namespace', 'How kubectl signs in']) {
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
    await expect(word(page, name)).toBeVisible();
  }
  await expect(page.getByRole('group', { name: 'Clusters' })).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: 'How kubectl signs in' })).toBeVisible();
  const heard = await page.context().newCDPSession(page);
  const expanded = async () => {
    const { nodes } = await heard.send('Accessibility.getFullAXTree');
    const node = nodes.find((one) => one.role?.value === 'button' && one.name?.value === 'Namespace');
    return node.properties.find((one) => one.name === 'expanded')?.value.value;
  };
  expect(await expanded()).toBe(false);
  await word(page, 'Namespace').click();
  expect(await expanded()).toBe(true);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

  test('what a word means fits, covers no word it explains, and the targets are large', async ({ page, stage }) => {
    await signIn(page, stage);
    await choose(page, 'Staging');
    await page.locator('summary').filter({ hasText: 'Options' }).click();
    const words = page.locator('button[popovertarget]');
    expect(await words.count()).toBeGreaterThan(5);
    for (const one of await words.all()) {
      await one.scrollIntoViewIfNeeded();
      await one.tap();
      const [own, shown] = [await one.boundingBox(), await told(page).boundingBox()];
      const name = await one.textContent();
      expect(own.height, name).toBeGreaterThanOrEqual(24);
      expect(shown.x, name).toBeGreaterThanOrEqual(8);
      expect(shown.x + shown.width, name).toBeLessThanOrEqual(312);
      expect(shown.y, name).toBeGreaterThanOrEqual(0);
      expect(shown.y + shown.height, name).toBeLessThanOrEqual(640);
      expect(shown.y >= own.y + own.height || shown.y + shown.height <= own.y, `${name} is covered`).toBe(true);
      await page.keyboard.press('Escape');
    }
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
  });

  test('the picture fits and its words are large enough to read', async ({ page, stage }) => {
    await openGuide(page, stage);
    const drawing = picture(page).getByRole('img');
    const box = await drawing.boundingBox();
    expect(box.x + box.width).toBeLessThanOrEqual(320);
    const heights = await drawing.locator('text').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThan(9);
    const names = await drawing.locator('text:not([class])').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    for (const one of names) {
      for (const other of names) {
        const apart = one === other || one.right <= other.left || other.right <= one.left || one.bottom <= other.top + 2 || other.bottom <= one.top + 2;
        expect(apart, 'names in the picture overlap').toBe(true);
      }
    }
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
  });
});

test('the guide draws how kubectl reaches the cluster, for the method that is chosen', async ({ page, stage }) => {
  await openGuide(page, stage);
  await expect(picture(page).getByRole('img', { name: 'A drawing of the steps in the list that follows.' })).toBeVisible();
  await expect(picture(page)).toContainText('kubelogin opens your browser.');
  await expect(picture(page).locator('code')).toHaveText('~/.kube/cache/kubelogin');
  const arrows = () => picture(page).locator('svg circle').count();
  expect(await arrows()).toBe(await picture(page).locator('ol > li').count());
  await accessible(page);
  await method(page, 'With the Azure CLI');
  await expect(picture(page)).toContainText('kubelogin asks the Azure CLI for a token.');
  await expect(picture(page)).not.toContainText('opens your browser');
  await method(page, 'With the Azure Developer CLI');
  await expect(picture(page)).toContainText('kubelogin asks the Azure Developer CLI for a token.');
  await method(page, 'With a code');
  await expect(picture(page)).toContainText('type the code and sign in');
  await method(page, 'With a token in the file');
  await expect(picture(page)).toContainText("Your file holds a token from this page's sign-in.");
  await expect(picture(page)).not.toContainText('kubelogin gives');
});

test('the picture follows the options, and stands in access too', async ({ page, stage }) => {
  await signIn(page, stage, { at: 'Dex' });
  await choose(page, 'Edge, development');
  await page.getByRole('button', { name: 'Full setup guide' }).click();
  await expect(picture(page)).toContainText('kubelogin opens your browser.');
  await page.locator('summary').filter({ hasText: 'Options' }).click();
  await page.getByRole('checkbox', { name: 'Let kubectl open the browser' }).uncheck();
  await expect(picture(page)).toContainText('in a browser on the same machine');
  await page.getByRole('checkbox', { name: 'Keep the tokens in the keyring' }).check();
  await expect(picture(page)).toContainText('in the keyring of your system');
  await method(page, 'With a link and the keyboard');
  await expect(picture(page)).toContainText('You paste the code into the terminal.');
  await openAccess(page);
  const access = await part(page, 'You to this cluster');
  await access.locator('summary').filter({ hasText: 'How kubectl reaches the cluster' }).click();
  await expect(access).toContainText('You paste the code into the terminal.');
});

for (const [name, use] of Object.entries({ 'forced colours': { forcedColors: 'active' }, 'the dark': { colorScheme: 'dark' } })) {
  test.describe(`in ${name}`, () => {
    test.use(use);
    test('a word and the picture can be used', async ({ page, stage }) => {
      await signIn(page, stage);
      await choose(page, 'Staging');
      await page.getByRole('button', { name: 'Full setup guide' }).click();
      await expect(picture(page).getByRole('img')).toBeVisible();
      await word(page, 'Namespace').click();
      await expect(told(page)).toBeVisible();
      // What the system's colours make of a page, axe does not see.
      if (!use.forcedColors) await accessible(page);
    });
  });
}
