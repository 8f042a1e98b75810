// Every state of the page that is looked at: by the pictures, by axe, by what a screen reader hears, and by
// the boxes of what is on it. One table, so that none of them forgets a state.
//
//   name      of the picture and of the golden files
//   reach     brings a page there: by roles and names, never by classes
//   portal    the options of portal.yaml (see ../stage/portal.mjs), or its text by a function of the stage
//   faults    what the stage does wrong
//   allowed   what the console then says
//   part      the part of the page that is new there: what the tree of a screen reader is recorded of
//   picture   whether it is among the pictures in docs/images/
import { readFileSync } from 'node:fs';
import { sentences } from './language.mjs';

const existing = (name) => readFileSync(new URL(`../fixtures/existing/${name}`, import.meta.url), 'utf8');
const refused = { code: undefined, error: 'access_denied', error_description: 'AADSTS53003: Access has been blocked by Conditional Access policies.\r\nTrace ID: 0f0f0f0f-0000-4000-8000-000000000001\r\nCorrelation ID: 0f0f0f0f-0000-4000-8000-000000000002\r\nTimestamp: 2026-11-24 10:00:00Z' };
const SAID = 'error: getting credentials: exec: executable kubelogin failed with exit code 1\nAADSTS50105: The signed in user is not assigned to a role for the application.\n';
const WEST = 'Production, West Europe';
const TAKEN = `apiVersion: v1
kind: Config
clusters:
- name: prod-weu
  cluster: { server: "https://old.example:6443" }
contexts:
- name: old
  context: { cluster: prod-weu, user: kind }
users:
- name: kind
  user: { token: "old secret" }
current-context: old
`;

// What a person does on the page, in the words of a language.
export function person(page, stage, language = 'en') {
  const say = sentences(language);
  const role = (kind, name, options = { exact: true }) => page.getByRole(kind, { name: typeof name === 'string' ? say(name) : name, ...options });
  const button = (name) => role('button', name);
  const field = (label) => page.getByLabel(say(label), { exact: true });
  const one = {
    say, role, button, field,
    door: async (query = '') => {
      await page.goto(stage.page + query);
      await role('button', say.starting('Sign in with {provider}')).first().waitFor();
    },
    enter: async ({ who = 'Alice Martin', at = 'Microsoft', query = '' } = {}) => {
      await one.door(query);
      await page.getByRole('button', { name: say('Sign in with {provider}', { provider: at }), exact: true }).click();
      await page.getByRole('button', { name: who }).click();
      await page.getByRole('searchbox', { name: say('Search clusters') }).waitFor();
    },
    choose: (name) => page.getByRole('checkbox', { name, exact: true }).check({ force: true }),
    file: async (...names) => {
      await one.enter();
      for (const name of names) await one.choose(name);
      await button('Download kubeconfig').first().waitFor();
    },
    // A place of the page, by the header.
    place: async (name) => {
      await page.getByRole('navigation').getByRole('link', { name: say(name), exact: true }).click();
      await page.getByRole('heading', { level: 1, name: say(name), exact: true }).waitFor();
    },
    // One of the ways to take the file home, or of the parts of a view: a tab.
    tab: async (name) => {
      const tab = role('tab', name).or(role('radio', name)).first();
      await tab.check({ force: true }).catch(() => tab.click());
    },
    give: (text, name = 'config') => field('Your kubeconfig').setInputFiles({ name, mimeType: 'application/yaml', buffer: Buffer.from(text) }),
  };
  return one;
}

const access = async (me) => {
  await me.file(WEST);
  await me.place('My access');
};

