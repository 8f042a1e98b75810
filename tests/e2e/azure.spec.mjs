// "Find my clusters": from the button to a file that works, and everything that can be in the way.
import { SUBSCRIPTIONS } from '../stage/estate.mjs';
import { FABRIKAM, TENANT } from '../stage/people.mjs';
import { accessible, choose, cluster, download, expect, kubectl, overhear, preview, signIn, test } from './fixture.mjs';

const rows = (page) => page.getByRole('group', { name: 'Clusters', exact: true });
const find = (page) => page.getByRole('button', { name: 'Find my clusters' });
const search = (page, words) => page.getByRole('searchbox', { name: 'Search clusters' }).fill(words);
const asked = (stage, server, pattern) => stage.requests.filter((one) => one.server === server && pattern.test(one.url) && one.method !== 'OPTIONS');

const of = (tenant) => SUBSCRIPTIONS.filter((one) => one.tenant === tenant).map((one) => one.id);

// Discovery alone, without a list of clusters.
async function look(page, stage, { who = 'Alice Martin', portal = {} } = {}) {
  stage.setPortal({ azure: true, only: 'contoso', clusters: [], ...portal });
  await signIn(page, stage, { who });
  await find(page).click();
}

async function take(page, stage, name, options) {
  await look(page, stage, options);
  await expect(page.getByText(/Found 2,?\d{3} clusters/)).toBeVisible();
  await search(page, name);
  await choose(page, name);
}

test('nothing is asked of Azure before the person asks, and then one query finds everything', async ({ page, stage }) => {
  stage.setPortal({ azure: true, only: 'contoso' });
  await signIn(page, stage);
  await choose(page, 'Production, West Europe');
  await expect(preview(page)).toBeVisible();
  expect(asked(stage, 'azure', /./)).toEqual([]);
  await find(page).click();
  await expect(page.getByText(/Found 2,?\d{3} clusters/)).toBeVisible();
  // Two pages of a thousand and the rest; the choice made before stays.
  expect(asked(stage, 'azure', /ResourceGraph/).length).toBe(3);
  await expect(cluster(page, 'Production, West Europe')).toBeChecked();
  await accessible(page);
});

test('an Azure RBAC cluster is found, chosen, taken, and works', async ({ page, stage }) => {
  await take(page, stage, 'shop-prod-weu');
  await expect(preview(page)).toContainText('https://127.0.0.1');
  // The namespaces that Azure names for this person are offered.
  const box = page.getByRole('combobox', { name: 'Namespace' });
  await box.click();
  await expect(page.getByRole('option', { name: /payments/ })).toBeVisible();
  await expect(page.getByRole('option', { name: /checkout/ })).toBeVisible();
  await box.fill('payments');
  const { name, text } = await download(page);
  expect(name).toBe('kubeconfig-shop-prod-weu.yaml');
  expect(text).not.toContain('token:');
  const token = await stage.mint({ person: 'alice', cluster: 'shop-prod-weu' });
  const { out } = await kubectl(text, ['get', 'pods', '-o', 'name'], { token });
  expect(out.trim()).toBe('pod/payments-api-1');
  // The administrator's credential is never asked for.
  expect(asked(stage, 'azure', /listClusterAdminCredential/)).toEqual([]);
  await accessible(page);
});

test('what Azure tells later takes nobody\'s hand off the field', async ({ page, stage }) => {
  // The roles come after the file, while the person types already.
  stage.faults.set('azure.roles', { delay: 1500 });
  await take(page, stage, 'shop-prod-weu');
  await expect(preview(page)).toContainText('https://127.0.0.1');
  const box = page.getByRole('combobox', { name: 'Namespace' });
  await box.click();
  await box.pressSequentially('pay');
  await expect.poll(() => asked(stage, 'azure', /roleAssignments/).length).toBeGreaterThan(0);
  await page.waitForTimeout(3500);
  await expect(box).toBeFocused();
  await page.keyboard.type('m');
  await expect(box).toHaveValue('paym');
  await page.getByRole('option', { name: /payments/ }).click();
  await expect(box).toHaveValue('payments');
});

