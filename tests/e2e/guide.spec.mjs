// Commands instead of a file, the guide, the line that checks everything, and what kubectl said.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OLD, accessible, choose, download, expect, kubectl, method, overhear, preview, signIn, test, way } from './fixture.mjs';
import { TENANT } from '../stage/people.mjs';

// What kubectl's helper of the other kind would answer: int128's, where Azure's is needed.
const WRONG = `#!/bin/sh
case "$1" in
  get-token) echo '      --oidc-issuer-url string   Issuer URL of the provider' ;;
  --version) echo 'kubelogin version v1.34.0 (go1.24.0 linux_amd64)' ;;
  *) echo "Error: unknown command" >&2; exit 1 ;;
esac
`;

const commands = (page) => page.getByRole('region', { name: 'Commands instead' });
const guide = (page) => page.getByRole('region', { name: 'The guide' });
const place = (page, name) => guide(page).getByRole('radio', { name, exact: true }).check({ force: true });
const said = (page) => page.getByRole('region', { name: 'What kubectl said' });
const fold = (page, name) => guide(page).locator('summary').filter({ hasText: name }).click();

async function openSaid(page) {
  await page.getByRole('button', { name: 'It did not work' }).click();
  await expect(said(page)).toBeVisible();
}

async function openCommands(page, stage, { at, name = 'Staging' } = {}) {
  await signIn(page, stage, { at });
  await choose(page, name);
  await way(page, 'Commands');
  await expect(commands(page)).toBeVisible();
}

async function openGuide(page, stage, { at, name = 'Staging' } = {}) {
  await signIn(page, stage, { at });
  await choose(page, name);
  await page.getByRole('button', { name: 'Full setup guide' }).click();
  await expect(guide(page)).toBeVisible();
}