export const STATES = [
  { name: 'door', picture: true, reach: (me) => me.door() },
  { name: 'door-by-link', reach: (me) => me.door('?cluster=prod-weu&namespace=payments') },
  { name: 'choice-none', picture: true, reach: (me) => me.enter() },
  { name: 'choice', picture: true, reach: (me) => me.file(WEST) },
  { name: 'choice-several', picture: true, reach: (me) => me.file(WEST, 'Staging') },
  { name: 'choice-token', picture: true, reach: async (me, page) => {
    await me.file('Staging');
    await me.role('radio', 'With a token in the file').check({ force: true });
    await page.getByText(me.say('holds a secret')).waitFor();
  } },
  { name: 'choice-options', part: (me) => me.role('region', 'How kubectl signs in'), reach: async (me, page) => {
    await me.file(WEST);
    await page.locator('summary').filter({ hasText: me.say('Options') }).first().click();
  } },
  { name: 'namespaces', part: (me) => me.role('region', 'Namespace'), reach: async (me, page) => {
    await me.file(WEST);
    await me.role('combobox', 'Namespace').click();
    await page.getByRole('listbox').getByRole('option').first().waitFor();
  } },
  { name: 'namespace-wrong', picture: true, reach: async (me) => {
    await me.file(WEST);
    await me.role('combobox', 'Namespace').fill('my-');
    await me.role('combobox', 'Namespace').press('Tab');
  } },
  { name: 'search-empty', picture: true, part: (me) => me.role('region', 'Clusters'), reach: async (me, page) => {
    await me.enter();
    await me.role('searchbox', 'Search clusters').fill('nowhere');
    await page.getByText(me.say('No clusters match.')).first().waitFor();
  } },
  { name: 'merge', picture: true, part: (me) => me.role('region', 'Merge into mine'), reach: async (me) => {
    await me.file(WEST);
    await me.tab('Merge');
    await me.give(existing('mine.yaml'));
    await me.button('Download merged kubeconfig').waitFor();
  } },
  { name: 'merge-conflict', picture: true, part: (me) => me.role('region', 'Merge into mine'), reach: async (me) => {
    await me.file(WEST);
    await me.tab('Merge');
    await me.give(TAKEN);
    await me.button('Download merged kubeconfig').waitFor();
  } },
  { name: 'commands', picture: true, part: (me) => me.role('region', 'Commands instead'), reach: async (me) => {
    await me.file('Staging');
    await me.tab('Commands');
    await me.role('region', 'Commands instead').waitFor();
  } },
  { name: 'guide', picture: true, part: (me) => me.role('region', 'The guide'), reach: async (me) => {
    await me.file('Staging');
    await me.button('Full setup guide').click();
    await me.role('region', 'The guide').waitFor();
  } },
  { name: 'said', picture: true, part: (me, page) => page.getByRole('main'), reach: async (me, page) => {
    await me.file('Staging');
    await me.place('What kubectl said');
    await me.field('Paste the error text').fill(SAID);
    await page.getByText('AADSTS50105').last().waitFor();
  } },
  { name: 'said-unknown', part: (me, page) => page.getByRole('main'), reach: async (me, page) => {
    await page.goto(`${me.address}?view=explain`);
    await me.field('Paste the error text').fill('It says something else.');
    await page.getByText(me.say("This text isn't known here. Send it to your administrator. Below is your text without tokens, codes and passwords. Check it before you send it.")).waitFor();
  } },
  { name: 'keys', picture: true, part: (me, page) => page.getByRole('dialog'), reach: async (me, page) => {
    await me.file(WEST);
    await me.button('Keyboard shortcuts').click();
    await page.getByRole('dialog').waitFor();
  } },
  { name: 'check-empty', part: (me, page) => page.getByRole('main'), reach: async (me, page) => {
    await page.goto(`${me.address}?view=check`);
    await me.field('Your kubeconfig').waitFor({ state: 'attached' });
  } },
  { name: 'check', picture: true, part: (me, page) => page.getByRole('main'), reach: async (me, page) => {
    await page.goto(`${me.address}?view=check`);
    await me.field('Your kubeconfig').waitFor({ state: 'attached' });
    await me.give(existing('mine.yaml').replace(/https:/, 'ftp:'));
    await me.role('heading', 'Contexts').waitFor();
  } },
  { name: 'check-no-kubeconfig', part: (me, page) => page.getByRole('main'), reach: async (me, page) => {
    await page.goto(`${me.address}?view=check`);
    await me.field('Your kubeconfig').waitFor({ state: 'attached' });
    await me.give('kind: Pod\napiVersion: v1\n');
    await page.getByText('Pod').first().waitFor();
  } },
  { name: 'access-none', part: (me, page) => page.getByRole('main'), reach: async (me) => {
    await me.enter();
    await me.place('My access');
  } },
  ...['You to this cluster', 'What you may do', 'Ask for access', 'Give access', 'Machine users', 'API server settings'].map((tab) => ({
    name: `access-${tab.toLowerCase().replaceAll(' ', '-')}`, picture: tab === 'You to this cluster', part: (me) => me.role('region', tab), reach: async (me) => {
      await access(me);
      await me.tab(tab);
      await me.role('region', tab).waitFor();
    },
  })),
  { name: 'find', picture: true, portal: { azure: true, only: 'contoso', clusters: [] }, reach: async (me, page) => {
    await me.enter();
    await me.button('Find my clusters').click();
    await page.getByRole('checkbox', { name: 'shop-prod-weu', exact: true }).or(page.getByText(/2.?\d{3}/).first()).first().waitFor();
  } },
  { name: 'refused', picture: true, faults: { 'entra.authorize': { answer: refused } }, reach: async (me, page) => {
    await me.door();
    await page.getByRole('button', { name: me.say.starting('Sign in with {provider}') }).first().click();
    const alice = page.getByRole('button', { name: 'Alice Martin' });
    const alert = page.getByRole('alert').filter({ visible: true });
    await alice.or(alert).first().waitFor();
    if (await alice.isVisible()) await alice.click();
    await alert.first().waitFor();
    await me.button('What to do exactly').click();
    await me.role('region', 'What to do exactly').waitFor();
  } },
  { name: 'failed', picture: true, faults: { 'entra.discovery': { status: 500 } }, allowed: [/status of 500/], reach: async (me, page) => {
    await me.door();
    await page.getByRole('button', { name: me.say.starting('Sign in with {provider}') }).first().click();
    await page.getByRole('alert').filter({ visible: true }).first().waitFor();
  } },
  { name: 'portal-faulty', picture: true, portal: () => 'apiVersion: purser/v1\nidentities:\n  - name: a\n    entra: { tenant: "no tenant", clientId: x }\n  - name: a\n    odic: {}\nclusters: []\n', reach: async (me, page) => {
    await page.goto(me.address);
    await me.role('heading', "This page isn't set up yet").waitFor();
  } },
  { name: 'portal-partly', portal: (stage) => `${stage.portal({})}  - name: Bad_Name\n    identity: contoso\n    server: http://x\n    aks: {}\n`, reach: (me) => me.file(WEST) },
  { name: 'portal-missing', picture: true, portal: () => undefined, allowed: [/status of 404/], reach: async (me, page) => {
    await page.goto(me.address);
    await page.getByRole('alert').filter({ visible: true }).first().waitFor();
  } },
];

// Brings a page into a state, and lets what moves come to rest.
export async function reach(state, page, stage, language) {
  stage.faults.clear();
  // The provider would know a person again, and ask nothing.
  await page.context().clearCookies();
  const { portal = {}, faults = {} } = state;
  stage.setPortal(typeof portal === 'function' ? portal(stage) : portal);
  for (const [name, fault] of Object.entries(faults)) stage.faults.set(name, fault);
  const me = person(page, stage, language);
  me.address = stage.page;
  await state.reach(me, page, stage);
  await settled(page);
  return me;
}

// Nothing moves any more: what was read is shown, and colours are what they fade to.
export async function settled(page) {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    let before = '';
    for (let quiet = 0, n = 0; quiet < 3 && n < 60; n += 1) {
      await frame();
      await new Promise((done) => setTimeout(done, 30));
      const now = `${document.body.innerText.length} ${document.documentElement.scrollHeight}`;
      const moves = document.getAnimations().some((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime < 2000);
      quiet = now === before && !moves ? quiet + 1 : 0;
      before = now;
    }
  });
}
