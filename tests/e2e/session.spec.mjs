// Signing in and out, and everything that can go wrong on the way.
import { createServer } from 'node:http';
import { choose, download, expect, kubectl, method, overhear, preview, signIn, test } from './fixture.mjs';

const tokenCalls = (stage) => stage.requests.filter((r) => r.method === 'POST' && /\/token$/.test(r.url)).length;

test('a link selects, survives the sign-in and never chooses a token', async ({ page, stage }) => {
  await signIn(page, stage, { query: '?cluster=stg-weu&namespace=billing&method=azurecli' });
  await expect(page.getByText('Chosen by a link')).toBeVisible();
  await expect(preview(page)).toContainText('azurecli');
  await expect(preview(page)).toContainText('namespace: billing');
  expect(new URL(page.url()).search).toBe('?cluster=stg-weu&namespace=billing&method=azurecli');
  await page.reload();
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await expect(preview(page)).toContainText('namespace: billing');
  await page.goto(`${stage.page}?cluster=dev-weu&method=token`);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await expect(preview(page)).toContainText('oidc-login');
});

test('the link to share selects the same again', async ({ page, stage }) => {
  const copied = await overhear(page);
  await signIn(page, stage);
  await choose(page, 'Sandbox');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  expect(await copied()).toBe(`${stage.page}?cluster=dev-weu&namespace=payments`);
  await page.getByRole('button', { name: 'Copy kubeconfig' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await copied()).toBe((await download(page)).text);
});

test('nothing is kept after the sign-in', async ({ page, stage, context }) => {
  await signIn(page, stage);
  const kept = await page.evaluate(() => [sessionStorage.length, localStorage.length, document.cookie]);
  expect(kept).toEqual([0, 0, '']);
  expect(page.url()).toBe(stage.page);
  const names = (await context.cookies(stage.page)).map((cookie) => cookie.name).filter((name) => !/^(entra|dex)_/.test(name));
  expect(names).toEqual([]);
});

test('a cancelled sign-in says so and the choice stays', async ({ page, stage }) => {
  for (const [at, words] of [['Microsoft', 'You cancelled the sign-in'], ['Dex', "You cancelled the sign-in, or you don't have access"]]) {
    await page.goto(`${stage.page}?cluster=stg-weu`);
    await page.getByRole('button', { name: `Sign in with ${at}` }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
    // What one did oneself is no failure, and nothing for an administrator.
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.locator('main details')).toHaveCount(0);
    expect(new URL(page.url()).search).toBe('?cluster=stg-weu');
  }
  expect(tokenCalls(stage)).toBe(0);
});

test('a replayed answer is refused before anything is sent', async ({ page, stage }) => {
  await page.goto(`${stage.page}#code=abc&state=def`);
  await expect(page.getByRole('alert')).toContainText("didn't start a sign-in");
  expect(page.url()).toBe(stage.page);
  expect(tokenCalls(stage)).toBe(0);
});

test('an answer with another state is refused before anything is sent', async ({ page, stage }) => {
  stage.faults.set('entra.authorize', { answer: { state: 'x'.repeat(43) }, times: 1 });
  await page.goto(stage.page);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  await expect(page.getByRole('alert')).toContainText('belongs to another sign-in');
  expect(tokenCalls(stage)).toBe(0);
});

test('an answer of another issuer is refused before the code is sent', async ({ page, stage }) => {
  for (const iss of ['https://evil.example', undefined]) {
    stage.faults.set('dex.authorize', { answer: { iss }, times: 1 });
    await page.goto(stage.page);
    await page.getByRole('button', { name: 'Sign in with Dex' }).click();
    const alice = page.getByRole('button', { name: 'Alice Martin' });
    const alert = page.getByRole('alert');
    await expect(alice.or(alert)).toBeVisible();
    if (await alice.isVisible()) await alice.click();
    await expect(alert).toContainText('another identity provider');
  }
  expect(tokenCalls(stage)).toBe(0);
});

for (const [name, fault, words] of [
  ['signed by another key', { wrongKey: true }, "sign-in's signature is wrong"],
  ['meant for another application', { claims: { aud: 'other' } }, 'is for another application'],
  ['of another issuer', { claims: { iss: 'https://evil.example' } }, 'a different issuer'],
  ['of another attempt', { claims: { nonce: 'other' } }, 'another attempt'],
  ['that had ended when it was issued', { claims: { iat: 1000, nbf: 1000, exp: 2000 } }, "clock isn't the cause"],
  ['without a subject', { claims: { sub: undefined } }, 'lacks the claim “sub”'],
]) {
  test(`an ID token ${name} ends the sign-in`, async ({ page, stage }) => {
    stage.faults.set('entra.id_token', { ...fault, times: 1 });
    await page.goto(stage.page);
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await page.getByRole('button', { name: 'Alice Martin' }).click();
    await expect(page.getByRole('alert')).toContainText(words);
    await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
  });
}

test('a clock that is wrong is told by as much as it is wrong', async ({ page, stage }) => {
  for (const [hours, way] of [[3, 'ahead'], [-2, 'behind']]) {
    await page.clock.setSystemTime(Date.now() + hours * 3600_000);
    await page.goto(stage.page);
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    const alice = page.getByRole('button', { name: 'Alice Martin' });
    await expect(alice.or(page.getByRole('alert'))).toBeVisible();
    if (await alice.isVisible()) await alice.click();
    await expect(page.getByRole('alert')).toContainText(new RegExp(`This device's clock is (${Math.abs(hours) * 60}|${Math.abs(hours) * 60 - 1}) minutes ${way}\\.`));
  }
});

test('a redirect, too much and too late are no matter of CORS', async ({ page, stage, allowed }) => {
  test.setTimeout(90_000);
  // The page gives up after its 15 seconds. First, since a provider's settings are kept for a day
  // once they have come.
  stage.faults.set('entra.discovery', { delay: 17_000 });
  await page.goto(stage.page);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await expect(page.getByRole('alert')).toContainText("didn't answer within 15 seconds", { timeout: 20_000 });
  await expect(page.getByRole('alert')).not.toContainText(/CORS|trustTls/);
  // The browser tells the guard where a redirect leads; nobody goes there.
  let visits = 0;
  const elsewhere = createServer((_, res) => res.end()).on('connection', () => (visits += 1));
  await new Promise((resolve) => elsewhere.listen(0, 'localhost', resolve));
  const redirect = `http://localhost:${elsewhere.address().port}/`;
  // The document asks for portal.yaml ahead, and that goes where it is led.
  allowed.push(new RegExp(`^request to ${new URL(redirect).origin}$`), /404 \(Not Found\) http:\S+\/elsewhere$/);
  try {
    for (const [name, fault, words] of [
      ['entra.discovery', { redirect }, 'leads to another address'],
      ['entra.discovery', { large: 300_000 }, "didn't answer like an identity provider"],
      ['entra.keys', { redirect }, 'leads to another address'],
      ['entra.keys', { large: 300_000 }, "didn't answer like an identity provider"],
      ['entra.token', { redirect }, 'leads to another address'],
      ['page.portal', { redirect: '/elsewhere' }, 'It leads to another address'],
    ]) {
      stage.faults.clear();
      stage.faults.set(name, fault);
      await page.goto(stage.page);
      if (name !== 'page.portal') await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
      const alice = page.getByRole('button', { name: 'Alice Martin' });
      await expect(alice.or(page.getByRole('alert'))).toBeVisible();
      if (await alice.isVisible()) await alice.click();
      await expect(page.getByRole('alert')).toContainText(words);
      await expect(page.getByRole('alert')).not.toContainText(/CORS|trustTls/);
    }
    expect(visits).toBe(0);
  } finally {
    elsewhere.close();
  }
});

test('keys that change just before signing are found', async ({ page, stage }) => {
  await signIn(page, stage);
  await stage.rotate('entra');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  await expect(page.getByRole('heading', { name: 'Your kubeconfig' })).toBeVisible();
});

test('a provider that fails is told apart, and a double click leaves once', async ({ page, stage, allowed }) => {
  allowed.push(/status of 500/, /ERR_/);
  for (const [fault, words] of [
    [{ status: 500 }, 'answered 500 instead of its settings'],
    [{ malformed: true }, "settings can't be read"],
    [{ reset: true }, "couldn't reach"],
  ]) {
    // Browsers ask once more by themselves after a reset.
    stage.faults.set('entra.discovery', { ...fault, times: 9 });
    await page.goto(stage.page);
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await expect(page.getByRole('alert')).toContainText(words);
  }
  stage.faults.clear();
  stage.faults.set('entra.discovery', { delay: 1500, times: 1 });
  stage.requests.length = 0;
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).dblclick();
  await expect(page.getByText('Going to Microsoft')).toBeVisible();
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  await expect(page.getByRole('heading', { name: 'Your kubeconfig' })).toBeVisible();
  stage.faults.set('entra.token', { status: 500, times: 1 });
  await page.reload();
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await expect(page.getByRole('alert')).toContainText('answered 500 at the end of the sign-in');
});