test('a private cluster says what it needs, and its public name can be taken', async ({ page, stage }) => {
  await take(page, stage, 'vault-stg-weu');
  await expect(rows(page).getByText('Private: VPN needed')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'vault-stg-weu is private.' })).toBeVisible();
  await expect(preview(page)).toContainText('.privatelink.');
  await page.getByRole('switch', { name: 'Use the public name' }).click();
  await expect(preview(page)).toContainText('.hcp.');
  await expect(preview(page)).not.toContainText('.privatelink.');
  expect(asked(stage, 'azure', /server-fqdn=public/).length).toBe(1);
});

test('the name that was chosen last goes into the file, whichever answer comes last', async ({ page, stage }) => {
  await take(page, stage, 'vault-stg-weu');
  await expect(preview(page)).toContainText('.privatelink.');
  const name = page.getByRole('switch', { name: 'Use the public name' });
  // The first answer comes after the person has changed their mind.
  stage.faults.set('azure.credential', { delay: 1500, times: 1 });
  await name.click();
  await name.click();
  await expect(name).toHaveAttribute('aria-checked', 'false');
  await expect(preview(page)).toContainText('.privatelink.');
  await page.waitForTimeout(2500);
  await expect(preview(page)).toContainText('.privatelink.');
  await name.click();
  await expect(preview(page)).toContainText('.hcp.');
});

test('a stopped cluster says so', async ({ page, stage }) => {
  await take(page, stage, 'lab-stopped');
  await expect(rows(page).getByText('Stopped', { exact: true })).toBeVisible();
});

test('an authorized address range is said where it matters', async ({ page, stage }) => {
  await take(page, stage, 'hub-neu');
  await expect(rows(page).getByText('Restricted to allowed IPs')).toBeVisible();
});

