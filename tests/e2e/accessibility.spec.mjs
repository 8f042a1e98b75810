// The page for everybody, in every state of the table: no barrier that axe knows of in either theme and with
// more contrast, nothing cut off at 200 and 400 % and with text twice as large, targets large enough,
// a keyboard path without a trap, colours forced, motion reduced, names of other scripts isolated.
import AxeBuilder from '@axe-core/playwright';
import { accessible, expect, test } from './fixture.mjs';
import { fits, hear, pressable, tabOrder, tabbable } from './looks.mjs';
import { LANGUAGE } from './language.mjs';
import { STATES, person, reach, settled } from './states.mjs';

// Where the tokens meet in most ways; the rest is computed from the tokens (../tools/check/style.test.mjs).
const CONTRASTED = ['choice-token', 'merge-conflict', 'check', 'refused'];
const state = (name) => STATES.find((one) => one.name === name);

for (const one of STATES) {
  test(`${one.name}: no barrier, in every theme, size and way to press`, async ({ page, stage, allowed }) => {
    test.setTimeout(120_000);
    allowed.push(...(one.allowed ?? []));
    await reach(one, page, stage, LANGUAGE);
    await accessible(page);
    // Only the colours are others in the other themes.
    for (const media of [{ colorScheme: 'dark' }, ...(CONTRASTED.includes(one.name) ? [{ colorScheme: 'dark', contrast: 'more' }, { colorScheme: 'light', contrast: 'more' }] : [])]) {
      await page.emulateMedia(media);
      await settled(page);
      const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
      expect(violations.flatMap((each) => each.nodes.map((node) => `${node.target} ${node.failureSummary}`)), JSON.stringify(media)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light', contrast: null, reducedMotion: 'reduce' });
    const moving = await page.evaluate(() => document.getAnimations().filter((each) => each.playState === 'running' && !['late', 'said'].includes(each.animationName)).map((each) => each.animationName ?? each.transitionProperty));
    expect(moving, 'what moves though less motion is asked for').toEqual([]);
    await fits(page, 'at 100 %');
    await pressable(page, 24, 'with a mouse');
    // 1280 px at 200 % and at 400 %.
    for (const width of [640, 320]) {
      await page.setViewportSize({ width, height: width === 640 ? 512 : 640 });
      await settled(page);
      await fits(page, `at ${width} px`);
    }
  });
}

test('with text twice as large, as browsers let one set it, nothing is lost', async ({ stage, playwright }) => {
  test.setTimeout(300_000);
  const { launchOptions } = test.info().project.use;
  const browser = await playwright.chromium.launch({ ...launchOptions, args: [...launchOptions.args, '--blink-settings=defaultFontSize=32,defaultFixedFontSize=26'] });
  try {
    for (const one of STATES) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 1024 } });
      const page = await context.newPage();
      await reach(one, page, stage, LANGUAGE);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
      await fits(page, one.name);
      await context.close();
    }
  } finally {
    await browser.close();
  }
});

for (const name of ['door', 'choice', 'choice-several', 'namespaces', 'merge', 'commands', 'guide', 'check', 'access-you-to-this-cluster', 'find', 'refused']) {
  test(`${name}: on a touch screen every control is 44 px high`, async ({ browser, stage }) => {
    stage.requests.length = 0;
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    await reach(state(name), page, stage, LANGUAGE);
    expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
    await pressable(page, 44, 'by a finger');
    await fits(page, 'on a phone');
    await context.close();
  });
}

