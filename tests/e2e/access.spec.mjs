// Access: what the page tells of a person's access is what the cluster itself says, and what it
// hands over to get or give access is taken by the real kubectl.
import { readFileSync } from 'node:fs';
import { loadYaml } from '@kubernetes/client-node';
import { KUBECTL_CLIENT, PAGE_CLIENT } from '../stage/entra.mjs';
import { GROUPS, person } from '../stage/people.mjs';
import { accessible, choose, choosing, download, expect, kubectl, method, openAccess, overhear, part, signIn, test } from './fixture.mjs';

const asked = (stage, pattern) => stage.requests.filter((one) => one.server === 'azure' && pattern.test(one.url) && one.method !== 'OPTIONS');

// Signs in, chooses a cluster and a namespace, and opens a part of access.
async function open(page, stage, { who, at, name = 'Production, West Europe', namespace = 'payments', tab = 'You to this cluster', portal, by } = {}) {
  stage.setPortal(portal ?? {});
  await signIn(page, stage, { who, at });
  await choose(page, name);
  if (namespace) await page.getByRole('combobox', { name: 'Namespace' }).fill(namespace);
  if (by) await method(page, by);
  await openAccess(page);
  return part(page, tab);
}

// What the cluster itself says of the person, with the file that the page hands over.
async function whoami(page, stage, id, cluster) {
  const { text } = await download(page);
  const token = await stage.mint({ person: id, cluster });
  const { out, err } = await kubectl(text, ['auth', 'whoami', '-o', 'json'], { token });
  return { text, token, err, ...(out && JSON.parse(out).status.userInfo) };
}

const below = (region, heading) => region.locator(`h3:text-is("${heading}") ~ *`);
const userName = (region) => below(region, 'Your user name').locator('code').first();
const groupNames = (region) => region.locator('h3:text-is("Your groups") + ul').locator('code').allTextContents();
const own = (groups) => groups.filter((group) => group !== 'system:authenticated');

// As people use it: on a phone, in the dark, with a screen reader.
async function fits(page) {
  // Two looks of axe take some ten seconds where the machine is busy, however small the page, and some
  // journeys look at many pages: each brings the time it needs.
  test.setTimeout(test.info().timeout + 25_000);
  // Colours fade from one theme to the other; what they end as counts.
  const theme = async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(100);
    await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running'));
  };
  await accessible(page);
  await theme('dark');
  await accessible(page);
  await theme('light');
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 380, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
  // Nothing sticks out of its card either, where the page would hide it.
  const out = await page.evaluate(() => [...document.querySelectorAll('.access *')].filter((one) => {
    const { width, right } = one.getBoundingClientRect();
    return width > 0 && right > 380 && !one.closest('pre, code, .unseen, .seen');
  }).map((one) => `${one.tagName}.${one.className}`));
  expect(out).toEqual([]);
  await page.setViewportSize(wide);
}

// Each person and cluster, and how sure the page is: it must name what the cluster then says.
for (const [who, id, at, name, cluster, sure, by] of [
  ['Alice Martin', 'alice', 'Microsoft', 'Production, West Europe', 'prod-weu', 'Likely'],
  ['Gus Guest', 'gus', 'Microsoft', 'Production, West Europe', 'prod-weu', 'Certain'],
  ['Bob Stone', 'bob', 'Microsoft', 'Production, West Europe', 'prod-weu', 'Likely'],
  ['Alice Martin', 'alice', 'Microsoft', 'Sandbox', 'dev-weu', 'Likely'],
  ['Alice Martin', 'alice', 'Microsoft', 'Sandbox', 'dev-weu', 'Certain', /^With a token in the file/],
  ['Alice Martin', 'alice', 'Dex', 'Edge, development', 'edge-dev', 'Likely'],
  ['Mallory Hostile', 'mallory', 'Dex', 'Edge, development', 'edge-dev', 'Likely'],
]) {
  test(`${id} is to ${cluster} who the page says${by ? ', by a token too' : ''}`, async ({ page, stage }) => {
    const copied = await overhear(page);
    const you = await open(page, stage, { who, at, name, by });
    const { username, groups } = await whoami(page, stage, id, cluster);
    // What is shown is harmless to look at; what is copied is exact.
    await you.getByRole('button', { name: /^Copy: / }).first().click();
    await expect.poll(copied).toBe(username);
    if (id !== 'mallory') {
      await expect(userName(you)).toHaveText(username);
      if (own(groups).length > 0) expect(await groupNames(you)).toEqual(own(groups));
    }
    await expect(you.getByText(sure, { exact: true }).first()).toBeVisible();
    await expect(you.getByText('The cluster decides. This page only shows what it knows.')).toBeVisible();
  });
}

