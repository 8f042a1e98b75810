// The two style sheets: the door needs nothing of the second, which comes with the parts after it and is as needed
// as they are.
import { expect, test } from './fixture.mjs';
import { LANGUAGE } from './language.mjs';
import { STATES, reach, settled } from './states.mjs';

const SECOND = '**/style-inside-*';

// Where everything stands, and how it looks. The rest of the bar comes with the second sheet, and takes of the title's width.
const looks = (page) => page.evaluate(() => [...document.querySelectorAll('#app *')].filter((one) => one.checkVisibility() && !one.matches('.bar-rest *')).map((one) => {
  const box = one.getBoundingClientRect();
  const { color, backgroundColor, fontSize, fontWeight } = getComputedStyle(one);
  return [`${one.tagName}.${one.getAttribute('class') ?? ''}`, ...[box.left, box.top, one.matches('.brand') ? 0 : box.width, box.height].map(Math.round), color, backgroundColor, fontSize, fontWeight].join(' ');
}));

for (const name of ['door', 'portal-missing']) {
  test(`${name} needs the first style sheet alone`, async ({ page, stage, allowed }) => {
    const state = STATES.find((one) => one.name === name);
    allowed.push(...(state.allowed ?? []));
    for (const width of [1360, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.route(SECOND, () => {});
      await reach(state, page, stage, LANGUAGE);
      const alone = await looks(page);
      expect(await page.evaluate(() => document.styleSheets.length)).toBe(1);
      await page.unroute(SECOND);
      await reach(state, page, stage, LANGUAGE);
      if (name === 'door') await page.waitForFunction(() => document.styleSheets.length === 2);
      await settled(page);
      expect(await looks(page)).toEqual(alone);
    }
  });
}

for (const [way, answer] of Object.entries({
  missing: (route) => route.fulfill({ status: 404, body: 'not found' }),
  altered: async (route) => {
    const response = await route.fetch();
    await route.fulfill({ contentType: 'text/css', body: `${await response.text()} ` });
  },
})) {
  test(`the second style sheet, ${way}, is a part that did not load, and another try has it`, async ({ page, stage, allowed }) => {
    allowed.push(/style-inside/, /status of 404/, /valid digest/);
    await page.route(SECOND, answer);
    await page.goto(stage.page);
    // What leads to the provider comes with it, and what makes the file.
    const signIn = page.getByRole('button', { name: 'Sign in with Microsoft' });
    await signIn.click();
    await expect(page.getByRole('alert').filter({ hasText: "A part of this page didn't load." })).toBeVisible();
    await page.unrouteAll({ behavior: 'wait' });
    // What the page fetches ahead by itself may still be under way, and fail with this try.
    const alice = page.getByRole('button', { name: 'Alice Martin' });
    await expect(async () => {
      if (await signIn.isVisible()) await signIn.click();
      await alice.waitFor({ timeout: 4000 });
    }).toPass();
    await page.route(SECOND, answer);
    await alice.click();
    const lost = page.getByRole('alert').filter({ hasText: "This part didn't load" });
    await expect(lost).toBeVisible();
    await page.unrouteAll({ behavior: 'wait' });
    await lost.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { name: 'Your kubeconfig' })).toBeVisible();
    expect(await page.evaluate(() => document.styleSheets.length)).toBe(2);
  });
}
