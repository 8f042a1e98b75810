// Every way to sign in of every kind of cluster: chosen, taken, and used by the real kubectl.
import { choose, cluster, download, expect, kubectl, method, preview, signIn, test } from './fixture.mjs';
import { KUBECTL_CLIENT } from '../stage/entra.mjs';
import { AKS_SERVER, GROUPS, TENANT } from '../stage/people.mjs';

const AKS_CLIENT = '80faf920-1908-4b52-b5ef-a8e7bedfc67a';
const BETA = 'client.authentication.k8s.io/v1beta1';
const ONE = 'client.authentication.k8s.io/v1';
const TOKEN = 'With a token in the file';
const ALONE = 'With this sign-in, by kubectl alone';

const radios = (page) => page.getByRole('radiogroup', { name: 'How kubectl signs in' }).getByRole('radio');
const offered = (page) => radios(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
const claimsOf = (text) => JSON.parse(Buffer.from(/token: (\S+)/.exec(text)[1].split('.')[1], 'base64url'));

async function usesExactly(page, stage, { cluster: id, program, args, version, user }) {
  await expect(page.getByText('no secrets inside')).toBeVisible();
  const { text } = await download(page);
  const token = await stage.mint({ person: 'alice', cluster: id });
  expect(text).not.toContain('eyJ');
  const who = await kubectl(text, ['auth', 'whoami'], { token });
  expect(who.out, who.err).toContain(user);
  expect(who.calls.map((call) => [call.program, call.args, call.info.apiVersion])).toEqual([[program, args, version]]);
  return text;
}

test('AKS: each way gives kubelogin its arguments, and only those', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Staging');
  expect(await offered(page)).toEqual(['In the browser', 'With the Azure CLI', 'With the Azure Developer CLI', 'With a code', TOKEN]);
  await expect(radios(page).first()).toBeChecked();
  const itself = ['--client-id', AKS_CLIENT, '--tenant-id', TENANT, '--environment', 'AzurePublicCloud'];
  const other = ['--tenant-id', TENANT];
  for (const [way, login, rest] of [
    ['In the browser', 'interactive', [...itself, '--login-hint=alice.martin@contoso.com']],
    ['With the Azure CLI', 'azurecli', other],
    ['With the Azure Developer CLI', 'azd', other],
    ['With a code', 'devicecode', itself],
  ]) {
    await method(page, way);
    await expect(preview(page)).toContainText(`- ${login}`);
    const args = ['get-token', '--login', login, '--server-id', AKS_SERVER, ...rest];
    const text = await usesExactly(page, stage, { cluster: 'stg-weu', program: 'kubelogin', args, version: BETA, user: 'alice.martin@contoso.com' });
    expect(text).toContain(`interactiveMode: ${login === 'devicecode' ? 'IfAvailable' : 'Never'}`);
    expect(/installHint: .*kubelogin convert-kubeconfig --help/.test(text)).toBe(true);
  }
});

test('AKS: a token goes into the file where that is allowed, its end is shown, and kubectl is known by it', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Staging');
  stage.requests.length = 0;
  await method(page, TOKEN);
  await expect(page.getByText('holds a secret')).toBeVisible();
  await expect(preview(page)).not.toContainText('eyJ');
  const warning = page.getByText('Anyone with this file can act as you until');
  await expect(warning).toBeVisible();
  // One request for it, to the provider, and never to the cluster.
  const asked = stage.requests.filter(({ method, server }) => method === 'POST' || server === 'api');
  expect(asked.map(({ server, url }) => [server, /oauth2\/v2\.0\/token$/.test(url)])).toEqual([['entra', true]]);
  await page.getByRole('switch', { name: 'Show secrets' }).click();
  const shown = await preview(page).textContent();
  const { text } = await download(page);
  expect(text).toBe(shown);
  expect(text).not.toContain('exec:');
  expect(text).not.toContain('refresh');
  const { aud, exp } = claimsOf(text);
  expect(aud).toBe(AKS_SERVER);
  // The page counts from before it asked, so it may be some seconds early and never late.
  const said = /until (.+)\. Don't share it/.exec(await warning.textContent())[1];
  const ends = await page.evaluate((at) => [0, 30].map((early) => new Date((at - early) * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })), exp);
  expect(ends.some((end) => said.includes(end)), `${said}, of ${ends}`).toBe(true);
  const who = await kubectl(text, ['auth', 'whoami', '-o', 'json']);
  expect(who.code, who.err).toBe(0);
  expect(JSON.parse(who.out).status.userInfo).toEqual({ username: 'alice.martin@contoso.com', groups: [GROUPS.platform, GROUPS.payments, 'system:authenticated'] });
  expect(who.calls).toEqual([]);
  expect((await kubectl(text, ['get', 'pods'])).out).toContain('payments-api-1');
  // Back to a way without a token, nothing of it is left.
  await method(page, 'In the browser');
  await expect(page.getByText('no secrets inside')).toBeVisible();
  expect((await download(page)).text).not.toContain('eyJ');
});

