// The gallery shows every component in every state, taken from the page, and each state can be told from the others
// at sight: in both themes and with forced colours.
import { expect, test } from './fixture.mjs';
import { COMPONENTS, gallery, write } from './gallery.mjs';

test('every component is in the gallery, and its states can be told apart in every theme', async ({ browser, stage, allowed }) => {
  test.setTimeout(180_000);
  allowed.push(/./);
  const made = await gallery(browser, stage);
  expect(made.missing).toEqual([]);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(write(test.info().outputPath('gallery'), made));
  for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { colorScheme: 'light', contrast: 'more' }, { forcedColors: 'active' }]) {
    await page.emulateMedia(media);
    const shot = async (component, name) => (await page.locator(`[data-shown="${component}: ${name}"]`).screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64');
    const alike = [];
    for (const [component, states] of Object.entries(COMPONENTS)) {
      for (const [name, { than, force }] of Object.entries(states)) {
        // A pointer shows where it is by itself where colours are forced.
        if (!than || (media.forcedColors && force === 'is-hover')) continue;
        if ((await shot(component, name)) === (await shot(component, than))) alike.push(`${component}: ${name} looks like ${than}`);
      }
    }
    expect(alike, JSON.stringify(media)).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await page.close();
});