test('AKS knows a member by name, a guest by object id, and everybody\'s groups by object id', async ({ page, stage }) => {
  const you = await open(page, stage);
  await expect(userName(you)).toHaveText('alice.martin@contoso.com');
  expect(await groupNames(you)).toEqual([GROUPS.platform, GROUPS.payments]);
  await expect(you.getByText(/AKS knows members of the organisation by their user principal name/)).toBeVisible();
  await expect(you.getByText('kubectl auth whoami')).toBeVisible();
  await fits(page);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.context().clearCookies();
  const guest = await open(page, stage, { who: 'Gus Guest' });
  await expect(userName(guest)).toHaveText(person('gus').oid);
});

test('a cluster of its own sees names with their prefixes', async ({ page, stage }) => {
  const you = await open(page, stage, { at: 'Dex', name: 'Edge, development' });
  await expect(userName(you)).toHaveText('oidc:alice.martin@contoso.com');
  expect(await groupNames(you)).toEqual(['oidc:team-platform', 'oidc:team-payments']);
  await expect(you.getByText('From the claim email, with oidc: before it.')).toBeVisible();
  await fits(page);
});

test('kubectl\'s own client makes the name likely, and says why', async ({ page, stage }) => {
  const you = await open(page, stage, { name: 'Sandbox' });
  await expect(userName(you)).toHaveText('entra:alice.martin@contoso.com');
  await expect(you.getByText(`kubectl signs in with another application than this page: ${KUBECTL_CLIENT}.`)).toBeVisible();
  await expect(you.getByText('Certain', { exact: true })).toHaveCount(0);
  // What holds for every application is certain all the same.
  await expect(you.getByText(person('alice').oid).first()).toBeVisible();
});

test('whoever is in too many groups learns it before the cluster refuses them', async ({ page, stage }) => {
  const you = await open(page, stage, { who: 'Olga Novak', name: 'Sandbox' });
  await expect(you.getByText('You\'re in too many groups for a sign-in.')).toBeVisible();
  await expect(you.getByText('The sign-in may fail')).toBeVisible();
  // The cure is named as the tab that has it is called.
  await expect(you.getByText(/“API server settings”/).first()).toBeVisible();
  const { err } = await whoami(page, stage, 'olga', 'dev-weu');
  expect(err).toMatch(/Unauthorized|must be logged in/);
  await fits(page);
});

test('the claims are there for the curious, and nothing that signs in', async ({ page, stage }) => {
  const you = await open(page, stage);
  await you.getByText('What your sign-in says').click();
  const claims = you.locator('details');
  await expect(claims.getByText('preferred_username', { exact: true })).toBeVisible();
  await expect(claims.getByText('Who you are in Entra, to every application; stays the same')).toBeVisible();
  await expect(claims.getByText('Ties it to this one sign-in')).toBeVisible();
  const said = await page.evaluate(() => document.body.textContent);
  const sent = stage.requests.find((one) => one.server === 'entra' && /\/authorize\?/.test(one.url));
  const nonce = new URL(sent.url, 'http://x').searchParams.get('nonce');
  expect(nonce.length).toBeGreaterThan(10);
  expect(said).not.toContain(nonce);
  expect(said).not.toMatch(/eyJ[\w-]{10,}\./);
  for (const name of ['nonce', 'at_hash']) {
    const value = claims.locator(`dt:has(code:text-is("${name}")) + dd`);
    if (await value.count()) await expect(value).toContainText('not shown');
  }
  await fits(page);
});