test('a cluster without Entra gives no administrator\'s certificate away', async ({ page, stage }) => {
  await take(page, stage, 'legacy-local');
  await expect(page.getByText(/az aks update/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download kubeconfig' })).toBeHidden();
  // It was not even asked for.
  expect(asked(stage, 'azure', /Credential/)).toEqual([]);
});

test('a managed namespace is enough: its own credential opens the cluster', async ({ page, stage, allowed }) => {
  // Nobody without a role may read roles.
  allowed.push(/403.*roleAssignments/);
  await look(page, stage, { who: 'Nina Naumann' });
  await expect(page.getByText('Found 1 cluster')).toBeVisible();
  await choose(page, 'shop-prod-weu');
  await expect(preview(page)).toContainText('namespace: checkout');
  expect(asked(stage, 'azure', /managedNamespaces\/checkout\/listCredential/i).length).toBe(1);
  expect(asked(stage, 'azure', /listClusterUserCredential/)).toEqual([]);
});

test('a missing role is named, with the line for an administrator', async ({ page, stage, allowed }) => {
  allowed.push(/403.*listClusterUserCredential/);
  const copied = await overhear(page);
  await take(page, stage, 'no-rights');
  const line = page.getByText(/az role assignment create/);
  await expect(line.first()).toContainText('Azure Kubernetes Service Cluster User Role');
  await page.getByRole('button', { name: /^Copy.*az role assignment create/ }).first().click();
  await expect.poll(copied).toContain('/managedClusters/no-rights');
  expect(await copied()).toContain('--assignee-object-id');
  await accessible(page);
});

test('consent leads to Microsoft once and back to the search', async ({ page, stage, allowed }) => {
  allowed.push(/400.*token/);
  stage.faults.set('entra.consent.arm', {});
  await look(page, stage);
  await expect(page.getByRole('alert')).toContainText('must first allow this page');
  await page.getByRole('button', { name: 'Continue at Microsoft' }).click();
  await expect(page.getByText(/Found 2,?\d{3} clusters/)).toBeVisible();
  const authorized = asked(stage, 'entra', /\/authorize\?/);
  expect(authorized.filter((one) => one.url.includes('user_impersonation')).length).toBe(1);
});

test('a step-up carries the claims that were asked for, and the choice survives it', async ({ page, stage, allowed }) => {
  allowed.push(/400.*token/);
  stage.setPortal({ azure: true, only: 'contoso' });
  await signIn(page, stage);
  await choose(page, 'Staging');
  await page.getByRole('combobox', { name: 'Namespace' }).fill('billing');
  stage.faults.set('entra.stepup.arm', {});
  await find(page).click();
  await page.getByRole('button', { name: 'Continue at Microsoft' }).click();
  await expect(page.getByText(/Found 2,?\d{3} clusters/)).toBeVisible();
  await expect(cluster(page, 'Staging')).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Namespace' })).toHaveValue('billing');
  const authorized = asked(stage, 'entra', /\/authorize\?/);
  expect(authorized.filter((one) => one.url.includes('claims=')).length).toBe(1);
});

test('sign-in frequency and the end of the refresh token lead back too', async ({ page, stage, allowed }) => {
  allowed.push(/400.*token/);
  for (const fault of ['entra.frequency.arm', 'entra.ended']) {
    stage.faults.clear();
    stage.setPortal({ azure: true, only: 'contoso', clusters: [] });
    await signIn(page, stage);
    stage.faults.set(fault, {});
    await find(page).click();
    await page.getByRole('button', { name: 'Continue at Microsoft' }).click();
    await expect(page.getByText(/Found 2,?\d{3} clusters/)).toBeVisible();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.context().clearCookies();
  }
});

test('a directory that never has enough is no loop', async ({ page, stage, allowed }) => {
  allowed.push(/400.*token/);
  stage.faults.set('entra.stepup.arm', { always: true });
  await look(page, stage);
  await page.getByRole('button', { name: 'Continue at Microsoft' }).click();
  await expect(page.getByRole('button', { name: 'Continue at Microsoft' })).toBeVisible();
  await page.waitForTimeout(1500);
  expect(asked(stage, 'entra', /\/authorize\?/).length).toBe(2);
});

test('the other name of Resource Manager is tried where a directory knows only that', async ({ page, stage, allowed }) => {
  allowed.push(/400.*token/);
  stage.faults.set('entra.noscope.arm', {});
  await look(page, stage);
  await expect(page.getByText(/Found 2,?\d{3} clusters/)).toBeVisible();
});

test('throttled: the page waits, and says so', async ({ page, stage, allowed }) => {
  allowed.push(/429/);
  stage.faults.set('azure.graph', { throttle: 2, times: 1 });
  await look(page, stage);
  await expect(page.getByText(/Azure is busy; retrying in/)).toBeVisible();
  await expect(page.getByText(/Found 2,?\d{3} clusters/)).toBeVisible({ timeout: 30_000 });
});

test('half of the subscriptions fail: the others are there, and what failed is named and asked again', async ({ page, stage, allowed }) => {
  allowed.push(/403|500|503|Failed to load/);
  stage.faults.set('azure.graph', { status: 403, json: { error: { code: 'AuthorizationFailed', message: 'no' } } });
  const half = of(TENANT).slice(0, 18);
  for (const id of half) stage.faults.set(`azure.clusters.${id}`, { status: 403, json: { error: { code: 'AuthorizationFailed', message: 'no' } } });
  await look(page, stage);
  const troubles = page.getByText('Some searches failed');
  await expect(troubles).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: /Show 100 more/ })).toBeVisible();
  for (const id of half) stage.faults.set(`azure.clusters.${id}`, { times: 1, delay: 1 });
  await page.getByRole('button', { name: 'Ask again for these' }).click();
  await expect(page.getByText(/Found 2,?\d{3} clusters/)).toBeVisible({ timeout: 30_000 });
  await expect(troubles).toBeHidden();
});

test('somebody who sees nothing is told which role to ask for', async ({ page, stage }) => {
  const copied = await overhear(page);
  await look(page, stage, { who: 'Bob Stone' });
  await expect(page.getByText('Your account sees no subscription in this directory.')).toBeVisible();
  await page.getByRole('button', { name: 'Copy a request for it' }).click();
  await expect.poll(copied).toContain('Azure Kubernetes Service Cluster User Role');
  expect(await copied()).toContain('11111111-aaaa-4aaa-8aaa-000000000002');
  await accessible(page);
});

test('other directories of a guest are asked on wish, and a file for there names that tenant', async ({ page, stage, allowed }) => {
  allowed.push(/400.*token/);
  await look(page, stage, { portal: { tenant: 'organizations' } });
  await page.getByRole('button', { name: 'Look in Fabrikam' }).click();
  await expect(page.getByText('Found 12 clusters')).toBeVisible();
  // What was found at home stays beside it.
  await search(page, 'shop-prod-weu');
  await expect(cluster(page, 'shop-prod-weu')).toBeVisible();
  await page.getByRole('button', { name: 'Look in Wingtip' }).click();
  await page.getByRole('button', { name: 'Continue at Microsoft' }).click();
  await expect(page.getByText('Found 3 clusters')).toBeVisible();
});

