// What leaves the page, what stays, and what it refuses, seen from outside.
import { choose, download, expect, method, signIn, test } from './fixture.mjs';

const tokenCalls = (stage) => stage.requests.filter((r) => r.method === 'POST' && /\/token$/.test(r.url)).length;

// The addresses the page came to, before it cleaned them.
function arrivals(page) {
  const seen = [];
  page.on('framenavigated', (frame) => frame === page.mainFrame() && seen.push(frame.url()));
  return () => seen.find((url) => /[#?&]code=/.test(url));
}

test('the page talks to its own host and the chosen provider, to nobody else', async ({ page, stage }) => {
  const origins = new Set();
  page.on('request', (request) => request.url().startsWith('http') && origins.add(new URL(request.url()).origin));
  await signIn(page, stage);
  await choose(page, 'Sandbox');
  await method(page, 'With a token in the file');
  await download(page);
  expect([...origins].sort()).toEqual([new URL(stage.page).origin, stage.addresses.entra].sort());
});

test('every request goes without cookies and referrer, is followed nowhere and given up in time', async ({ page, stage }) => {
  const heard = [];
  await page.exposeFunction('heard', (one) => heard.push(one));
  await page.addInitScript(() => {
    let limit;
    const [send, timeout] = [window.fetch, AbortSignal.timeout];
    AbortSignal.timeout = (time) => {
      limit = time;
      return timeout.call(AbortSignal, time);
    };
    window.fetch = (input, init) => {
      const { url, method, mode, credentials, referrerPolicy, redirect, cache } = new Request(input instanceof Request ? input.clone() : input, init);
      window.heard({ url, method, mode, credentials, referrerPolicy, redirect, cache, limit });
      limit = undefined;
      return send(input, init);
    };
  });
  const sent = [];
  page.on('request', (request) => request.resourceType() === 'fetch' && sent.push(request));
  stage.setPortal({ azure: true, only: 'contoso' });
  await signIn(page, stage);
  await page.getByRole('button', { name: 'Find my clusters' }).click();
  await expect(page.getByText(/Found 2,?\d{3} clusters/)).toBeVisible();
  // Of so many the list shows the first.
  await page.getByRole('searchbox', { name: 'Search clusters' }).fill('Sandbox');
  await choose(page, 'Sandbox');
  await method(page, 'With a token in the file');
  await download(page);
  // The parts of the program itself are no requests of its.
  const own = heard.filter((one) => !/\.wasm$/.test(one.url));
  const caches = { 'portal.yaml': 'no-cache', '.well-known/openid-configuration': 'default', '/discovery/v2.0/keys': 'default', '/oauth2/v2.0/token': 'no-store', '/providers/Microsoft.ResourceGraph/': 'no-store' };
  for (const [part, cache] of Object.entries(caches)) {
    const found = own.filter((one) => one.url.includes(part));
    expect(found.length, part).toBeGreaterThan(0);
    for (const one of found) expect(one.cache, one.url).toBe(cache);
  }
  for (const { url, credentials, referrerPolicy, redirect, mode, limit } of own) {
    // What lies beside the page is asked for as the browser asks for the page.
    const beside = url === new URL('portal.yaml', stage.page).href;
    const sends = beside ? 'same-origin' : 'omit';
    // Of what lies beside the page each piece has its time: see portal.spec.
    const most = beside ? undefined : 15_000;
    expect({ url, credentials, referrerPolicy, redirect, mode, limit }).toEqual({ url, credentials: sends, referrerPolicy: 'no-referrer', redirect: 'manual', mode: 'cors', limit: most });
  }
  // The provider knows the person by a cookie, and gets it only where they are. Of an answer from
  // its own cache the browser names an empty referrer, which is none.
  for (const request of sent.filter((one) => !/\.wasm$/.test(one.url()))) {
    const headers = await request.allHeaders();
    expect([headers.cookie, headers.referer || undefined, headers.authorization?.split(' ')[0] ?? 'Bearer'], request.url()).toEqual([undefined, undefined, 'Bearer']);
  }
});

test('after the sign-in the policy lets nothing through to a host that portal.yaml does not name', async ({ page, stage, allowed }) => {
  allowed.push(/elsewhere\.example/, /Content Security Policy/);
  await signIn(page, stage);
  const outcome = await page.evaluate(() => new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => resolve(`${event.effectiveDirective} ${event.blockedURI}`));
    fetch('https://elsewhere.example/collect').then(() => resolve('sent'), () => {});
  }));
  expect(outcome).toMatch(/^connect-src https:\/\/elsewhere\.example/);
});