// Runs a script by bash in a folder of its own, with kubectl and these programs on the path.
async function bash(script, { programs = {}, old, env = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'shell-'));
  try {
    const config = join(folder, 'config');
    if (old) writeFileSync(config, old, { mode: 0o600 });
    symlinkSync(process.env.KUBECTL, join(folder, 'kubectl'));
    for (const [name, text] of Object.entries(programs)) writeFileSync(join(folder, name), text, { mode: 0o755 });
    const options = { cwd: folder, env: { PATH: `${folder}:/usr/bin:/bin`, HOME: folder, KUBECONFIG: config, ...env }, timeout: 30_000 };
    const done = await new Promise((resolve) => {
      const child = execFile('/usr/bin/bash', ['--noprofile', '--norc', '-e'], options, (error, out, err) => resolve({ code: error?.code ?? 0, out, err }));
      child.stdin.end(script);
    });
    const backup = readdirSync(folder).find((name) => name.endsWith('.bak'));
    const read = (name) => readFileSync(join(folder, name), 'utf8');
    return { ...done, folder, text: programs.kubelogin ? '' : read('config'), backup: backup && read(backup) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// What kubectl reads from a file, without what commands cannot write.
async function view(text) {
  const file = JSON.parse((await kubectl(text, ['config', 'view', '--raw', '-o', 'json'])).out);
  for (const { cluster } of file.clusters) delete cluster.extensions;
  for (const { user } of file.users) if (user.exec) delete user.exec.installHint;
  return file;
}

// Everything that the page asks of anybody from now on.
function asked(page, stage) {
  const all = [];
  page.on('request', (request) => /^(blob|data):/.test(request.url()) || all.push(request.url()));
  const before = stage.requests.length;
  // The browser asks for the page's own icon when the address changes.
  return () => [...all, ...stage.requests.slice(before).map((one) => one.url)].filter((url) => !url.endsWith('.svg'));
}

// Copies every block of the commands by its button, in their order.
async function copyAll(page, copied) {
  const blocks = commands(page).locator('.steps').first().locator('.block');
  const all = [];
  for (const block of await blocks.all()) {
    await block.getByRole('button', { name: /^Copy: / }).click();
    const shown = await block.locator('code').textContent();
    await expect.poll(copied).toBe(shown);
    all.push(shown);
  }
  return all;
}

for (const [at, name, how, runs] of [
  ['Microsoft', 'Staging', 'In the browser', 'kubelogin'],
  ['Microsoft', 'Staging', 'With the Azure CLI', 'kubelogin'],
  ['Dex', 'Edge, production', 'With a link and the keyboard', 'kubectl-oidc_login'],
  ['Microsoft', 'Sandbox', 'With this sign-in, by kubectl alone', ''],
  ['Microsoft', 'Sandbox', 'With a token in the file', ''],
]) {
  test(`the commands for bash give what the file has: ${name}, ${how}`, async ({ page, stage }) => {
    const copied = await overhear(page);
    await openCommands(page, stage, { at, name });
    await method(page, how);
    await commands(page).getByRole('radio', { name: 'bash or zsh' }).check({ force: true });
    if (!runs) {
      await expect(commands(page)).toContainText('These commands hold a token.');
      await page.getByRole('switch', { name: 'Show secrets' }).click();
    }
    const { text } = await download(page);
    await way(page, 'Commands');
    const blocks = await copyAll(page, copied);
    expect(blocks.length).toBe(3);
    const fresh = await bash(blocks.join('\n'));
    expect(fresh.code, fresh.err).toBe(0);
    const file = await view(text);
    expect(await view(fresh.text)).toEqual(file);
    // Into a file that somebody has: a copy first, and all else stays.
    const merged = await bash(blocks.join('\n'), { old: OLD });
    expect(merged.code, merged.err).toBe(0);
    expect(merged.backup).toBe(OLD);
    const both = await view(merged.text);
    expect(both['current-context']).toBe(file['current-context']);
    expect(both.users.find((one) => one.name === 'kind').user).toEqual({ token: 'old secret' });
    for (const list of ['clusters', 'contexts', 'users']) expect(both[list]).toContainEqual(file[list][0]);
    // And the cluster takes it.
    const id = { Staging: 'stg-weu', Sandbox: 'dev-weu' }[name] ?? 'edge-prod';
    const token = await stage.mint({ person: 'alice', cluster: id });
    const who = await kubectl(merged.text, ['auth', 'whoami'], { token });
    expect(who.out, who.err).toContain('alice.martin@contoso.com');
    expect(who.calls.map((call) => call.program)).toEqual(runs ? [runs] : []);
  });
}

test('the commands follow the choices, and each shell is quoted in its own way', async ({ page, stage }) => {
  await openCommands(page, stage);
  await expect(commands(page)).toContainText('--exec-arg=interactive');
  await page.getByRole('combobox', { name: 'Namespace' }).fill('billing');
  await expect(commands(page)).toContainText('--namespace=billing');
  const text = async (shell) => {
    await commands(page).getByRole('radio', { name: shell }).check({ force: true });
    return commands(page).innerText();
  };
  const [posix, fish, powershell] = [await text('bash or zsh'), await text('fish'), await text('PowerShell')];
  expect(posix).toContain('| while IFS= read -r f; do');
  expect(posix).toContain('set-credentials alice.martin@stg-weu \\\n');
  expect(fish).toContain('; and cp -p "$f"');
  expect(powershell).toContain("set-credentials 'alice.martin@stg-weu' `\n");
  expect(powershell).toContain("'--exec-arg=interactive'");
  expect(powershell).toContain('Copy-Item -LiteralPath');
  expect(powershell).toContain('The old Command Prompt (cmd) can\'t quote every text');
  expect(posix).not.toContain('Command Prompt');
});

test('the commands of the Azure CLI stand beside them where the cluster is known to Azure', async ({ page, stage }) => {
  await openCommands(page, stage);
  await commands(page).getByRole('radio', { name: 'bash or zsh' }).check({ force: true });
  await expect(commands(page).getByRole('heading', { name: 'Or with the Azure CLI' })).toBeVisible();
  await expect(commands(page)).toContainText('az aks get-credentials');
  await expect(commands(page)).toContainText('rg-staging');
  await expect(commands(page)).toContainText('kubelogin convert-kubeconfig');
  await choose(page, 'Production, West Europe');
  await expect(commands(page).getByRole('heading', { name: 'Or with the Azure CLI' })).toHaveCount(0);
});

test('over SSH another way is recommended, and its button takes it', async ({ page, stage }) => {
  await openGuide(page, stage);
  await place(page, 'This computer, Linux');
  await expect(guide(page)).not.toContainText('Recommended there');
  await expect(guide(page)).toContainText('The first time, your browser opens for the sign-in.');
  await place(page, 'Another machine, over SSH');
  await expect(guide(page)).toContainText('The sign-in can\'t open a browser there.');
  await expect(guide(page)).toContainText('Recommended there: With a code.');
  await expect(guide(page)).toContainText('scp -p "$file" you@server:.kube/kubeconfig-stg-weu.yaml');
  await guide(page).getByRole('button', { name: 'Sign in: With a code' }).click();
  await expect(page.getByRole('radio', { name: 'With a code' })).toBeChecked();
  await expect(preview(page)).toContainText('- devicecode');
  await expect(guide(page)).not.toContainText('Recommended there');
  await expect(guide(page)).toContainText('you see an address and a code');
  // The place stays, and the file is what the page shows.
  await expect(guide(page).getByRole('radio', { name: 'Another machine, over SSH' })).toBeChecked();
  const token = await stage.mint({ person: 'alice', cluster: 'stg-weu' });
  const who = await kubectl((await download(page)).text, ['auth', 'whoami'], { token });
  expect(who.calls[0].args.slice(0, 3)).toEqual(['get-token', '--login', 'devicecode']);
});

test('the guide stays open, at its place, while a token is fetched', async ({ page, stage }) => {
  await openGuide(page, stage);
  await place(page, 'A container');
  await method(page, 'With a token in the file');
  await expect(page.getByText('holds a secret')).toBeVisible();
  await expect(guide(page).getByRole('radio', { name: 'A container' })).toBeChecked();
});

test('in Azure Cloud Shell there is nothing to install, and the steps follow the way to sign in', async ({ page, stage }) => {
  await openGuide(page, stage);
  await place(page, 'This computer, Linux');
  await expect(guide(page)).toContainText('Install kubectl.');
  await expect(guide(page)).toContainText("Install the sign-in helper, Azure's kubelogin.");
  await place(page, 'Azure Cloud Shell');
  await expect(guide(page)).toContainText('There is nothing to install.');
  await expect(guide(page)).not.toContainText('Install kubectl.');
  await expect(guide(page)).toContainText('Recommended there: With the Azure CLI.');
  await guide(page).getByRole('button', { name: 'Sign in: With the Azure CLI' }).click();
  await expect(preview(page)).toContainText('- azurecli');
  await place(page, 'This computer, Linux');
  await expect(guide(page)).toContainText('Install the Azure CLI.');
  await expect(guide(page)).toContainText(`az login --tenant ${TENANT} --allow-no-subscriptions`);
  await method(page, 'With a token in the file');
  await expect(page.getByText('holds a secret')).toBeVisible();
  if (!(await guide(page).isVisible())) await page.getByRole('button', { name: 'Full setup guide' }).click();
  await place(page, 'This computer, Linux');
  await expect(guide(page)).toContainText('Nothing opens: the file holds a token.');
  await expect(guide(page)).not.toContainText('Install the sign-in helper');
  await expect(guide(page)).not.toContainText('az login');
  await place(page, 'This computer, Windows');
  await expect(guide(page)).toContainText('$env:KUBECONFIG');
  await expect(guide(page)).toContainText('winget');
});

test('the line that checks everything is run, and its answer explained', async ({ page, stage }) => {
  const copied = await overhear(page);
  await openGuide(page, stage);
  const requests = asked(page, stage);
  await place(page, 'This computer, Linux');
  await fold(page, 'Doesn\'t work? One line checks everything');
  await guide(page).locator('.told-it').getByRole('button', { name: /^Copy: sh -c / }).click();
  await expect.poll(copied).toContain('purser=1');
  const line = await copied();
  expect(line).not.toContain('\n');
  const stray = '99999999-9999-4999-8999-999999999999';
  const { out, code, folder } = await bash(`${line}\n`, { programs: { kubelogin: WRONG }, env: { AZURE_TENANT_ID: stray, AZURE_CLIENT_SECRET: 'hunter2' } });
  expect(code).toBe(0);
  expect(out).toContain('end=1');
  expect(out).not.toContain('hunter2');
  const paste = guide(page).getByRole('textbox', { name: 'Paste what it printed' });
  // As it comes out of a terminal: with a prompt, colours and carriage returns.
  await paste.fill(`alice@laptop:~$ sh -c …\r\n\u001b[0m${out.replaceAll('\n', '\r\n')}alice@laptop:~$ `);
  const told = guide(page).locator('.findings');
  await expect(told).toContainText(`The kubelogin at ${folder}/kubelogin is another tool with the same name.`);
  await expect(told).toContainText("You need Azure's kubelogin.");
  await expect(told.getByRole('listitem').first()).toContainText('Fix this first');
  await expect(told).toContainText(/kubectl is installed: v1\.\d+/);
  await expect(told).toContainText(`AZURE_TENANT_ID is set to ${stray}, which overrides what the file says.`);
  await paste.fill(out.slice(0, out.indexOf('end=1')));
  await expect(told).toContainText('The end of the answer is missing.');
  await paste.fill('Hello');
  await expect(guide(page)).toContainText("This isn't the answer of that line.");
  expect(requests()).toEqual([]);
});

test('what kubectl said gets its meaning, and nothing leaves the page', async ({ page, stage }) => {
  await openGuide(page, stage);
  const requests = asked(page, stage);
  await openSaid(page);
  const paste = said(page).getByRole('textbox', { name: 'Paste the error text' });
  await paste.fill('E1124 memcache.go:265] couldn\'t get current server API group list: Get "https://x/api": getting credentials: exec: executable kubelogin not found\n\nIt looks like you are trying to use a client-go credential plugin that is not installed.');
  const told = said(page).locator('.findings');
  await expect(told).toContainText("kubectl can't find kubelogin.");
  await expect(told).toContainText('You can fix this.');
  await paste.fill("AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '6dae42f8-4368-4678-94ff-3960e28e3630'. Trace ID: 0f0f0f0f-0000-4000-8000-000000000001 Correlation ID: 0f0f0f0f-0000-4000-8000-000000000002 Timestamp: 2026-11-24 10:00:00Z");
  await expect(told).toContainText('Your directory needs more proof that it\'s you.');
  await expect(told).toContainText('0f0f0f0f-0000-4000-8000-000000000002');
  const token = await stage.mint({ person: 'alice', cluster: 'prod-weu' });
  await paste.fill(`the zorp frobnicated <img src=x onerror=alert(1)> with ${token} at 12:00`);
  await expect(told).toHaveCount(0);
  await expect(said(page)).toContainText("This text isn't known here.");
  const shown = await said(page).locator('.told-it').first().locator('.block code').textContent();
  expect(shown).toContain('the zorp frobnicated <img src=x onerror=alert(1)> with ');
  for (const part of token.split('.')) expect(shown).not.toContain(part.slice(0, 20));
  expect(await page.locator('img').count()).toBe(0);
  expect(requests()).toEqual([]);
  const kept = await page.evaluate(() => [sessionStorage.length, localStorage.length, document.cookie]);
  expect(kept).toEqual([0, 0, '']);
});

async function openEverything(page, stage) {
  await openGuide(page, stage);
  for (const summary of await guide(page).locator('summary').all()) await summary.click();
  await guide(page).getByRole('textbox', { name: 'Paste what it printed' }).fill('purser=1\nkubectl=\nend=1');
  await expect(guide(page)).toContainText("kubectl wasn't found.");
}

for (const colorScheme of ['light', 'dark']) {
  test(`no barrier is found in the guide and the commands, ${colorScheme}`, async ({ page, stage }) => {
    await page.emulateMedia({ colorScheme });
    await openEverything(page, stage);
    await accessible(page);
    await place(page, 'Another machine, over SSH');
    await expect(guide(page)).toContainText('Recommended there');
    await accessible(page);
    await way(page, 'Commands');
    await expect(commands(page)).toBeVisible();
    await accessible(page);
  });
}

test('at 320 pixels nothing runs out of the guide and the commands', async ({ page, stage }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openEverything(page, stage);
  for (const name of ['This computer, Windows', 'Another machine, over SSH', 'A container', 'Azure Cloud Shell', 'Lens or another desktop app']) {
    await place(page, name);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(320);
  }
  await way(page, 'Commands');
  await expect(commands(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
