// What a screen reader hears, as golden files in tree/: the tree of each state, the order of Tab on each page, and
// whole journeys by keyboard with everything the page says on the way. UPDATE_GOLDEN=1 writes them.
import { readFileSync } from 'node:fs';
import { expect, test } from './fixture.mjs';
import { matches, steady } from './golden.mjs';
import { LANGUAGE } from './language.mjs';
import { focused, hear, tabOrder } from './looks.mjs';
import { STATES, person, reach, settled } from './states.mjs';

const folder = LANGUAGE === 'en' ? 'tree' : `tree/${LANGUAGE}`;

for (const state of STATES) {
  test(`${state.name}: the tree is what it was`, async ({ page, stage, allowed }) => {
    allowed.push(...(state.allowed ?? []));
    const me = await reach(state, page, stage, LANGUAGE);
    const part = state.part?.(me, page) ?? page.locator('body');
    matches(`${folder}/${state.name}.yml`, steady(`${await part.first().ariaSnapshot()}\n`));
  });
}

for (const name of ['door', 'choice', 'choice-several', 'merge', 'guide', 'check', 'refused']) {
  test(`${name}: the order of Tab is what it was`, async ({ page, stage }) => {
    await reach(STATES.find((one) => one.name === name), page, stage, LANGUAGE);
    matches(`${folder}/${name}.tab.txt`, steady(`${(await tabOrder(page)).join('\n')}\n`));
  });
}

// A journey by keyboard alone: each key with what is in focus after it, and what the live regions said.
class Walk {
  constructor(page, heard, client) {
    Object.assign(this, { page, heard, client, lines: [], pressed: 0 });
  }

  async told() {
    await settled(this.page);
    for (const { text } of await this.heard()) this.lines.push(`    says: ${text.slice(0, 200)}`);
  }

  async press(key) {
    this.pressed += 1;
    await this.page.keyboard.press(key);
    await this.page.waitForTimeout(60);
    this.lines.push(`${key} -> ${await focused(this.client)}`);
    await this.told();
  }

  async type(text) {
    await this.page.keyboard.type(text);
    this.lines.push(`types ${JSON.stringify(text)} -> ${await focused(this.client)}`);
    await this.told();
  }

  // Tab until something of this role and name is in focus; at most as often as is said.
  async to(role, name, most = 60) {
    for (let n = 0; n < most; n += 1) {
      const here = await focused(this.client);
      const [is, called] = /^(\S+) ("(?:[^"\\]|\\.)*")/.exec(here)?.slice(1) ?? [];
      if (is === role && (name instanceof RegExp ? name.test(JSON.parse(called)) : JSON.parse(called) === name)) return;
      await this.press('Tab');
    }
    throw new Error(`Tab does not come to ${role} "${name}"`);
  }
}

const walks = {
  'first-file': async (walk, me, page) => {
    await me.door();
    await walk.told();
    await walk.to('button', me.say('Sign in with {provider}', { provider: 'Microsoft' }));
    await walk.press('Enter');
    await page.getByRole('button', { name: 'Alice Martin' }).focus();
    await page.keyboard.press('Enter');
    await me.role('searchbox', 'Search clusters').waitFor();
    await walk.told();
    walk.lines.push('(back from the provider)', `-> ${await focused(walk.client)}`);
    await walk.to('checkbox', 'Production, West Europe');
    await walk.press('Space');
    await walk.to('button', me.say('Download kubeconfig'));
    const [file] = await Promise.all([page.waitForEvent('download'), walk.press('Enter')]);
    expect(file.suggestedFilename()).toBe('kubeconfig-prod-weu.yaml');
    await walk.told();
  },
  'check-a-file': async (walk, me, page) => {
    await me.door('');
    await walk.told();
    await walk.to('button', /./);
    await page.goto(`${me.address}?view=check`);
    await me.field('Your kubeconfig').waitFor({ state: 'attached' });
    await walk.told();
    await me.give(readFileSync(new URL('../fixtures/existing/mine.yaml', import.meta.url), 'utf8'));
    await me.role('heading', 'Contexts').waitFor();
    await walk.told();
    for (let n = 0; n < 8; n += 1) await walk.press('Tab');
  },
  'refused-and-explained': async (walk, me, page, stage) => {
    await reach(STATES.find((one) => one.name === 'refused'), page, stage, LANGUAGE);
    await walk.told();
    walk.lines.push('(the explanation is open)');
    for (let n = 0; n < 6; n += 1) await walk.press('Tab');
  },
};

for (const [name, go] of Object.entries(walks)) {
  test(`the journey “${name}” by keyboard is heard as it was`, async ({ page, stage }) => {
    const heard = await hear(page);
    const client = await page.context().newCDPSession(page);
    const walk = new Walk(page, heard, client);
    const me = person(page, stage, LANGUAGE);
    me.address = stage.page;
    await go(walk, me, page, stage);
    const lines = steady(walk.lines.join('\n'));
    // Nothing is said twice in a row.
    const said = lines.split('\n').filter((line) => line.startsWith('    says: '));
    expect(said.filter((line, index) => index > 0 && line === said[index - 1])).toEqual([]);
    matches(`${folder}/journey-${name}.txt`, `${lines}\n`);
  });
}