test('an answer that was used is worth nothing a second time', async ({ page, stage }) => {
  const arrival = arrivals(page);
  await signIn(page, stage);
  const used = arrival();
  expect(new URL(used).hash).toContain('code=');
  const calls = tokenCalls(stage);
  await page.goto('about:blank');
  await page.goto(used);
  await expect(page.getByRole('alert')).toContainText("didn't start a sign-in");
  expect(page.url()).toBe(stage.page);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
  expect(tokenCalls(stage)).toBe(calls);
});

test('a code that has ended is refused in words', async ({ page, stage, allowed }) => {
  allowed.push(/status of 400/);
  await page.route('**/oauth2/v2.0/token', (route) => route.fulfill({
    status: 400,
    contentType: 'application/json',
    headers: { 'access-control-allow-origin': '*' },
    body: JSON.stringify({
      error: 'invalid_grant',
      error_description: 'AADSTS70008: The provided authorization code or refresh token has expired due to inactivity. Trace ID: 0f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e Correlation ID: 1f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e Timestamp: 2026-01-01 00:00:00Z',
      error_codes: [70008],
    }),
  }));
  await page.goto(stage.page);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('This sign-in is no longer valid');
  await alert.getByText('For an administrator').click();
  await expect(alert).toContainText('1f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e');
});

test('while the provider takes its time, the page says what it does', async ({ page, stage }) => {
  stage.faults.set('entra.token', { delay: 2000, times: 1 });
  await page.goto(stage.page);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  await expect(page.getByText('Checking your sign-in')).toBeVisible();
  expect(page.url()).toBe(stage.page);
  await expect(page.getByRole('heading', { name: 'Your kubeconfig' })).toBeVisible();
});

test('keys that cannot be had end the sign-in, unless the portal trusts the connection', async ({ page, stage, allowed }) => {
  allowed.push(/ERR_/);
  for (const trusted of [false, true]) {
    stage.setPortal({ entra: trusted ? '\n    trustTls: true' : '' });
    stage.faults.set('entra.keys', { reset: true });
    await page.goto(stage.page);
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    // The provider knows the person the second time.
    if (!trusted) await page.getByRole('button', { name: 'Alice Martin' }).click();
    if (trusted) await expect(page.getByText('trusts the connection to the provider')).toBeVisible();
    else await expect(page.getByRole('alert')).toContainText(/^This page can't read the identity provider's keys, .*\./);
  }
});

test('keys that are answered wrongly end the sign-in, also where the portal trusts the connection', async ({ page, stage, allowed }) => {
  allowed.push(/status of 500/);
  stage.setPortal({ entra: '\n    trustTls: true' });
  stage.faults.set('entra.keys', { status: 500 });
  await page.goto(stage.page);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  await expect(page.getByRole('alert')).toContainText("keys can't be read");
});

test('inside another page it shows nothing, also where the host sends no headers', async ({ page, stage }) => {
  await page.route(stage.page, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { 'content-type': 'text/html' } });
  });
  await page.goto('about:blank');
  await page.setContent(`<!doctype html><iframe src="${stage.page}"></iframe>`);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByText("doesn't work inside another page")).toBeVisible();
  await expect(frame.getByRole('button', { name: /Sign in/ })).toHaveCount(0);
});