test('AKS: a refusal of the token is told, and the other ways stay', async ({ page, stage, allowed }) => {
  allowed.push(/status of 400/);
  await signIn(page, stage);
  await choose(page, 'Staging');
  stage.faults.set('entra.token', { status: 400, json: { error: 'invalid_grant', error_description: 'AADSTS65001: The user or administrator has not consented to use the application.', error_codes: [65001], suberror: 'consent_required' } });
  await method(page, TOKEN);
  await expect(page.getByRole('alert').filter({ hasText: 'AADSTS65001' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download kubeconfig' })).toHaveCount(0);
  await method(page, 'With the Azure CLI');
  await expect(page.getByRole('button', { name: 'Download kubeconfig' })).toBeVisible();
});

test('a provider of its own: each way gives the plugin its arguments, and only those', async ({ page, stage }) => {
  await signIn(page, stage, { at: 'Dex' });
  await choose(page, 'Edge, development');
  expect(await offered(page)).toEqual(['In the browser', 'With a code', 'With a link and the keyboard', ALONE, TOKEN]);
  await expect(radios(page).first()).toBeChecked();
  const common = ['get-token', `--oidc-issuer-url=${stage.addresses.dex}/dex`, '--oidc-client-id=kubernetes', ...['groups', 'offline_access', 'email'].map((scope) => `--oidc-extra-scope=${scope}`)];
  for (const [way, mode, rest] of [
    ['In the browser', 'Never', ['--oidc-pkce-method=S256']],
    ['With a code', 'IfAvailable', ['--grant-type=device-code']],
    ['With a link and the keyboard', 'IfAvailable', ['--grant-type=authcode-keyboard', '--oidc-redirect-url=urn:ietf:wg:oauth:2.0:oob', '--oidc-pkce-method=S256']],
  ]) {
    await method(page, way);
    await expect(preview(page)).toContainText(rest[0]);
    const text = await usesExactly(page, stage, { cluster: 'edge-dev', program: 'kubectl-oidc_login', args: [...common, ...rest], version: ONE, user: 'oidc:alice.martin@contoso.com' });
    expect(text).toContain(`interactiveMode: ${mode}`);
    expect(/installHint: .*kubectl oidc-login setup --help/.test(text)).toBe(true);
  }
  for (const [way, key] of [[ALONE, 'id-token:'], [TOKEN, 'token: ']]) {
    await method(page, way);
    await expect(page.getByText('holds a secret')).toBeVisible();
    const { text } = await download(page);
    expect(text).toContain(key);
    const who = await kubectl(text, ['auth', 'whoami']);
    expect(who.out, who.err).toContain('oidc:alice.martin@contoso.com');
    expect(who.calls).toEqual([]);
  }
});

test('Entra where the API server trusts it itself: kubectl signs in with a client of its own', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Sandbox');
  expect(await offered(page)).toEqual(['In the browser', ALONE, TOKEN]);
  const args = ['get-token', `--oidc-issuer-url=${stage.addresses.entra}/${TENANT}/v2.0`, `--oidc-client-id=${KUBECTL_CLIENT}`, '--oidc-extra-scope=profile', '--oidc-extra-scope=offline_access', '--oidc-pkce-method=S256'];
  await usesExactly(page, stage, { cluster: 'dev-weu', program: 'kubectl-oidc_login', args, version: ONE, user: 'entra:alice.martin@contoso.com' });
});

test('a cluster behind Azure Arc is explained at once', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Workshop, behind Azure Arc');
  await expect(page.getByText('az connectedk8s proxy')).toBeVisible();
  await expect(page.getByText('Choose a cluster to see your file.')).toHaveCount(0);
});

test('a cluster behind Azure Arc is explained, and there is no file that could not work', async ({ page, stage }) => {
  await signIn(page, stage);
  await choose(page, 'Staging');
  await expect(page.getByRole('button', { name: 'Download kubeconfig' })).toBeVisible();
  await choose(page, 'Workshop, behind Azure Arc');
  const told = page.locator('section', { hasText: 'az connectedk8s proxy' }).filter({ hasText: 'behind Azure Arc' }).last();
  await expect(told).toContainText("is behind Azure Arc, so a file alone doesn't work for it.");
  await expect(page.getByRole('button', { name: /^Copy: az connectedk8s proxy/ })).toBeVisible();
  await expect(told).toContainText('az connectedk8s proxy -n shop-arc -g rg-workshop --subscription 22222222-2222-4222-8222-222222222222');
  for (const name of ['Download kubeconfig', 'Copy kubeconfig']) await expect(page.getByRole('button', { name })).toHaveCount(0);
  await expect(page.getByRole('tab')).toHaveCount(0);
  await expect(page.getByRole('radiogroup', { name: 'How kubectl signs in' })).toHaveCount(0);
  await expect(told).toContainText('Choose the other clusters without this one.');
  await cluster(page, 'Workshop, behind Azure Arc').uncheck({ force: true });
  await expect(page.getByRole('button', { name: 'Download kubeconfig' })).toBeVisible();
  await expect(told).toHaveCount(0);
});

test('a link never chooses a way that puts a token into the file, nor a code', async ({ page, stage }) => {
  await signIn(page, stage, { query: '?cluster=stg-weu&method=token' });
  await expect(radios(page).first()).toBeChecked();
  await expect(page.getByText('no secrets inside')).toBeVisible();
  await page.goto(`${stage.page}?cluster=stg-weu&method=azd`);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await page.waitForURL(/method=azd/);
  await expect(page.getByRole('radio', { name: 'With the Azure Developer CLI' })).toBeChecked();
});