test('what a provider says is shown so that it hides and steers nothing', async ({ page, stage }) => {
  const hidden = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
  const told = async (visible) => {
    const alert = page.getByRole('alert');
    await alert.getByText('For an administrator').click();
    await expect(alert).toContainText(visible);
    expect(await page.locator('body').innerText()).not.toMatch(hidden);
  };
  const error = { code: undefined, error: 'new_error\u202e', error_description: 'See\u2066 moc.live\u200b\r\nNow' };
  stage.faults.set('dex.authorize', { answer: error, times: 1 });
  await page.goto(stage.page);
  await page.getByRole('button', { name: 'Sign in with Dex' }).click();
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  await told('See\\u{2066} moc.live\\u{200b} Now');
  // An issuer that differs by what nobody sees.
  const at = (name) => `${stage.addresses.dex}/dex${name}`;
  const document = { issuer: at('\u200b'), authorization_endpoint: at('/auth'), token_endpoint: at('/token'), jwks_uri: at('/keys') };
  stage.faults.set('dex.discovery', { status: 200, json: document });
  await page.getByRole('button', { name: 'Sign in with Dex' }).click();
  await expect(page.getByRole('alert')).toContainText('calls itself');
  await told('\\u{200b}');
});

test('pressing Back at the provider is recognised', async ({ page, stage }) => {
  await page.goto(stage.page);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await expect(page.getByRole('button', { name: 'Alice Martin' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('alert')).toContainText("The sign-in didn't finish");
  await expect(page.getByText(stage.page, { exact: true })).toBeVisible();
});

test('signing out of the page, at the provider, and with another account', async ({ page, stage }) => {
  await signIn(page, stage);
  await page.getByRole('button', { name: 'Use another account' }).click();
  await page.getByRole('button', { name: 'Bob Stone' }).click();
  await expect(page.getByText('bob.stone@contoso.com')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByText("You're signed out of this page")).toBeVisible();
  await expect(page.getByText('bob.stone')).toHaveCount(0);
  await page.getByRole('button', { name: 'Sign out at Microsoft too' }).click();
  await page.getByRole('button', { name: 'Yes, sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Get your kubeconfig' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await expect(page.getByRole('button', { name: 'Alice Martin' })).toBeVisible();
});

test('when the session ends, choices and files without a token stay', async ({ page, stage }) => {
  await page.clock.install();
  await signIn(page, stage);
  await choose(page, 'Sandbox');
  await page.clock.fastForward('01:01:00');
  await expect(page.getByText('Your sign-in has ended')).toBeVisible();
  await expect(preview(page)).toContainText('namespace: payments');
  expect((await download(page)).text).toContain('oidc-login');
});

// A sign-in whose ID token, issued a while ago, ends in five minutes: too soon to be of use in a file.
async function signInForFiveMinutes(page, stage, issued = -3300) {
  const now = Math.floor(Date.now() / 1000);
  stage.faults.set('entra.id_token', { claims: { iat: now + issued, exp: now + 300 }, times: 1 });
  await signIn(page, stage);
  await choose(page, 'Sandbox');
}

test('a token that ends soon is renewed before it goes into a file', async ({ page, stage }) => {
  await signInForFiveMinutes(page, stage);
  const calls = tokenCalls(stage);
  await method(page, 'With a token in the file');
  await expect(page.getByText('holds a secret')).toBeVisible();
  expect(tokenCalls(stage)).toBe(calls + 1);
  const { text } = await download(page);
  const [, claims] = /token: "?[\w-]+\.([\w-]+)\./.exec(text);
  const { exp } = JSON.parse(Buffer.from(claims, 'base64url'));
  expect(exp - Date.now() / 1000).toBeGreaterThan(3000);
  expect((await kubectl(text, ['auth', 'whoami'])).out).toContain('entra:alice.martin@contoso.com');
});

test('where tokens never last long enough, the page says so and offers no way in a circle', async ({ page, stage, allowed }) => {
  allowed.push(/status of 400/);
  await signInForFiveMinutes(page, stage, 0);
  stage.faults.set('entra.token', { status: 400 });
  await method(page, 'With a token in the file');
  await expect(page.getByText('tokens last only 5 min: too short for a file')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in again' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Download kubeconfig' })).toHaveCount(0);
  await method(page, 'In the browser');
  await expect(page.getByRole('button', { name: 'Download kubeconfig' })).toBeVisible();
});

test('a token that ends soon and cannot be renewed goes into no file', async ({ page, stage, allowed }) => {
  allowed.push(/status of 400/);
  await signInForFiveMinutes(page, stage);
  stage.faults.set('entra.token', { status: 400 });
  await method(page, 'With a token in the file');
  await expect(page.getByRole('alert').filter({ hasText: /./ }).first()).toHaveText(/^This sign-in's token ends in less than ten minutes.*Sign in again for a fresh one\.$/);
  await expect(page.getByRole('button', { name: 'Download kubeconfig' })).toHaveCount(0);
  await expect(preview(page)).toHaveCount(0);
  stage.faults.clear();
  await page.getByRole('button', { name: 'Sign in again' }).click();
  // Whoever signs in again for a token comes back to the way they chose.
  await expect(page.getByText('holds a secret')).toBeVisible();
  await expect(page.getByText('Chosen by a link')).toHaveCount(0);
});
