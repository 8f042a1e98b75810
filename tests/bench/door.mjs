// The first and the second visit, up to a sign-in button that works; and the way back from the
// provider to the file.
import { DOOR, FAR, FILE, SLOW, expectFor, seen, throttle, visitor } from './sides.mjs';
import { turns } from './stand.mjs';

// A visit up to the button: when it was seen, and what was asked for by then.
async function visit(at, guest, conditions, log) {
  const page = await guest.page(conditions);
  const from = log.length;
  guest.asked.length = 0;
  await page.goto(at, { waitUntil: 'commit' });
  const time = await seen(page, 'door');
  // What is fetched ahead from then on is no part of the way to the button.
  const shown = await page.evaluate(() => performance.timeOrigin + window.bench.found.door);
  const answers = log.slice(from).filter((one) => one.at <= shown);
  const asked = guest.asked.filter((one) => one.at <= shown && one.url.startsWith('http'));
  // What comes while the person reads may end before the page is left, as with a person.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
  await page.close();
  return { time, bytes: answers.reduce((sum, { bytes }) => sum + bytes, 0), requests: answers.length, asked };
}

// The button works in the moment in which it counts as seen: pressed then, it leads to the provider.
export async function works(where, side) {
  const guest = await visitor();
  try {
    await guest.context.addInitScript(`window.bench.on_door = () => window.bench.button('Sign in with').click(); window.bench.when('door', ${DOOR})`);
    const page = await guest.page();
    await page.goto(where.address[side]);
    await page.getByRole('button', { name: 'Alice Martin' }).waitFor({ timeout: 15_000 });
  } finally {
    await guest.close();
  }
}

export async function door(where, pairs) {
  where.setPortal();
  for (const side of ['ours', 'theirs']) await works(where, side);
  const strangers = new Set();
  const numbers = await turns(pairs, 1, async (side, turn) => {
    const one = {};
    const both = async (conditions, name) => {
      const guest = await visitor();
      try {
        await expectFor(guest.context, 'door', DOOR);
        const first = await visit(where.address[side], guest, conditions, where.log);
        const second = await visit(where.address[side], guest, conditions, where.log);
        one[`first${name}`] = first.time;
        one[`second${name}`] = second.time;
        for (const { url } of [...first.asked, ...second.asked]) {
          const { origin } = new URL(url);
          if (!where.own.has(origin)) strangers.add(`${side} ${origin}`);
        }
        return { first, second };
      } finally {
        await guest.close();
      }
    };
    const near = await both(undefined, '');
    one.bytes = near.first.bytes;
    one.requests = near.first.requests;
    one.again = near.second.requests;
    await both(SLOW, 'Slow');
    // A few are enough for what is counted.
    if (turn < 3) await both(FAR, 'Far');
    return one;
  });
  return { ...numbers, strangers: [...strangers] };
}


// From the return of the redirect to the file on the screen: the choice goes along by a link, the
// person is known to the provider, and has read a while at the door.
export async function back(where, pairs) {
  where.setPortal();
  return turns(pairs, 1, async (side, turn) => {
    const one = {};
    const run = async (conditions) => {
      const guest = await visitor();
      try {
        const page = await guest.page();
        await page.goto(`${where.address[side]}?cluster=prod-weu&namespace=payments`);
        const button = page.getByRole('button', { name: /^Sign in with/ });
        await button.waitFor();
        await page.waitForLoadState('networkidle');
        await page.waitForTimeout(500);
        await button.click();
        const alice = page.getByRole('button', { name: 'Alice Martin' });
        await alice.waitFor();
        await expectFor(guest.context, 'file', FILE);
        if (conditions) await throttle(page, conditions);
        await alice.click({ noWaitAfter: true });
        await page.waitForURL(`${where.address[side]}**`, { waitUntil: 'commit' });
        const time = await seen(page, 'file');
        return await page.evaluate((time) => time - performance.getEntriesByType('navigation')[0].fetchStart, time);
      } finally {
        await guest.close();
      }
    };
    one.file = await run();
    one.fileSlow = await run(SLOW);
    if (turn < 3) one.fileFar = await run(FAR);
    return one;
  });
}
