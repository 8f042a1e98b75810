// One whole journey under nginx, on a sub-path, with the headers of docs/hosting.md; only its policy
// lets the page reach the stage on loopback too.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FOREVER, HASHED, STAGE_HEADERS, cacheOf, withLoopback } from '../stage/headers.mjs';
import { freePort } from '../stage/provider.mjs';
import { startStage } from '../stage/stage.mjs';
import { choose, download, expect, kubectl, test, way } from './fixture.mjs';

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
  for (const sort of [/^boot-.*js$/, /^purser-page-.*js$/, /^purser-page-.*wasm$/, /^purser-inside-.*wasm$/, /^purser-shared-.*wasm$/, /^purser-more-.*wasm$/, /^style-[0-9a-f]+.css$/, /^style-inside-.*css$/]) {
    expect(files.filter((name) => sort.test(name)).map(cacheOf)).toEqual([FOREVER]);
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

test('a journey under nginx on a sub-path with the headers of the guide', async ({ page, allowed }) => {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  const url = `http://localhost:${port}/k8s/portal/`;
  const stage = await startStage({ pages: [url] });
  // The page's own stage is another one, whose addresses the guard does not know.
  for (const address of [url, stage.addresses.entra, stage.addresses.dex]) allowed.push(new RegExp(`^request to ${new URL(address).origin}$`));
  for (const name of ['site', 'logs', 'tmp']) mkdirSync(join(folder, name));
  cpSync(dist, join(folder, 'site'), { recursive: true });
  writeFileSync(join(folder, 'site', 'portal.yaml'), stage.portal({}));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/tmp;`).join(' ');
  const config = `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr;
events {} http { access_log off; ${temporary} ${map}
server { listen 127.0.0.1:${port}; ${withLoopback(server.replace('/srv/purser/', `${folder}/site/`))} } }`;
  writeFileSync(join(folder, 'nginx.conf'), process.getuid() === 0 ? `user root;\n${config}` : config);
  const nginx = spawn(process.env.NGINX, ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    // A variable of this name is nginx's own, for sockets that it inherits.
    env: { ...process.env, NGINX: undefined },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // A test that ran out of time never comes to its end, but its process does.
  process.once('exit', () => nginx.kill());
  try {
    await expect.poll(() => fetch(url).then((answer) => answer.status, () => 0)).toBe(200);
    const answer = await fetch(url);
    for (const [name, value] of Object.entries(STAGE_HEADERS)) expect(answer.headers.get(name), name).toBe(value);
    for (const name of ['', ...readdirSync(dist)]) {
      const one = await fetch(url + name, { method: 'HEAD' });
      expect([name, one.status, one.headers.get('cache-control')]).toEqual([name, 200, cacheOf(name)]);
    }
    expect((await fetch(`${url}nothing-here`)).status).toBe(404);
    const module = await fetch(url + readdirSync(dist).find((name) => /^purser-page-.*\.wasm$/.test(name)));
    expect(module.headers.get('content-type')).toBe('application/wasm');
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
  } finally {
    nginx.kill('SIGTERM');
    await new Promise((resolve) => nginx.once('exit', resolve));
    await stage.close();
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  }
});
