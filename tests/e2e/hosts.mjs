// Servers that a build can lie on, started for real on loopback with one file of their own form: nginx,
// Caddy and Apache. They end with whoever started them.
import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../stage/provider.mjs';
import { startStage } from '../stage/stage.mjs';

const run = promisify(execFile);
const root = new URL('../../', import.meta.url).pathname;
const PATH = '/k8s/portal/';

// What `purser headers` prints for a host.
async function printed(host, portal, site) {
  const { stdout } = await run('cargo', ['run', '--quiet', '--bin', 'purser', '--', 'headers', portal, '--for', host, '--path', PATH, '--root', site, '--loopback'], { cwd: root });
  return stdout;
}

// The one line of a printed file that says where the server listens is the test's own.
const listening = { nginx: (text, port) => text.replace('listen 80;', `listen 127.0.0.1:${port};`), caddy: (text, port) => text.replace(/^:80 /, `http://localhost:${port} `), apache: (text) => text };

// What each needs around the file, where it writes nothing outside its folder: the files, the
// program, its arguments and its environment.
const SERVERS = {
  nginx(folder, file) {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/tmp;`).join(' ');
    const config = `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr;\nevents {} http { access_log off; ${temporary}\n${file} }`;
    writeFileSync(join(folder, 'nginx.conf'), process.getuid() === 0 ? `user root;\n${config}` : config);
    // A variable of this name is nginx's own, for sockets that it inherits.
    return [process.env.NGINX, ['-p', folder, '-c', join(folder, 'nginx.conf')], { NGINX: undefined }];
  },
  caddy(folder, file) {
    writeFileSync(join(folder, 'Caddyfile'), `{\n    admin off\n    auto_https off\n}\n${file}`);
    return [process.env.CADDY, ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')], { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }];
  },
  apache(folder, file, port) {
    const home = dirname(dirname(process.env.APACHE));
    const modules = ['mpm_event', 'authz_core', 'alias', 'dir', 'headers', 'mime', 'filter', 'brotli'];
    const user = process.getuid() === 0 ? ['User nobody', 'Group nogroup'] : [];
    const text = [
      `ServerRoot "${folder}"`, `ServerName localhost`, `Listen 127.0.0.1:${port}`, `PidFile "${folder}/pid"`, `ErrorLog "${folder}/logs/error"`, 'LogLevel crit',
      ...modules.map((name) => `LoadModule ${name}_module "${home}/lib/apache2/modules/mod_${name}.so"`),
      ...user, 'TypesConfig /dev/null', '<Directory />\n    Require all denied\n</Directory>', file,
    ].join('\n');
    writeFileSync(join(folder, 'apache.conf'), text);
    const libraries = join(home, 'lib', `${{ x64: 'x86_64', arm64: 'aarch64' }[process.arch]}-linux-gnu`);
    return [process.env.APACHE, ['-D', 'FOREGROUND', '-f', join(folder, 'apache.conf')], { LD_LIBRARY_PATH: libraries }];
  },
};

// Serves `dist` below a path of a host, beside a stage of its own, while `visit` runs.
// `configure({ site, port })` gives the host's file; without it, it is what `purser headers` prints.
export async function hosted({ host, configure, dist }, visit) {
  const folder = mkdtempSync(join(tmpdir(), `${host}-`));
  const site = join(folder, 'site');
  const port = await freePort();
  const url = `http://localhost:${port}${PATH}`;
  const stage = await startStage({ pages: [url] });
  let server;
  try {
    for (const name of ['site', 'logs', 'tmp']) mkdirSync(join(folder, name));
    cpSync(dist, site, { recursive: true });
    writeFileSync(join(site, 'portal.yaml'), stage.portal({}));
    // A server that gives up its rights reads all the same.
    await run('chmod', ['-R', 'a+rX', folder]);
    const text = configure ? configure({ site, port: `127.0.0.1:${port}` }) : await printed(host, join(site, 'portal.yaml'), site);
    const [program, args, env] = SERVERS[host](folder, configure ? text : listening[host](text, port), port);
    server = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    server.stderr.on('data', (data) => {
      said += data;
    });
    // A test that ran out of time never comes to its end, but its process does.
    process.once('exit', () => server.kill());
    const status = () => fetch(url).then((answer) => answer.status, () => 0);
    for (let attempt = 0; (await status()) !== 200; attempt += 1) {
      if (attempt === 100 || server.exitCode !== null) throw new Error(`${host} does not answer: ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await visit({ url, stage, printed: text });
  } finally {
    if (server && server.exitCode === null) {
      server.kill('SIGTERM');
      await new Promise((resolve) => server.once('exit', resolve));
    }
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
