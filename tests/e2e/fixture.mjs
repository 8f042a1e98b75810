// What the journeys share: a stage a worker, and a page that fails its test on any console error,
// policy violation or request to a host that is not the stage's.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';
import { startStage } from '../stage/stage.mjs';

export { expect };
const run = promisify(execFile);
const dist = new URL('../../dist/', import.meta.url).pathname;
const plugin = new URL('../stage/stand-in/plugin.mjs', import.meta.url).pathname;

export const test = base.extend({
  stage: [
    async ({}, use) => {
      const stage = await startStage({ site: dist });
      await use(stage);
      await stage.close();
    },
    { scope: 'worker' },
  ],
  // Tests that expect a failed request say so: `allowed.push(/pattern/)`.
  allowed: async ({}, use) => use([/favicon\.ico/]),
  guarded: [
    async ({ page, stage, allowed }, use) => {
      stage.faults.clear();
      stage.setPortal({});
      stage.requests.length = 0;
      const heard = [];
      const own = Object.values(stage.addresses).map((url) => new URL(url).origin);
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) heard.push(`${message.text()} ${message.location().url}`);
      });
      page.on('pageerror', (error) => heard.push(error.message));
      page.on('dialog', (dialog) => {
        heard.push(`dialog ${dialog.message()}`);
        dialog.dismiss();
      });
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol.startsWith('http') && !own.includes(origin)) heard.push(`request to ${origin}`);
      });
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
      });
      await use();
      expect(heard.filter((line) => !allowed.some((pattern) => pattern.test(line)))).toEqual([]);
    },
    { auto: true },
  ],
});

export async function signIn(page, stage, { who = 'Alice Martin', at = 'Microsoft', query = '' } = {}) {
  await page.goto(stage.page + query);
  await page.getByRole('button', { name: `Sign in with ${at}` }).click();
  await page.getByRole('button', { name: who }).click();
  await expect(page.getByRole('heading', { name: 'Your kubeconfig' })).toBeVisible();
}

export const cluster = (page, name) => page.getByRole('checkbox', { name, exact: true });
// Goes to a place by the header.
export async function go(page, name) {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
}

// Does something where the file is made, and comes back.
export async function choosing(page, act) {
  const here = await page.getByRole('navigation', { name: 'Pages' }).locator('[aria-current]').textContent();
  if (here === 'Get a kubeconfig') return act();
  await go(page, 'Get a kubeconfig');
  const done = await act();
  await go(page, here);
  return done;
}

export const choose = (page, name) => choosing(page, () => cluster(page, name).check({ force: true }));
export const method = (page, name) => choosing(page, () => page.getByRole('radio', { name }).check({ force: true }));
export const preview = (page) => page.getByRole('region', { name: 'Kubeconfig' });

export const openAccess = (page) => go(page, 'My access');

// A part of access, by the name of its tab.
export async function part(page, tab) {
  await page.getByRole('radiogroup', { name: 'What to look at' }).getByRole('radio', { name: tab, exact: true }).check({ force: true });
  const region = page.getByRole('region', { name: tab, exact: true });
  await expect(region).toBeVisible();
  return region;
}

// One of the three ways to take the file home.
export const way = (page, name) => page.getByRole('tab', { name, exact: true }).click();

export async function download(page) {
  const click = async () => {
    await way(page, 'Download');
    await page.getByRole('button', { name: 'Download kubeconfig', exact: true }).click();
  };
  const [file] = await Promise.all([page.waitForEvent('download'), choosing(page, click)]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

// Overhears what the page writes to the clipboard, which it may write and never read.
export async function overhear(page) {
  await page.context().grantPermissions(['clipboard-write']);
  await page.addInitScript(() => {
    const write = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = (text) => {
      window.copied = text;
      return write(text);
    };
  });
  return () => page.evaluate(() => window.copied);
}

// A kubeconfig as people have it before they come here.
export const OLD = `apiVersion: v1
kind: Config
clusters:
- name: kind
  cluster: { server: "https://127.0.0.1:6443" }
contexts:
- name: kind
  context: { cluster: kind, user: kind }
users:
- name: kind
  user: { token: "old secret" }
current-context: kind
`;

// Gives a file to the field for one.
export const give = (page, content = OLD, name = 'config') =>
  page.getByLabel(/^Your kubeconfig( Read: .+)?$/).setInputFiles({ name, mimeType: 'application/yaml', buffer: Buffer.from(content) });

// No barrier that axe knows of.
export async function accessible(page) {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`)).toEqual([]);
}

// Runs the real kubectl with a file, the stand-in for both helpers on its path, `input` to read, and
// files by name beside the kubeconfig.
export async function kubectl(text, args, { token = '', input, beside = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'journey-'));
  try {
    const at = (name) => join(folder, name);
    writeFileSync(at('config'), text, { mode: 0o600 });
    writeFileSync(at('token'), token);
    writeFileSync(at('log'), '');
    for (const [name, text] of Object.entries(beside)) writeFileSync(at(name), text);
    for (const name of ['kubelogin', 'kubectl-oidc_login']) symlinkSync(plugin, at(name));
    symlinkSync(process.env.KUBECTL, at('kubectl'));
    const env = { PATH: `${folder}:${process.env.PATH}`, HOME: folder, KUBECONFIG: at('config'), STAND_IN_LOG: at('log'), STAND_IN_TOKEN_FILE: at('token') };
    const running = run(at('kubectl'), args, { env, timeout: 20_000 });
    running.child.stdin.end(input);
    const done = await running.catch((error) => error);
    const log = readFileSync(at('log'), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
    return { out: done.stdout ?? '', err: done.stderr ?? '', code: done.code ?? 0, calls: log };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