test('a subscription of another directory leads to the right one', async ({ page, stage, allowed }) => {
  allowed.push(/401/);
  const [foreign] = of(FABRIKAM);
  const extra = { tenant: 'organizations', azure: { subscriptions: [foreign] } };
  stage.faults.set('azure.graph', { status: 401, json: { error: { code: 'InvalidAuthenticationTokenTenant', message: `The access token is from the wrong issuer 'https://sts.windows.net/8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e/'. It must match the tenant 'https://sts.windows.net/9a0b1c2d-3e4f-4a5b-8c6d-7e8f9a0b1c2d/' associated with this subscription.` } }, times: 1 });
  await look(page, stage, { portal: extra });
  await page.getByRole('button', { name: /Look in/ }).first().click();
  await expect(page.getByText(/Found \d+ clusters?/)).toBeVisible();
});

test('a link to a cluster that is only in Azure is kept until it is found', async ({ page, stage }) => {
  stage.setPortal({ azure: true, only: 'contoso', clusters: [] });
  await signIn(page, stage, { query: '?cluster=shop-prod-weu&namespace=billing' });
  await find(page).click();
  await expect(preview(page)).toContainText('namespace: billing');
});

test('the sovereign cloud has its own scopes and its own name for the helper', async ({ page, stage }) => {
  await take(page, stage, 'shop-prod-weu', { portal: { cloud: 'usgovernment' } });
  await expect(preview(page)).toContainText('AzureUSGovernmentCloud');
  const [token] = asked(stage, 'azure', /ResourceGraph/);
  expect(token).toBeTruthy();
});

test('a cluster whose file leads to another cloud is refused', async ({ page, stage }) => {
  await take(page, stage, 'stray-cloud');
  await expect(page.getByText("This page doesn't mix clouds.")).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download kubeconfig' })).toBeHidden();
});

test('a file that leads to a server of another name is refused', async ({ page, stage }) => {
  await take(page, stage, 'stray-host');
  await expect(page.getByText(/Azure's file leads to/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download kubeconfig' })).toBeHidden();
});

test('a cloud that lags behind is asked in its own version', async ({ page, stage, allowed }) => {
  allowed.push(/400|404/);
  stage.faults.set('azure.old', {});
  await take(page, stage, 'shop-prod-weu');
  await expect(preview(page)).toContainText('https://127.0.0.1');
});

test('too many groups for a token come from Graph', async ({ page, stage, allowed }) => {
  allowed.push(/403/);
  stage.setPortal({ azure: true, only: 'contoso' });
  await signIn(page, stage, { who: 'Olga Novak' });
  await choose(page, 'Production, West Europe');
  expect(asked(stage, 'graph', /./)).toEqual([]);
  await page.getByRole('button', { name: 'Ask Microsoft Graph for my groups' }).click();
  await expect(page.getByText('Microsoft Graph named 220 of your groups.')).toBeVisible();
});

test('two thousand clusters stay quick to search', async ({ page, stage }) => {
  await look(page, stage);
  await expect(page.getByText(/Found 2,?\d{3} clusters/)).toBeVisible();
  expect(await page.getByRole('checkbox').count()).toBeLessThan(150);
  const start = Date.now();
  await search(page, 'shop-prod');
  await expect(cluster(page, 'shop-prod-weu')).toBeVisible();
  expect(Date.now() - start).toBeLessThan(1500);
});

test('whoever signs out while Azure is asked leaves nothing of it behind', async ({ page, stage }) => {
  await look(page, stage);
  await expect(page.getByText(/Found 2,?\d{3} clusters/)).toBeVisible();
  await search(page, 'shop-prod-weu');
  stage.faults.set('azure.credential', { delay: 1500 });
  await choose(page, 'shop-prod-weu');
  await expect(page.getByText(/^Asking Azure for the way|shop-prod-weu…/)).toBeVisible();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
  await page.waitForTimeout(2500);
  await expect(page.getByText('shop-prod-weu')).toHaveCount(0);
  expect(page.url()).toBe(stage.page);
});