for (const name of ['door', 'choice', 'choice-several', 'merge-conflict', 'commands', 'guide', 'said', 'check', 'access-you-to-this-cluster', 'refused', 'portal-faulty']) {
  test(`${name}: Tab reaches every control once, forward and back, and is never caught`, async ({ page, stage, allowed }) => {
    test.setTimeout(90_000);
    allowed.push(...(state(name).allowed ?? []));
    await reach(state(name), page, stage, LANGUAGE);
    const count = await tabbable(page);
    const there = await tabOrder(page);
    expect(there.length, there.join('\n')).toBe(count);
    // Each has a name, and where one is can be seen.
    expect(there.filter((line) => / ""/.test(line))).toEqual([]);
    const back = await tabOrder(page, 'Shift+Tab');
    expect(back.length, back.join('\n')).toBe(count);
    const where = (line) => line.replace(/ (=|\(|\[).*/, '');
    // A group of radio buttons is entered at the one that is chosen, from either side.
    expect(back.reverse().map(where)).toEqual(there.map(where));
  });
}

test('where the focus is can be seen on every control', async ({ page, stage }) => {
  await reach(state('choice-several'), page, stage, LANGUAGE);
  for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }]) {
    await page.emulateMedia(media);
    const count = await tabbable(page);
    await page.evaluate(() => document.activeElement?.blur());
    for (let n = 0; n < count; n += 1) {
      await page.keyboard.press('Tab');
      const shown = await page.evaluate(() => {
        // Past the last control the browser's own begin.
        if (document.activeElement === document.body) return undefined;
        // A row and a tab draw the ring of the box hidden in them, a combo box that of its field.
        for (let one = document.activeElement, up = 0; one && up < 3; one = one.parentElement, up += 1) {
          const { outlineStyle, outlineWidth } = getComputedStyle(one);
          if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && one.getBoundingClientRect().width > 2) return undefined;
        }
        return document.activeElement.outerHTML.slice(0, 120);
      });
      expect(shown, JSON.stringify(media)).toBeUndefined();
    }
  }
});

test('what is in focus is in sight, on a phone and on a short window', async ({ page, stage }) => {
  for (const window of [{ width: 390, height: 844 }, { width: 1366, height: 500 }]) {
    await page.setViewportSize(window);
    // The provider would know the person again.
    await page.context().clearCookies();
    await reach(state('choice-several'), page, stage, LANGUAGE);
    const count = await tabbable(page);
    await page.evaluate(() => window.scrollTo(0, 0));
    const covered = [];
    for (let n = 0; n < count; n += 1) {
      await page.keyboard.press('Tab');
      await page.waitForTimeout(40);
      const found = await page.evaluate(() => {
        const one = document.activeElement;
        const shown = one.closest('label') ?? one;
        const box = shown.getBoundingClientRect();
        // Some part of it is on top.
        const across = [0.1, 0.5, 0.9].map((share) => box.left + box.width * share);
        const down = [0.1, 0.5, 0.9].map((share) => box.top + box.height * share);
        const seen = across.some((x) => down.some((y) => { const top = document.elementFromPoint(x, y); return top && (shown.contains(top) || top.contains(shown)); }));
        return seen || one === document.body ? undefined : `${one.tagName} ${(one.getAttribute('aria-label') ?? one.textContent).slice(0, 60)}`;
      });
      if (found) covered.push(found);
    }
    expect(covered, `${window.width} px`).toEqual([]);
  }
});

