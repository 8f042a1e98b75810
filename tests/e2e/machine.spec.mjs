// A user for a program, from the page to a pod list: what the page shows is applied by the real
// kubectl, and the kubeconfig it hands over signs in with the token that kubectl then makes.
import { readFileSync } from 'node:fs';
import { accessible, choose, expect, kubectl, openAccess, part as tab, signIn, test } from './fixture.mjs';

// Opens the part as people do.
async function open(page, stage, name, at) {
  await signIn(page, stage, { at });
  await choose(page, name);
  await page.getByRole('combobox', { name: 'Namespace' }).fill('payments');
  await openAccess(page);
  return tab(page, 'Machine users');
}

const step = (part, says) => part.getByRole('listitem').filter({ hasText: says });
const shown = (part, says) => step(part, says).locator('code').first().textContent();

test('a pipeline gets an account, a token and a kubeconfig that work together', async ({ page, stage }) => {
  const part = await open(page, stage, 'Edge, development', 'Dex');
  await part.getByLabel('Name of the service account').fill('Builder');
  await expect(part.getByRole('alert')).toContainText('Only lowercase letters');
  await part.getByLabel('Name of the service account').fill('builder');
  await expect(part.getByRole('alert')).toHaveCount(0);
  await part.getByLabel('How long the token lasts').fill('2h');
  await part.getByLabel('File with the token').fill('builder.token');
  await accessible(page);
  const manifest = await shown(part, 'The service account and its role.');
  const command = await shown(part, 'Ask for a token.');
  expect(command).toBe('kubectl create token builder --namespace=payments --duration=2h');
  const [download] = await Promise.all([page.waitForEvent('download'), part.getByRole('button', { name: 'Download kubeconfig for the program' }).click()]);
  expect(download.suggestedFilename()).toBe('kubeconfig-edge-dev-payments.yaml');
  // Whoever may do everything applies it and asks for the token; the program brings nothing else.
  const admin = JSON.stringify({
    apiVersion: 'v1', kind: 'Config', 'current-context': 'it',
    clusters: [{ name: 'it', cluster: { server: `${stage.addresses.api}/edge-dev`, 'certificate-authority-data': Buffer.from(stage.ca).toString('base64') } }],
    contexts: [{ name: 'it', context: { cluster: 'it', user: 'it' } }],
    users: [{ name: 'it', user: { token: await stage.mint({ person: 'alice', cluster: 'edge-dev' }) } }],
  });
  const applied = await kubectl(admin, ['apply', '--validate=strict', '-f', '-'], { input: manifest });
  expect(applied.out, applied.err).toContain('rolebinding.rbac.authorization.k8s.io/builder-edit created');
  const { out: token } = await kubectl(admin, command.split(' ').slice(1));
  const own = readFileSync(await download.path(), 'utf8');
  const beside = { 'builder.token': token };
  expect((await kubectl(own, ['auth', 'whoami'], { beside })).out).toContain('system:serviceaccount:payments:builder');
  expect((await kubectl(own, ['get', 'pods'], { beside })).out).toContain('payments-api-1');
});

test('a token that never ends comes with a warning and the line that ends it', async ({ page, stage }) => {
  const part = await open(page, stage, 'Edge, development', 'Dex');
  await part.getByRole('radio', { name: 'One that never ends' }).check({ force: true });
  await expect(part.getByText('This token never ends.')).toBeVisible();
  expect(await shown(part, 'A Secret for a token that never ends.')).toContain('kubernetes.io/service-account.name: deployer');
  expect(await shown(part, 'Only that ends the token.')).toBe('kubectl delete secret deployer-token --namespace=payments');
  await expect(part.getByRole('radio', { name: 'With an Azure identity' })).toHaveCount(0);
  await accessible(page);
});

test('a program with an Azure identity gets a kubeconfig without a secret, by each way', async ({ page, stage }) => {
  const part = await open(page, stage, 'Production, West Europe');
  const id = '11111111-2222-4333-8444-555555555555';
  await part.getByRole('radio', { name: 'With an Azure identity' }).check({ force: true });
  await expect(part.getByText('Still needed: Client id.')).toBeVisible();
  await part.getByLabel('Client id').fill('deployer');
  await expect(part.getByRole('alert')).toContainText('This must be a GUID');
  await part.getByLabel('Client id').fill(id);
  const file = "It needs Azure's kubelogin";
  await expect(part.getByText('Still needed: Name of the managed identity.')).toBeVisible();
  await part.getByLabel('Name of the managed identity').fill('deployer');
  await expect(part.getByText('Still needed: Id of its subscription.')).toBeVisible();
  await part.getByLabel('Id of its subscription').fill(id);
  await part.getByLabel('Its resource group').fill('apps');
  await part.getByLabel('Issuer of the cluster it runs in').fill('https://oidc.example/cluster/');
  expect(await shown(part, 'Let the identity trust the service account.')).toContain('--subject=system:serviceaccount:payments:deployer');
  expect(await shown(part, 'Let the identity trust the service account.')).toContain(`--subscription=${id} `);
  await expect(part.getByRole('listitem').filter({ hasText: 'AAD_LOGIN_METHOD' }).last()).toContainText('overrides the file if it\'s set');
  expect(await shown(part, file)).toContain('- --federated-token-file\n');
  await accessible(page);
  await part.getByRole('radio', { name: 'Managed identity', exact: true }).check({ force: true });
  expect(await shown(part, file)).not.toContain('--client-id');
  await part.getByRole('radio', { name: 'Service principal' }).check({ force: true });
  expect(await shown(part, file)).toContain(`- --client-id\n      - ${id}\n`);
  await expect(part.getByText('AZURE_CLIENT_SECRET')).toBeVisible();
  await part.getByRole('radio', { name: 'Azure Pipelines' }).check({ force: true });
  await part.getByLabel('Id of the service connection').fill(id);
  expect(await shown(part, file)).toContain('--azure-pipelines-service-connection-id');
  await expect(part.getByText('SYSTEM_ACCESSTOKEN', { exact: true })).toBeVisible();
  // Nothing is wider than a phone.
  await page.setViewportSize({ width: 380, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
  const button = await part.getByRole('button', { name: 'Download kubeconfig for the program' }).boundingBox();
  expect(button.height).toBeLessThan(100);
});

test('the subscription of an identity is the cluster\'s until another is typed', async ({ page, stage }) => {
  const part = await open(page, stage, 'Staging');
  await part.getByRole('radio', { name: 'With an Azure identity' }).check({ force: true });
  await expect(part.getByLabel('Id of its subscription')).toHaveValue('22222222-2222-4222-8222-222222222222');
  await part.getByLabel('Id of its subscription').fill('Production');
  await expect(part.getByRole('alert')).toContainText('This must be a GUID');
  await accessible(page);
});
