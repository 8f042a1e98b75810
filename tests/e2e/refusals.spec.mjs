// What Entra refuses, in full: whose move it is, the exact steps, what to send on; and the sign-ins
// that never come back, because the refusal stays on Microsoft's page.
import { accessible, choose, expect, method, overhear, signIn, test } from './fixture.mjs';

const TRACE = '0f0f0f0f-0000-4000-8000-000000000001';
const CORRELATION = '0f0f0f0f-0000-4000-8000-000000000002';
const CLIENT = '3d1f8a52-6c0b-4a57-9a7e-0c5b2f7e4d11';

const described = (number, text = 'No.') => `AADSTS${number}: ${text}\r\nTrace ID: ${TRACE}\r\nCorrelation ID: ${CORRELATION}\r\nTimestamp: 2026-11-24 10:00:00Z`;

// Microsoft's page as people copy it.
const shown = (number, text) => `Sign in\nSorry, but we’re having trouble signing you in.\n\nAADSTS${number}: ${text}\n\nTroubleshooting details\nRequest Id: ${TRACE}\nCorrelation Id: ${CORRELATION}\nTimestamp: 2026-11-24T10:00:00Z\nMessage: AADSTS${number}: ${text}`;

// Signs in, and Entra sends back a refusal.
async function refused(page, stage, number, error = 'access_denied') {
  stage.faults.set('entra.authorize', { answer: { code: undefined, error, error_description: described(number) }, times: 1 });
  await page.goto(stage.page);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  const alice = page.getByRole('button', { name: 'Alice Martin' });
  const alert = page.getByRole('alert');
  await expect(alice.or(alert)).toBeVisible();
  if (await alice.isVisible()) await alice.click();
  await expect(alert).toBeVisible();
}

const opener = (page) => page.getByRole('button', { name: 'What to do exactly' });
const panel = (page) => page.getByRole('region', { name: 'What to do exactly' });
const checklist = (page) => page.getByRole('region', { name: 'What to check' });

async function opened(page) {
  await expect(opener(page)).toHaveAttribute('aria-expanded', 'false');
  await opener(page).click();
  await expect(opener(page)).toHaveAttribute('aria-expanded', 'true');
  await expect(panel(page)).toBeVisible();
  return panel(page);
}

test('a policy that blocks: the log of sign-ins by the correlation id, to copy and to send on', async ({ page, stage }) => {
  const copied = await overhear(page);
  await refused(page, stage, 53003);
  const told = await opened(page);
  await expect(told).toContainText('AADSTS53003');
  await expect(told).toContainText("The directory's administrator");
  await expect(told).toContainText(`Sign-in logs › filter Correlation ID: ${CORRELATION}`);
  await told.getByRole('button', { name: 'Copy the correlation id' }).click();
  await expect(told.getByText('Copied.')).toBeVisible();
  expect(await copied()).toBe(CORRELATION);
  await told.getByRole('button', { name: 'Copy for your administrator' }).click();
  await expect.poll(copied).toContain('Code: AADSTS53003\n');
  const message = await copied();
  for (const line of [`Correlation ID: ${CORRELATION}`, `Trace ID: ${TRACE}`, 'Time: 2026-11-24 10:00:00Z', `Redirect URI: ${stage.page}`, `Application (client) ID: ${CLIENT}`, 'Error: access_denied', 'Cloud: public']) {
    expect(message.split('\n')).toContain(line);
  }
  expect(message).toContain("I can't sign in to Contoso Kubernetes");
  // Closed and opened again, it is the same.
  await opener(page).click();
  await expect(panel(page)).toBeHidden();
  await opener(page).click();
  await expect(panel(page)).toContainText(CORRELATION);
});

test('no consent: the address where an administrator allows the application comes back to the page', async ({ page, stage }) => {
  await refused(page, stage, 65001, 'consent_required');
  const told = await opened(page);
  const address = await told.locator('code', { hasText: 'adminconsent' }).textContent();
  const { pathname, searchParams } = new URL(address);
  expect(pathname).toMatch(/^\/[^/]+\/v2\.0\/adminconsent$/);
  expect(Object.fromEntries(searchParams)).toEqual({ client_id: CLIENT, scope: 'openid profile email', redirect_uri: stage.page });
  await expect(told).toContainText(`az ad app permission admin-consent --id ${CLIENT}`);
  // What the consent page sends back is no answer to a sign-in.
  await page.goto(`${stage.page}?admin_consent=True&tenant=${pathname.split('/')[1]}`);
  await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
});

test('not assigned: the place in the portal, by name', async ({ page, stage }) => {
  await refused(page, stage, 50105);
  const told = await opened(page);
  await expect(told).toContainText(`Enterprise apps › ${CLIENT} › Users and groups`);
  await expect(told.getByRole('link', { name: 'Microsoft Entra admin centre' })).toHaveAttribute('href', 'https://entra.microsoft.com/');
  await expect(told).not.toContainText('You can');
});

test('not registered as a single-page application: what to move, and the line that sets it', async ({ page, stage, allowed }) => {
  allowed.push(/CORS/, /ERR_FAILED/);
  stage.faults.set('entra.token', { status: 400, noCors: true, times: 9 });
  await page.goto(stage.page);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  await expect(page.getByRole('alert')).toContainText("didn't let this page finish");
  const told = await opened(page);
  await expect(told).toContainText(`App registrations › ${CLIENT} › Authentication`);
  await expect(told).toContainText(`--set "spa={'redirectUris':['${stage.page}']}"`);
  await expect(told.getByRole('button', { name: 'Copy the correlation id' })).toHaveCount(0);
});

