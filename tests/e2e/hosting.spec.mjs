// One whole journey under each server that a build can lie on, on a sub-path: with the headers of
// docs/hosting.md, whose policy alone lets the page reach the stage on loopback too, and with the
// files that `purser headers` prints, as they are.
import { readFileSync, readdirSync } from 'node:fs';
import { FOREVER, HASHED, HEADERS, STAGE_HEADERS, cacheOf, withLoopback } from '../stage/headers.mjs';
import { choose, download, expect, kubectl, test, way } from './fixture.mjs';
import { hosted } from './hosts.mjs';

const dist = new URL('../../dist/', import.meta.url).pathname;
const guide = readFileSync(new URL('../../docs/hosting.md', import.meta.url), 'utf8');
const [server, map] = [...guide.matchAll(/```nginx\n([\s\S]*?)```/g)].map((found) => found[1]);

// Where a `*` of a route or a path stands for anything, and {a,b} for one of them.
const fits = (pattern, path) => {
  const groups = pattern.replace(/[.]/g, '\\.').replace(/\{([^}]*)\}/g, (_, list) => `(${list.replaceAll(',', '|')})`);
  return new RegExp(`^${groups.replaceAll('*', '.*')}$`).test(path);
};

test('every host keeps what bears a hash, and asks again for everything else', async () => {
  const files = [...readdirSync(dist).filter((name) => !/\.(br|gz)$/.test(name)), '', 'portal.yaml'];
  // Else nothing below would be tested.
  for (const sort of [/^boot-.*js$/, /^purser-page-.*js$/, /^purser-page-.*wasm$/, /^purser-inside-.*wasm$/, /^purser-shared-.*wasm$/, /^purser-more-.*wasm$/, /^style-[0-9a-f]+.css$/, /^purser-operator-.*wasm$/, /^style-inside-.*css$/]) {
    // What several parts share may lie in a file of its own.
    expect([...new Set(files.filter((name) => sort.test(name)).map(cacheOf))]).toEqual([FOREVER]);
  }
  expect(files.filter((name) => /^purser-de-.*txt$/.test(name)).map(cacheOf)).toEqual([FOREVER, FOREVER]);
  // Caddy puts the directive whose matcher says more first and the one that says less after it, so
  // each of the two needs a matcher that shuts out the other's files.
  const caddy = guide.slice(guide.indexOf('### Caddy'), guide.indexOf('### Azure'));
  expect([...caddy.matchAll(/^ *(.*Cache-Control.*)$/gm)].map(([, line]) => line)).toEqual([`header @hashed Cache-Control "${FOREVER}"`, 'header @other Cache-Control no-cache']);
  expect(caddy).toContain(`\n    @hashed path_regexp ${HASHED}\n`);
  expect(caddy).toContain(`\n    @other not path_regexp ${HASHED}\n`);
  expect(map).toContain(`"~${HASHED}" "${FOREVER}";`);
  expect(map).toContain('default no-cache;');
  const apps = JSON.parse(/```json\n([\s\S]*?)```/.exec(guide)[1]);
  const ofApps = (path) => (apps.routes.find(({ route }) => fits(route, path))?.headers ?? apps.globalHeaders)['Cache-Control'];
  const rules = readFileSync(new URL('../../public/_headers', import.meta.url), 'utf8').split(/\n(?=\/)/);
  const ofRules = (path) => {
    const said = rules.filter((rule) => fits(rule.split('\n')[0], path)).flatMap((rule) => [...rule.matchAll(/Cache-Control: (.*)/g)]);
    return said.map(([, value]) => value).join() || 'no-cache';
  };
  for (const name of files) {
    expect([name, ofApps(`/${name}`), ofRules(`/${name}`)]).toEqual([name, cacheOf(name), cacheOf(name)]);
  }
});

const WAYS = {
  'nginx with the headers of the guide': { host: 'nginx', configure: ({ site, port }) => `${map} server { listen ${port}; ${withLoopback(server.replace('/srv/purser/', `${site}/`))} }` },
  'nginx as purser headers has it': { host: 'nginx', compressed: ['gzip'] },
  'Caddy as purser headers has it': { host: 'caddy', compressed: ['br', 'gzip'] },
  'Apache as purser headers has it': { host: 'apache', compressed: ['br'] },
};

for (const [title, { host, configure, compressed = [] }] of Object.entries(WAYS)) {
  test(`a journey on a sub-path under ${title}`, async ({ page, allowed }) => {
    await hosted({ host, configure, dist }, async ({ url, stage, printed }) => {
      // The page's own stage is another one, whose addresses the guard does not know.
      for (const address of [url, stage.addresses.entra, stage.addresses.dex]) allowed.push(new RegExp(`^request to ${new URL(address).origin}$`));
      const answer = await fetch(url);
      const policy = configure ? STAGE_HEADERS['content-security-policy'] : answer.headers.get('content-security-policy');
      for (const [name, value] of Object.entries({ ...HEADERS, 'content-security-policy': policy })) expect(answer.headers.get(name), name).toBe(value);
      if (!configure) {
        expect(printed).toContain(policy);
        // The providers of this portal.yaml, and nothing else.
        expect(/connect-src ([^;]*)/.exec(policy)[1].split(' ').sort()).toEqual(["'self'", new URL(stage.addresses.entra).origin, new URL(stage.addresses.dex).origin].sort());
      }
      for (const name of ['', 'portal.yaml', ...readdirSync(dist)]) {
        const one = await fetch(url + name, { method: 'HEAD' });
        expect([name, one.status, one.headers.get('cache-control')]).toEqual([name, 200, cacheOf(name)]);
      }
      expect((await fetch(`${url}nothing-here`)).status).toBe(404);
      const module = url + readdirSync(dist).find((name) => /^purser-page-.*\.wasm$/.test(name));
      expect((await fetch(module)).headers.get('content-type')).toBe('application/wasm');
      for (const coding of compressed) {
        const small = await fetch(module, { headers: { 'accept-encoding': coding } });
        expect([coding, small.headers.get('content-encoding'), (await small.arrayBuffer()).byteLength]).toEqual([coding, coding, readFileSync(dist + new URL(module).pathname.split('/').at(-1)).length]);
      }
      if (!configure && host !== 'apache') {
        const bare = await fetch(url.slice(0, -1), { redirect: 'manual' });
        expect([bare.status >= 301 && bare.status <= 302, new URL(bare.headers.get('location'), url).href]).toEqual([true, url]);
      }
      await page.goto(url);
      await page.getByRole('button', { name: 'Sign in with Dex' }).click();
      await page.getByRole('button', { name: 'Alice Martin' }).click();
      await expect(page.getByRole('heading', { name: 'Your kubeconfig' })).toBeVisible();
      await choose(page, 'Edge, development');
      await page.getByRole('radio', { name: 'With a token in the file' }).check({ force: true });
      await expect(page.getByText('holds a secret')).toBeVisible();
      const who = await kubectl((await download(page)).text, ['auth', 'whoami']);
      expect(who.out, who.err).toContain('oidc:alice.martin@contoso.com');
      expect(new URL(page.url()).pathname).toBe('/k8s/portal/');
      // What opens later is found under the path too.
      await way(page, 'Merge');
      await expect(page.getByLabel('Your kubeconfig', { exact: true })).toBeVisible();
    });
  });
}