test('hostile names and endless ones stay in their place', async ({ page, stage }) => {
  for (const who of ['Mallory Hostile', 'Lena Long']) {
    const you = await open(page, stage, { who });
    await you.getByText('What your sign-in says').click();
    for (const tab of ['You to this cluster', 'What you may do', 'Ask for access', 'Give access']) {
      await part(page, tab);
      await fits(page);
    }
    expect(await page.evaluate(() => document.querySelectorAll('main img[src="x"], main script').length)).toBe(0);
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.context().clearCookies();
  }
});

test('the line asks the cluster, and its answer is read in plain words', async ({ page, stage }) => {
  const may = await open(page, stage, { who: 'Gus Guest', tab: 'What you may do' });
  const line = await may.locator('code', { hasText: 'can-i' }).textContent();
  const { text } = await download(page);
  // The context is the file's, so that the line asks this cluster whatever is the current one.
  const { contexts } = loadYaml(text);
  expect(line).toBe(`kubectl auth can-i --list --namespace=payments --context=${contexts[0].name}`);
  await expect(may.getByText(`kubectl auth whoami --context=${contexts[0].name}`)).toBeVisible();
  const token = await stage.mint({ person: 'gus', cluster: 'prod-weu' });
  const { out } = await kubectl(text, line.split(' ').slice(1), { token });
  const before = stage.requests.length;
  await may.getByRole('textbox', { name: 'Paste what kubectl auth can-i --list printed' }).fill(out);
  await expect(may.getByText('What the answer says')).toBeVisible();
  await expect(may.getByText(/^You can read pods/)).toBeVisible();
  await expect(may.getByText('You can read secrets.')).toBeVisible();
  await expect(may.getByText('The cluster decides each time. This is what it said then.')).toBeVisible();
  // It went nowhere.
  expect(stage.requests.length).toBe(before);
  await fits(page);
});