test('with forced colours, the words of the main button stand on its own colour', async ({ page, stage }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(stage.page);
  const button = page.getByRole('button', { name: 'Sign in with Microsoft' });
  const box = await button.boundingBox();
  // A corner of the button and the pixels between its words have one colour: the browser lays nothing behind them.
  const shot = (await page.screenshot({ clip: box })).toString('base64');
  // The policy of the page lets no such image in.
  const blank = await page.context().newPage();
  const shares = await blank.evaluate(async (shot) => {
    const image = new Image();
    image.src = `data:image/png;base64,${shot}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const corner = 4 * (Math.round(image.height / 2) * image.width + 6);
    let same = 0;
    for (let at = 0; at < data.length; at += 4) if ([0, 1, 2].every((n) => Math.abs(data[at + n] - data[corner + n]) < 12)) same += 1;
    return same / (data.length / 4);
  }, shot);
  await blank.close();
  expect(shares).toBeGreaterThan(0.7);
});

test('with forced colours, what is on is drawn and not only coloured', async ({ page, stage }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const me = await reach(state('choice-token'), page, stage, LANGUAGE);
  const off = { animations: 'disabled' };
  const secrets = me.role('switch', 'Show secrets');
  const shots = async (locator) => (await locator.screenshot(off)).toString('base64');
  const row = (name) => page.locator('label').filter({ has: page.getByRole('checkbox', { name, exact: true }) });
  const chosen = await shots(row('Staging'));
  const before = await shots(secrets);
  await secrets.click();
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement.blur());
  expect(await shots(secrets)).not.toBe(before);
  await page.getByRole('checkbox', { name: 'Staging', exact: true }).uncheck({ force: true });
  await page.evaluate(() => document.activeElement.blur());
  await page.mouse.move(0, 0);
  expect(await shots(row('Staging'))).not.toBe(chosen);
});

test('live regions say what happens, each thing once', async ({ page, stage }) => {
  const heard = await hear(page);
  const me = person(page, stage, LANGUAGE);
  me.address = stage.page;
  await me.file('Production, West Europe');
  await page.waitForTimeout(300);
  await heard();
  const once = async (act, told) => {
    await act();
    await expect.poll(async () => page.evaluate(() => window.heard.map((each) => each.text).join(' | '))).toContain(me.say(told));
    await page.waitForTimeout(400);
    const texts = (await heard()).map((each) => each.text);
    expect(texts.filter((text) => text.includes(me.say(told))), texts.join(' | ')).toHaveLength(1);
  };
  await page.context().grantPermissions(['clipboard-write']);
  await once(() => me.button('Copy kubeconfig').first().click(), 'Copied.');
  // The same again is said again.
  await page.waitForTimeout(200);
  await once(() => me.button('Download kubeconfig').first().click(), "Saved to Downloads. Don't share it.");
});

test('names in other scripts and directions stay where they stand', async ({ page, stage }) => {
  const HOSTILE = '\u05d0\u05e9\u05db\u05d5\u05dc \u202e(prod)\u202c 1.34';
  const ARABIC = '\u0625\u0646\u062a\u0627\u062c \u063a\u0631\u0628 (2)';
  const portal = stage.portal({}).replace('displayName: Production, West Europe', `displayName: ${JSON.stringify(ARABIC)}`)
    .replace('description: Kubernetes 1.34', `description: ${JSON.stringify('\u05d2\u05e8\u05e1\u05d4 1.34')}`)
    .replace('title: Contoso Kubernetes', `title: ${JSON.stringify('\u05e7\u05d5\u05e0\u05d8\u05d5\u05e1\u05d5 (K8s)')}`)
    .replace('displayName: Payments', `displayName: ${JSON.stringify('\u062f\u0641\u0639 (EU)')}`);
  stage.setPortal(portal);
  const me = person(page, stage, LANGUAGE);
  await me.enter({ who: 'Alice Martin' });
  await me.choose(ARABIC);
  await me.button('Download kubeconfig').first().waitFor();
  await me.role('combobox', 'Namespace').click();
  // Whatever holds a letter that is written from right to left is a world of its own.
  const loose = await page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!/[\u0590-\u06ff]/.test(node.data) || !node.parentElement.checkVisibility()) continue;
      const own = node.parentElement;
      const { unicodeBidi } = getComputedStyle(own);
      if (!/isolate|plaintext/.test(unicodeBidi)) found.push(`${own.tagName.toLowerCase()}.${own.className}: ${node.data}`);
    }
    return found;
  });
  expect(loose).toEqual([]);
  // No override of somebody else's reaches the text beside it.
  stage.setPortal(portal.replace(JSON.stringify(ARABIC), JSON.stringify(HOSTILE)));
  await page.context().clearCookies();
  await me.enter({ who: 'Mallory Hostile' });
  expect(await page.evaluate(() => /[\u202a-\u202e\u2066-\u2069]/.test(document.body.innerText))).toBe(false);
});

test('everything holds from right to left', async ({ page, stage }) => {
  for (const name of ['door', 'choice-several', 'merge', 'check', 'access-you-to-this-cluster']) {
    await reach(state(name), page, stage, LANGUAGE);
    await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
    await settled(page);
    await fits(page, `${name}, from right to left`);
    // What is pasted stays as it is.
    const wrong = await page.evaluate(() => [...document.querySelectorAll('pre, code')].filter((one) => getComputedStyle(one).direction !== 'ltr').map((one) => one.outerHTML.slice(0, 80)));
    expect(wrong).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await settled(page);
    await fits(page, `${name}, from right to left at 320 px`);
    await page.setViewportSize({ width: 1360, height: 1000 });
    await page.evaluate(() => { document.documentElement.dir = 'ltr'; });
  }
});
