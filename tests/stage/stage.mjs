// The stage: everything that the portal meets, on loopback, for the demonstration and the tests.
//
//   node tests/stage/stage.mjs [--site dist] [--base /] [--page-port 8080] [--ports 9100,9200,9443]
//
// startStage({ site, base, ports: { page, entra, dex, api }, pages: [folder URLs] }) takes free ports
// where none (or 0) is named; `pages` are further folders whose files are redirect URIs. It gives
//   page      the page's address          people     see people.mjs (buttons by name)
//   faults    see faults.mjs              requests   every request: server, method, url, origin
//   setPortal(text | options | undefined) what portal.yaml says (options: see portal.mjs)
//   mint({ person, cluster, seconds })    a token as kubectl's helper would get it
//   rotate('entra' | 'dex')               new signing keys
//   close()                               ends everything
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { startApiServer } from './apiserver.mjs';
import { startDex } from './dex.mjs';
import { KUBECTL_CLIENT, startEntra } from './entra.mjs';
import { Faults } from './faults.mjs';
import { AKS_SERVER, aksClaims, entraClaims, people, person, plainClaims } from './people.mjs';
import { portalYaml, trust } from './portal.mjs';
import { freePort, sign } from './provider.mjs';
import { startSite } from './site.mjs';

export async function startStage(options = {}) {
  const named = Object.values(options.ports ?? {}).some((port) => port);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start(options);
    } catch (error) {
      // Somebody else may take a free port between its choice and its use.
      if (named || attempt === 5 || !/is taken/.test(error.message)) throw error;
    }
  }
}

async function start({ site, base: folder = '/', ports = {}, pages = [] }) {
  const base = `/${folder}/`.replace(/\/+/g, '/');
  const port = async (name) => ports[name] || freePort();
  const [pagePort, entraPort, dexPort, apiPort] = [await port('page'), await port('entra'), await port('dex'), await port('api')];
  const faults = new Faults();
  const requests = [];
  const page = `http://localhost:${pagePort}${base}`;
  const files = ['', 'signin-2.html', 'signin-3.html', 'signin-4.html', 'signin-5.html'];
  const redirects = [page, ...pages].flatMap((folder) => files.map((file) => folder + file));
  const started = [];
  const run = async (promise) => {
    const one = await promise;
    started.push(one.server);
    return one;
  };
  const close = () => Promise.all(started.map((server) => new Promise((resolve) => {
    server.closeAllConnections();
    server.close(resolve);
  })));
  try {
    const entra = await run(startEntra({ port: entraPort, redirects, faults, requests }));
    const dex = await run(startDex({ port: dexPort, redirects, faults, requests }));
    const clusters = trust({ entra, dex });
    const { ca } = await run(startApiServer({ port: apiPort, clusters, faults, requests }));
    const where = { entra, dex, api: `https://127.0.0.1:${apiPort}`, ca };
    let portal = portalYaml(where);
    if (site) await run(startSite({ port: pagePort, folder: site, base, portal: () => portal, faults, requests }));
    return {
      page, people, faults, requests, clusters, ca, close,
      addresses: { page, entra: entra.origin, dex: dex.origin, api: where.api },
      portal: (options) => portalYaml(where, options),
      setPortal(what) {
        portal = typeof what === 'object' ? portalYaml(where, what) : what;
      },
      rotate: (name) => ({ entra, dex })[name].rotate(),
      mint({ person: id, cluster, seconds }) {
        const one = person(id);
        const config = clusters[cluster];
        if (config.audiences.includes(AKS_SERVER)) return sign(entra.key(), aksClaims(one), seconds);
        const plain = config.issuer === dex.issuer;
        const claims = plain ? plainClaims(one) : entraClaims(one);
        return sign((plain ? dex : entra).key(), { ...claims, iss: config.issuer, aud: plain ? 'kubernetes' : KUBECTL_CLIENT }, seconds);
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const parent = process.ppid;

async function main() {
  const { values } = parseArgs({
    options: { site: { type: 'string', default: 'dist' }, base: { type: 'string', default: '/' }, 'page-port': { type: 'string', default: '8080' }, ports: { type: 'string', default: '9100,9200,9443' } },
  });
  const numbers = [values['page-port'], ...values.ports.split(',')].map(Number);
  if (numbers.length !== 4 || !numbers.every((port) => Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new Error('--page-port takes one port, --ports three: entra,dex,api');
  }
  const [pagePort, entra, dex, api] = numbers;
  if (!existsSync(join(values.site, 'index.html'))) throw new Error(`no page in ${values.site}; build it by: make build`);
  const stage = await startStage({ site: values.site, base: values.base, ports: { page: pagePort, entra, dex, api } });
  console.log(`\nThe page is at ${stage.page}\n\nSign in there as one of these people:`);
  for (const one of people) console.log(`  ${one.button.padEnd(16)} ${one.shows}`);
  console.log('\nCtrl-C ends it.');
  const end = async () => {
    await stage.close();
    process.exit(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  // Whoever started the stage may be gone without a word, and before it stood.
  setInterval(() => process.ppid !== parent && end(), 1000).unref();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error) => {
    console.error(`stage: ${error.message}`);
    process.exit(1);
  });
}