test('whoever may do nothing is told the next step, and an error is not taken for an answer', async ({ page, stage }) => {
  const may = await open(page, stage, { who: 'Bob Stone', tab: 'What you may do' });
  const paste = may.getByRole('textbox', { name: /^Paste/ });
  const { text } = await download(page);
  const token = await stage.mint({ person: 'bob', cluster: 'prod-weu' });
  const { out } = await kubectl(text, ['auth', 'can-i', '--list', '-n', 'payments'], { token });
  await paste.fill(out);
  await expect(may.getByText(/^You can't do anything here yet/)).toBeVisible();
  await expect(may.getByText('“Ask for access” writes the request for you.')).toBeVisible();
  const refused = await kubectl(text, ['auth', 'can-i', '--list', '-n', 'payments'], { token: 'no token' });
  await paste.fill(refused.err);
  await expect(may.getByText('What the answer says')).toBeHidden();
  await expect(may.locator('.findings li').first()).toBeVisible();
  await paste.fill('hello');
  await expect(may.getByText('This text has no table from kubectl.')).toBeVisible();
  await fits(page);
});

for (const [name, sentence] of [
  ['view', /^You can read .*pods/],
  ['edit', /^You can create, change and delete .*deployments/],
  ['everything', 'You can do everything here.'],
  ['reads-everything', 'You can read everything here.'],
  ['named', /^You can use some things only by name: .*database/],
  ['azure', /this list may be incomplete/],
]) {
  test(`an answer of a real cluster is read: ${name}`, async ({ page, stage }) => {
    const may = await open(page, stage, { tab: 'What you may do' });
    const answer = readFileSync(new URL(`../fixtures/samples/can-i/${name}.txt`, import.meta.url), 'utf8');
    await may.getByRole('textbox', { name: /^Paste/ }).fill(answer);
    await expect(may.getByText(sentence).first()).toBeVisible();
  });
}

test('a right beside others is told to the verb', async ({ page, stage }) => {
  const may = await open(page, stage, { tab: 'What you may do' });
  await may.getByRole('textbox', { name: /^Paste/ }).fill([
    'Resources                Non-Resource URLs   Resource Names   Verbs',
    'services                 []                  []               [get list watch]',
    'pods                     []                  []               [get]',
    'deployments.apps/scale   []                  []               [update]',
    '*.cert-manager.io        []                  []               [get]',
    '                         [/metrics]          []               [get]',
  ].join('\n'));
  await expect(may.getByText('You can read services.')).toBeVisible();
  await expect(may.getByText('You can use single verbs on some things: pods (get); deployments.apps/scale (update); everything of cert-manager.io (get); /metrics (get).')).toBeVisible();
  await fits(page);
});

test('a cluster that was found brings the roles along, each with its source', async ({ page, stage }) => {
  stage.setPortal({ azure: true, only: 'contoso' });
  await signIn(page, stage);
  await page.getByRole('button', { name: 'Find my clusters' }).click();
  await expect(page.getByText(/Found 2,?\d{3} clusters/)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search clusters' }).fill('shop-prod-weu');
  await choose(page, 'shop-prod-weu');
  await openAccess(page);
  const may = await part(page, 'What you may do');
  await expect(may.getByText('You can read most things in every namespace, but no secrets and no roles, with the role “Azure Kubernetes Service RBAC Reader”.')).toBeVisible();
  await expect(may.getByText('You can read and change most things in payments, secrets too, but no roles, with the role “Azure Kubernetes Service RBAC Writer”.')).toBeVisible();
  await expect(may.getByText(/in billing, with the role “Contoso Shop Deployer”, through the group/)).toBeVisible();
  await expect(may.getByText('In this cluster, Kubernetes\' own roles decide', { exact: false })).toBeHidden();
  expect(asked(stage, /roleAssignments/).length).toBeGreaterThan(0);
  await fits(page);
});

// Signs in and chooses one of the clusters that were found.
async function found(page, stage, name) {
  stage.setPortal({ azure: true, only: 'contoso' });
  await signIn(page, stage);
  await page.getByRole('button', { name: 'Find my clusters' }).click();
  await expect(page.getByText(/Found [\d,]+ clusters/)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search clusters' }).fill(name);
  await choose(page, name);
  await openAccess(page);
}

test('a request holds what counts in the cluster: Azure\'s roles in one, a manifest in the other', async ({ page, stage }) => {
  const copied = await overhear(page);
  await found(page, stage, 'shop-prod-weu');
  const ask = await part(page, 'Ask for access');
  await ask.getByRole('textbox', { name: 'Namespace' }).fill('payments');
  await ask.getByRole('button', { name: 'Copy request' }).click();
  await expect.poll(copied).toContain('Azure RBAC decides in the cluster, so the role is one of Azure:');
  expect(await copied()).toContain('az role assignment create');
  expect(await copied()).not.toMatch(/kind: RoleBinding|kubectl create/);
  await fits(page);
  // Whoever gives access is told the same.
  const give = await part(page, 'Give access');
  await give.getByRole('textbox', { name: 'Namespace' }).fill('payments');
  await expect(give.getByText(/^Azure RBAC decides in this cluster, so this manifest may have no effect/)).toBeVisible();
  await expect(give.locator('code', { hasText: 'az role assignment create' })).toBeVisible();
  await choosing(page, async () => {
    await page.getByRole('button', { name: 'Remove shop-prod-weu' }).click();
    await page.getByRole('searchbox', { name: 'Search clusters' }).fill('shop-stg-weu');
    await choose(page, 'shop-stg-weu');
  });
  await part(page, 'Give access');
  await expect(give.locator('code', { hasText: 'kubectl create rolebinding' })).toBeVisible();
  await expect(give.locator('code', { hasText: 'az role assignment create' })).toHaveCount(0);
  await part(page, 'Ask for access');
  await ask.getByRole('button', { name: 'Copy request' }).click();
  await expect.poll(copied).toContain('kind: RoleBinding');
  expect(await copied()).not.toContain('az role assignment create');
});

test('roles that came with a found cluster and are too few lead to the request', async ({ page, stage }) => {
  await found(page, stage, 'mixed-local');
  const may = await part(page, 'What you may do');
  const namespace = page.getByRole('combobox', { name: 'Namespace' });
  const short = may.getByText('None of the roles that Azure shows gives you rights in the namespace you chose.');
  await expect(may.getByText(/in payments, and give roles to others there, with the role “Azure Kubernetes Service RBAC Admin”/)).toBeVisible();
  await choosing(page, () => namespace.fill('payments'));
  await expect(short).toBeHidden();
  await choosing(page, () => namespace.fill('billing'));
  await expect(short).toBeVisible();
  await expect(may.getByText('“Ask for access” writes the request for you.')).toBeVisible();
  // Nothing more was asked for it.
  await expect(may.getByRole('button', { name: 'Ask Azure for my roles' })).toHaveCount(0);
  await fits(page);
});

test('a listed cluster with an Azure id can be asked about too, and where Azure does not know it nothing is offered', async ({ page, stage }) => {
  const may = await open(page, stage, { name: 'Staging', tab: 'What you may do', portal: { azure: true, only: 'contoso' } });
  // Nothing is asked of Azure before the person asks for it.
  expect(asked(stage, /./)).toEqual([]);
  await may.getByRole('button', { name: 'Ask Azure for my roles' }).click();
  await expect(may.getByText(/^You can get a kubeconfig; inside the cluster this role alone gives nothing, with the role “Azure Kubernetes Service Cluster User Role”/)).toBeVisible();
  await choosing(page, () => page.getByRole('checkbox', { name: 'Staging', exact: true }).uncheck({ force: true }));
  await choose(page, 'Production, West Europe');
  await expect(may.getByText(/^You can get a kubeconfig/)).toBeHidden();
  await expect(may.getByRole('button', { name: 'Ask Azure for my roles' })).toBeHidden();
});

test('a refusal of Azure to tell roles is said, with the role that would help', async ({ page, stage, allowed }) => {
  allowed.push(/403/);
  stage.setPortal({ azure: true, only: 'contoso' });
  const may = await open(page, stage, { who: 'Bob Stone', name: 'Staging', tab: 'What you may do', portal: { azure: true, only: 'contoso' } });
  await may.getByRole('button', { name: 'Ask Azure for my roles' }).click();
  await expect(may.getByText(/Azure didn't show all of them/)).toBeVisible();
  await fits(page);
});

test('a request says who, where and what, and is copied, mailed or opened', async ({ page, stage }) => {
  const copied = await overhear(page);
  const ask = await open(page, stage, {
    who: 'Bob Stone', name: 'Staging', tab: 'Ask for access',
    portal: { requestUrl: 'https://tickets.example/new?title={title}&user={user}&ns={namespace}&text={text}' },
  });
  await ask.getByRole('radio', { name: 'edit', exact: true }).check({ force: true });
  await ask.getByRole('button', { name: 'Copy request' }).click();
  await expect.poll(copied).toContain('Person: Bob Stone');
  const text = await copied();
  expect(await ask.locator('.cmd code').first().textContent()).toBe(text);
  for (const fact of [
    'Access to Staging, namespace payments: edit',
    'User name in the cluster, most likely: bob.stone@contoso.com', 'I can run kubectl auth whoami',
    `Object id: ${person('bob').oid}`,
    'Cluster: Staging (/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg-staging/',
    'Where: namespace payments', 'Role: edit', 'kind: RoleBinding',
    'kubectl create rolebinding', '--clusterrole=edit', 'az role assignment create', '/namespaces/payments',
  ]) expect(text).toContain(fact);
  const mail = new URL(await ask.getByRole('link', { name: 'Write a mail' }).getAttribute('href'));
  expect(mail.protocol).toBe('mailto:');
  expect(mail.searchParams.get('subject')).toBe('Access to Staging, namespace payments: edit');
  expect(mail.searchParams.get('body')).toContain('bob.stone@contoso.com');
  const form = ask.getByRole('link', { name: 'Open the request form' });
  const url = new URL(await form.getAttribute('href'));
  expect([url.origin, url.searchParams.get('user'), url.searchParams.get('ns')]).toEqual(['https://tickets.example', 'bob.stone@contoso.com', 'payments']);
  expect(url.searchParams.get('text')).toContain('kind: RoleBinding');
  expect(await form.getAttribute('rel')).toContain('noreferrer');
  await fits(page);
});

test('the manifest in a request is one that kubectl takes', async ({ page, stage }) => {
  const copied = await overhear(page);
  const ask = await open(page, stage, { at: 'Dex', who: 'Bob Stone', name: 'Edge, development', tab: 'Ask for access' });
  await expect(ask.getByRole('link', { name: 'Open the request form' })).toHaveCount(0);
  await ask.getByRole('button', { name: 'Copy request' }).click();
  await expect.poll(copied).toContain('oidc:bob.stone@contoso.com');
  const manifest = (await copied()).split('The manifest, for kubectl apply -f:\n\n')[1].split('\nOr as commands:')[0];
  expect(loadYaml(manifest).roleRef.name).toBe('view');
  expect(loadYaml(manifest).subjects[0].name).toBe('oidc:bob.stone@contoso.com');
});

test('a manifest gives somebody access: tried, applied, and then they are let in', async ({ page, stage }) => {
  const give = await open(page, stage, { name: 'Staging, East US', namespace: 'team-a', tab: 'Give access' });
  await give.getByRole('radio', { name: 'Somebody else' }).check({ force: true });
  await expect(give.getByText('Type who it\'s for.')).toBeVisible();
  await give.getByRole('textbox', { name: 'Name, exactly as the cluster sees it' }).fill('bob.stone@contoso.com');
  const [file] = await Promise.all([page.waitForEvent('download'), give.getByRole('button', { name: 'Download manifest' }).click()]);
  expect(file.suggestedFilename()).toBe('rolebinding-team-a.yaml');
  await fits(page);
  const { text } = await download(page);
  const [alice, bob] = [await stage.mint({ person: 'alice', cluster: 'stg-eus' }), await stage.mint({ person: 'bob', cluster: 'stg-eus' })];
  const apply = (...more) => kubectl(text, ['apply', ...more, '--validate=strict', '-f', '-'], { token: alice, input: readFileSync(manifest, 'utf8') });
  const manifest = await file.path();
  expect((await kubectl(text, ['get', 'pods', '-n', 'team-a'], { token: bob })).err).toContain('Forbidden');
  expect((await apply('--dry-run=server')).out).toContain('created (server dry run)');
  expect((await kubectl(text, ['get', 'pods', '-n', 'team-a'], { token: bob })).err).toContain('Forbidden');
  expect((await apply()).out).toContain('created');
  expect((await kubectl(text, ['get', 'pods', '-n', 'team-a', '-o', 'name'], { token: bob })).out).toContain('pod/team-a-api-1');
});

test('a role of its own, for one of my groups, and what to think of', async ({ page, stage }) => {
  const give = await open(page, stage, { at: 'Dex', name: 'Edge, development', tab: 'Give access' });
  await give.getByRole('radio', { name: 'One of my groups' }).check({ force: true });
  await give.getByRole('combobox', { name: 'One of my groups' }).selectOption('oidc:team-payments');
  await give.getByRole('radio', { name: 'custom' }).check({ force: true });
  await give.getByLabel('secrets', { exact: true }).check({ force: true });
  await expect(give.getByText('Anyone with this can read secrets', { exact: false })).toBeVisible();
  await give.getByRole('textbox', { name: /^Further resources/ }).fill('Pods');
  await expect(give.getByRole('alert')).toBeVisible();
  await expect(give.getByRole('button', { name: 'Download manifest' })).toHaveCount(0);
  await give.getByRole('textbox', { name: /^Further resources/ }).fill('');
  const [file] = await Promise.all([page.waitForEvent('download'), give.getByRole('button', { name: 'Download manifest' }).click()]);
  const { text } = await download(page);
  const token = await stage.mint({ person: 'alice', cluster: 'edge-dev' });
  const { out, err } = await kubectl(text, ['apply', '--dry-run=server', '--validate=strict', '-f', '-'], { token, input: readFileSync(await file.path(), 'utf8') });
  expect(out, err).toContain('role.rbac.authorization.k8s.io/');
  expect(out).toContain('rolebinding.rbac.authorization.k8s.io/');
  await fits(page);
});

test('the commands do what the manifest does, and Azure has its own', async ({ page, stage }) => {
  const give = await open(page, stage, { name: 'Staging', tab: 'Give access' });
  await give.getByRole('radio', { name: 'Bash or Zsh' }).check({ force: true }).catch(() => {});
  const line = await give.locator('code', { hasText: 'kubectl create rolebinding' }).textContent();
  const { text } = await download(page);
  const token = await stage.mint({ person: 'alice', cluster: 'stg-weu' });
  const { out, err } = await kubectl(text, [...line.trim().split(' ').slice(1), '--dry-run=server'], { token });
  expect(out, err).toContain('created (server dry run)');
  const azure = await give.locator('code', { hasText: 'az role assignment create' }).textContent();
  expect(azure).toContain('Azure Kubernetes Service RBAC Reader');
  expect(azure).toContain(`--assignee-object-id ${person('alice').oid}`);
  expect(azure).toContain('/managedClusters/stg-weu/namespaces/payments');
});

test('an application or managed identity is given access by its object id, where the cluster knows it', async ({ page, stage }) => {
  const give = await open(page, stage, { name: 'Staging', tab: 'Give access' });
  await give.getByRole('radio', { name: 'Somebody else' }).check({ force: true });
  await give.getByRole('radio', { name: 'Application or managed identity' }).check({ force: true });
  await expect(give.getByRole('textbox', { name: 'Name, exactly as the cluster sees it' })).toBeHidden();
  await expect(give.getByText(/^Type the object id: a GUID/)).toBeVisible();
  await give.getByRole('textbox', { name: 'Object id of its service principal' }).fill('ABCDEF01-2222-4333-8444-555555555555');
  await expect(give.locator('code', { hasText: 'az role assignment create' })).toContainText('--assignee-object-id abcdef01-2222-4333-8444-555555555555 --assignee-principal-type ServicePrincipal');
  const [file] = await Promise.all([page.waitForEvent('download'), give.getByRole('button', { name: 'Download manifest' }).click()]);
  const manifest = readFileSync(await file.path(), 'utf8');
  expect(loadYaml(manifest).subjects).toEqual([{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'abcdef01-2222-4333-8444-555555555555' }]);
  const { text } = await download(page);
  const token = await stage.mint({ person: 'alice', cluster: 'stg-weu' });
  const { out, err } = await kubectl(text, ['apply', '--dry-run=server', '--validate=strict', '-f', '-'], { token, input: manifest });
  expect(out, err).toContain('created (server dry run)');
  await fits(page);
  // A cluster that maps claims knows no such thing.
  await choosing(page, () => page.getByRole('checkbox', { name: 'Staging', exact: true }).uncheck({ force: true }));
  await choose(page, 'Sandbox');
  await expect(give.getByRole('radio', { name: 'Application or managed identity' })).toHaveCount(0);
  await expect(give.getByRole('textbox', { name: 'Name, exactly as the cluster sees it' })).toBeVisible();
});

test('one\'s own name in "Give access" is shown with what cannot be seen, and says that it is likely', async ({ page, stage }) => {
  const give = await open(page, stage, { who: 'Mallory Hostile', tab: 'Give access' });
  const name = give.locator('p code').first();
  await expect(name).toBeVisible();
  expect(await name.textContent()).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
  await expect(give.getByText(/^This is most likely your user name in this cluster/)).toBeVisible();
});

test('the settings of the API server fit the entry in portal.yaml', async ({ page, stage }) => {
  const server = await open(page, stage, { at: 'Dex', name: 'Edge, development', tab: 'API server settings' });
  const take = async (name) => {
    await server.getByRole('radio', { name, exact: true }).check({ force: true });
    const [file] = await Promise.all([page.waitForEvent('download'), server.getByRole('button', { name: 'Download the file' }).click()]);
    expect(file.suggestedFilename()).toBe('authentication-config.yaml');
    return loadYaml(readFileSync(await file.path(), 'utf8'));
  };
  const { issuer, ...trust } = stage.clusters['edge-dev'];
  const { kind, apiVersion, jwt: [plain] } = await take('File');
  expect([apiVersion, kind]).toEqual(['apiserver.config.k8s.io/v1', 'AuthenticationConfiguration']);
  expect(plain.issuer.url).toBe(issuer);
  expect(plain.issuer.audiences).toEqual(trust.audiences);
  expect(plain.claimMappings.username).toEqual({ claim: 'email', prefix: trust.usernamePrefix });
  expect(plain.claimMappings.groups).toEqual({ claim: 'groups', prefix: trust.groupsPrefix });
  await fits(page);
  const { jwt: [wide] } = await take('File for any number of groups');
  expect(wide.claimMappings.groups.expression).toContain("dyn(type(claims.groups) == list ? claims.groups : [claims.groups]).map(g, 'oidc:' + g)");
  await server.getByRole('radio', { name: 'Flags' }).check({ force: true });
  for (const flag of [`--oidc-issuer-url=${issuer}`, '--oidc-client-id=kubernetes', '--oidc-username-claim=email', '--oidc-groups-prefix=oidc:']) {
    await expect(server.locator('code').first()).toContainText(flag);
  }
  await expect(server.getByText('Flags accept one audience.', { exact: false })).toBeVisible();
  await fits(page);
});

test('the settings hold both clients of a cluster that trusts Entra itself, and AKS needs none', async ({ page, stage }) => {
  const server = await open(page, stage, { name: 'Sandbox', tab: 'API server settings' });
  await expect(server.locator('code').first()).toContainText(KUBECTL_CLIENT);
  await expect(server.locator('code').first()).toContainText(PAGE_CLIENT);
  await choosing(page, () => page.getByRole('checkbox', { name: 'Sandbox', exact: true }).uncheck({ force: true }));
  await choose(page, 'Production, West Europe');
  await expect(server.getByText(/AKS sets up its API server's sign-in itself/)).toBeVisible();
});

test('several clusters are told apart, and what was typed stays when one looks elsewhere', async ({ page, stage }) => {
  const you = await open(page, stage);
  await choose(page, 'Sandbox');
  await page.getByRole('radiogroup', { name: 'Access to which cluster' }).getByRole('radio', { name: 'Sandbox' }).check({ force: true });
  await expect(userName(you)).toHaveText('entra:alice.martin@contoso.com');
  const give = await part(page, 'Give access');
  await give.getByRole('radio', { name: 'Somebody else' }).check({ force: true });
  await give.getByRole('textbox', { name: 'Name, exactly as the cluster sees it' }).fill('carol');
  await expect(give.getByText(/this cluster puts entra: before the name/)).toBeVisible();
  await part(page, 'You to this cluster');
  await part(page, 'Give access');
  await expect(give.getByRole('textbox', { name: 'Name, exactly as the cluster sees it' })).toHaveValue('carol');
  await fits(page);
});

test('no sentence of access says that this page decides anything, and nothing is asked on the way', async ({ page, stage }) => {
  await open(page, stage, { portal: { azure: true, only: 'contoso' } });
  const before = stage.requests.length;
  let said = '';
  for (const tab of ['You to this cluster', 'What you may do', 'Ask for access', 'Give access', 'Machine users', 'API server settings']) {
    const region = await part(page, tab);
    said += `${await region.textContent()}\n`;
  }
  expect(stage.requests.length).toBe(before);
  expect(said).toContain('The cluster decides.');
  expect(said).not.toMatch(/\bth(is|e) (page|portal) (allows|refuses|grants|denies|blocks|forbids|enforces|lets you|gives you|permits|protects)\b/i);
  expect(said).not.toMatch(/\b(granted|denied|forbidden|approved)\b/i);
});
