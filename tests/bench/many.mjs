// Many clusters: 10,000 of them read, searched and chosen from; and 1,000 chosen together.
import { DOOR, LIST, PARTS, expectFor, memory, seen, sides, signIn, visitor } from './sides.mjs';
import { LOT, lotOf, many, nameOf } from './files.mjs';
import { quantile } from './statistics.mjs';
import { turns } from './stand.mjs';

const COUNT = 10_000;
const CHOSEN = 1000;
// What somebody types: two searches, each taken back.
const TYPED = ['westeurope team 42', 'production 0099'];

const longest = (page) => page.evaluate(() => Math.max(0, ...window.bench.long.map(({ duration }) => duration)));

// From an event in the page to the last picture it changed.
async function settled(page, type, act) {
  const done = page.evaluate(([type, parts]) => window.bench.settled(type, parts), [type, PARTS]);
  // The listener stands before the event comes.
  await page.evaluate(() => 0);
  // Whoever awaits it hears of its failure; where what is done fails, nobody does.
  done.catch(() => {});
  await act();
  return done;
}

export async function large(where, pairs) {
  where.setPortal(many(COUNT));
  return turns(pairs, 1, async (side) => {
    const guest = await visitor({ frames: true });
    const one = {};
    try {
      await expectFor(guest.context, 'door', DOOR);
      await expectFor(guest.context, 'list', LIST);
      const page = await guest.page();
      await toDoor(page, where.address[side], one);
      const alice = page.getByRole('button', { name: 'Alice Martin' });
      await alice.waitFor();
      await alice.click({ noWaitAfter: true });
      await page.waitForURL(`${where.address[side]}**`, { waitUntil: 'commit' });
      const time = await seen(page, 'list');
      one.list = await page.evaluate((time) => time - performance.getEntriesByType('navigation')[0].fetchStart, time);
      one.listTask = await longest(page);
      one.listMemory = (await memory(page)).process;
      await typing(page, one);
      await choosing(page, sides[side], one);
      one.chosenMemory = (await memory(page)).process;
      return one;
    } finally {
      await guest.close();
    }
  });
}

async function toDoor(page, address, one) {
  await page.goto(address, { waitUntil: 'commit' });
  one.door = await seen(page, 'door');
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
  one.doorTask = await longest(page);
  await page.getByRole('button', { name: /^Sign in with/ }).click();
}

async function typing(page, one) {
  const search = page.getByRole('searchbox', { name: 'Search clusters' });
  await search.focus();
  await page.evaluate(() => (window.bench.long.length = 0));
  const keys = [];
  for (const words of TYPED) {
    for (const key of [...words, ...words].map((key, n) => (n < words.length ? key : 'Backspace'))) {
      keys.push(await settled(page, 'keydown', () => page.keyboard.press(key === ' ' ? 'Space' : key)));
    }
    if ((await search.inputValue()) !== '') throw new Error('what was typed was not taken back');
  }
  one.keyHalf = quantile(keys, 0.5);
  one.keyMost = quantile(keys, 0.95);
  one.keyTask = await longest(page);
}

async function choosing(page, { box }, one) {
  const clicks = [];
  // The stage's own cluster is the first of the hundred that are shown.
  for (let n = 0; n < 99; n += 1) {
    const target = box(page, new RegExp(nameOf(n)));
    await target.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
    const took = await settled(page, 'click', () => target.click({ force: true }));
    if (n >= 10) clicks.push(took);
  }
  if ((await page.getByRole('region', { name: 'Kubeconfig' }).count()) !== 1) throw new Error('no file is shown');
  one.clickHalf = quantile(clicks, 0.5);
  one.clickMost = quantile(clicks, 0.95);
}

export async function thousand(where, pairs) {
  where.setPortal(many(CHOSEN));
  return turns(pairs, 1, async (side) => {
    const guest = await visitor({ frames: true });
    const one = {};
    try {
      const page = await guest.page();
      await signIn(page, where.address[side]);
      // Fifty at a time, which the page offers once the search has narrowed them down.
      one.all = 0;
      const search = page.getByRole('searchbox', { name: 'Search clusters' });
      for (let lot = 0; lot < CHOSEN / LOT; lot += 1) {
        await search.fill(lotOf(lot));
        one.all += await settled(page, 'click', () => sides[side].all(page).click());
      }
      await search.fill('');
      const button = page.getByRole('button', { name: 'Download kubeconfig', exact: true });
      await button.waitFor();
      await page.evaluate(() => (window.bench.made = 0));
      await button.click();
      await page.waitForFunction(() => window.bench.made > 0);
      const { took, contexts } = await page.evaluate(async () => ({
        took: window.bench.made - window.bench.clicked, contexts: (await window.bench.file.text()).split(/^ *- (?:context:|name: .*\n *context:)/m).length - 1,
      }));
      // The stage's own cluster is on the list, too.
      if (contexts < CHOSEN) throw new Error(`the file has ${contexts} contexts`);
      one.download = took;
      one.whole = one.all + took;
      const clicks = [];
      for (let n = 0; n < 20; n += 1) {
        const target = sides[side].box(page, new RegExp(nameOf(Math.floor(n / 2))));
        await target.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
        clicks.push(await settled(page, 'click', () => target.click({ force: true })));
      }
      one.clickHalf = quantile(clicks, 0.5);
      one.clickMost = quantile(clicks, 0.95);
      one.memory = (await memory(page)).process;
      return one;
    } finally {
      await guest.close();
    }
  });
}
