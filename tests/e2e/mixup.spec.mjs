// Two plain providers at one redirect URI, of which one is hostile (RFC 9700 section 4.4, RFC 9207).
import { expect, signIn, test } from './fixture.mjs';

const posts = (stage) => stage.requests.filter((one) => one.method === 'POST' && /\/token$/.test(one.url));
const stolen = (stage) => stage.requests.filter((one) => one.stolen);
const asked = (stage, server) => stage.requests.filter((one) => one.server === server && /\/auth\?/.test(one.url));

test.beforeEach(async ({ stage, page }) => {
  stage.setPortal({ only: 'dex', rival: true });
  await page.goto(stage.page);
});

test('a hostile provider gets no code of the honest one, whether that names itself or not', async ({ page, stage }) => {
  for (const silent of [true, false]) {
    stage.faults.clear();
    if (silent) stage.faults.set('dex.silent', {});
    stage.faults.set('rival.mixup', { victim: `${stage.addresses.dex}/dex` });
    await page.goto(stage.page);
    await page.getByRole('button', { name: 'Sign in with Rival' }).click();
    // The person signs in at the honest provider, where they know their way, and need not the second time.
    if (silent) await page.getByRole('button', { name: 'Alice Martin' }).click();
    await expect(page.getByRole('alert')).toContainText("another identity provider than you chose, or doesn't say which");
    expect(page.url()).toBe(stage.page);
  }
  expect(asked(stage, 'dex').length).toBe(2);
  expect([posts(stage), stolen(stage)]).toEqual([[], []]);
});

test('nobody leaves for a provider that does not promise to name itself, and the key to add is told', async ({ page, stage }) => {
  stage.faults.set('dex.silent', {});
  stage.faults.set('rival.silent', {});
  stage.faults.set('rival.mixup', { victim: `${stage.addresses.dex}/dex` });
  for (const [at, name] of [['Dex', 'dex'], ['Rival', 'rival']]) {
    await page.goto(stage.page);
    await page.getByRole('button', { name: `Sign in with ${at}` }).click();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(`adds to the identity “${name}” in portal.yaml: redirect: signin-2.html`);
    await expect(alert).toContainText('identities[].redirect');
    await alert.getByText('For an administrator').click();
    await expect(alert).toContainText(`${stage.page}signin-2.html`);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  }
  expect([asked(stage, 'dex'), asked(stage, 'rival'), posts(stage), stolen(stage)]).toEqual([[], [], [], []]);
});

test('where both promise it, people sign in at each, and portal.yaml has a remark', async ({ page, stage }) => {
  await page.getByText('Remarks on portal.yaml').click();
  await expect(page.getByText('shares its redirect URI with the one in line')).toBeVisible();
  for (const [at, server] of [['Dex', 'dex'], ['Rival', 'rival']]) {
    await signIn(page, stage, { at });
    expect(posts(stage).pop().server).toBe(server);
  }
});

test("the provider's sign-out comes back to the identity's own page", async ({ page, stage }) => {
  stage.setPortal({});
  await signIn(page, stage, { at: 'Dex' });
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Sign out at Dex too' }).click();
  await page.getByRole('button', { name: 'Yes, sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Get your kubeconfig' })).toBeVisible();
  expect(page.url()).toBe(`${stage.page}`);
  const left = stage.requests.find((one) => one.server === 'dex' && /\/logout\?/.test(one.url));
  expect(new URL(left.url, stage.addresses.dex).searchParams.get('post_logout_redirect_uri')).toBe(`${stage.page}signin-2.html`);
});