test('a number without words of its own still finds the log of sign-ins', async ({ page, stage }) => {
  await refused(page, stage, 999999, 'server_error');
  const told = await opened(page);
  await expect(told).toContainText('AADSTS999999');
  await expect(told).toContainText("can't explain this refusal");
  await expect(told).toContainText(CORRELATION);
});

test('a refusal beside the file is explained there', async ({ page, stage, allowed }) => {
  allowed.push(/status of 400/);
  await signIn(page, stage);
  await choose(page, 'Staging');
  stage.faults.set('entra.token', { status: 400, json: { error: 'invalid_grant', error_description: described(50105), error_codes: [50105] } });
  await method(page, 'With a token in the file');
  await expect(page.getByRole('alert').filter({ hasText: 'AADSTS50105' })).toBeVisible();
  const told = await opened(page);
  await expect(told).toContainText('Users and groups');
  await told.getByText('The message for your administrator').click();
  await expect(told.locator('pre')).toContainText('Account: alice.martin@contoso.com');
});

test('what is cancelled at the provider is explained, and is no sign-in that got lost', async ({ page, stage }) => {
  await page.goto(stage.page);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'You cancelled the sign-in' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  for (const name of ['What to check', 'What to do exactly']) await expect(page.getByRole('button', { name })).toHaveCount(0);
});

async function goneBack(page, stage, at = 'Microsoft') {
  await page.goto(stage.page);
  await page.getByRole('button', { name: `Sign in with ${at}` }).click();
  await expect(page.getByRole('button', { name: 'Alice Martin' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('alert')).toContainText("The sign-in didn't finish");
  await page.getByRole('button', { name: 'What to check' }).click();
  await expect(checklist(page)).toBeVisible();
}

test("back from Microsoft's page: the text it showed is explained, in words and with the line to run", async ({ page, stage }) => {
  await goneBack(page, stage);
  const list = checklist(page);
  await expect(list).toContainText(CLIENT);
  await expect(list.getByRole('definition').getByText(stage.page, { exact: true })).toBeVisible();
  const field = list.getByRole('textbox');
  await field.fill('It just said no.');
  await expect(list).toContainText('no Microsoft number');
  await field.fill(shown(50011, `The redirect URI '${stage.page}' specified in the request does not match.`));
  const meant = list.getByRole('status').filter({ hasText: 'AADSTS50011' }).first();
  await expect(meant).toContainText('The application\'s administrator');
  await expect(meant).toContainText(`App registrations › ${CLIENT} › Authentication`);
  await expect(meant).toContainText(`az ad app show --id ${CLIENT}`);
  await expect(meant.getByRole('button', { name: 'Copy the correlation id' })).toBeVisible();
  await field.fill('700016');
  await expect(list.getByRole('status').filter({ hasText: 'AADSTS700016' }).first()).toContainText("doesn't know this application");
  await field.fill(`<img src=x onerror=alert(1)> AADSTS50105 ${'x'.repeat(100_000)}`);
  await expect(list.getByRole('status').filter({ hasText: 'AADSTS50105' }).first()).toContainText('Users and groups');
  await field.fill('');
  await list.getByText('“Need admin approval” (AADSTS90094)').click();
  await expect(list.locator('code', { hasText: 'adminconsent' }).filter({ visible: true })).toHaveCount(1);
});

test('a reload after Microsoft kept the sign-in is recognised too, once', async ({ page, stage }) => {
  await page.goto(stage.page);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await expect(page.getByRole('button', { name: 'Alice Martin' })).toBeVisible();
  await page.goto(stage.page);
  await expect(page.getByRole('alert')).toContainText("The sign-in didn't finish");
  await expect(page.getByRole('button', { name: 'What to check' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
});

test('back from another provider: what must agree there', async ({ page, stage }) => {
  await goneBack(page, stage, 'Dex');
  const list = checklist(page);
  await expect(list).toContainText('Issuer');
  await expect(list).not.toContainText('AADSTS');
  await list.getByText('It said that the redirect URI is wrong').click();
  await expect(list.getByText('adds exactly the redirect URI below')).toBeVisible();
});

for (const [name, look] of [['light', {}], ['dark', { colorScheme: 'dark' }], ['on a phone', { viewport: { width: 390, height: 844 } }]]) {
  test.describe(name, () => {
    test.use(look);
    test(`explanations and the checklist hold no barrier, ${name}`, async ({ page, stage }, info) => {
      const picture = async (what) => {
        const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(width).toBeLessThanOrEqual(0);
        await page.screenshot({ path: info.outputPath(`${what}.png`), fullPage: true });
      };
      await refused(page, stage, 50011);
      await opened(page);
      await accessible(page);
      await picture('refused');
      await page.getByText('The message for your administrator').click();
      await accessible(page);
      // The provider would let whoever is signed in straight through.
      await page.context().clearCookies();
      await goneBack(page, stage);
      await accessible(page);
      await picture('checklist');
      await checklist(page).getByRole('textbox').fill(shown(65001, 'No.'));
      await expect(checklist(page).getByRole('status').filter({ hasText: 'AADSTS65001' }).first()).toBeVisible();
      await accessible(page);
      await picture('pasted');
    });
  });
}
