// The stage: everything that the portal meets, on loopback, for the demonstration and the tests.
//
//   node tests/stage/stage.mjs [--site dist] [--base /] [--page-port 8080] [--ports 9100,9200,9443,9300,9400]
//
// startStage({ site, base, ports: { page, entra, dex, api, azure, graph }, pages: [folder URLs] }) takes free ports
// where none (or 0) is named; `pages` are further folders whose files are redirect URIs, `portal` the
// options of the first portal.yaml. It gives
//   page      the page's address          people     see people.mjs (buttons by name)
//   faults    see faults.mjs              requests   every request: server, method, url, origin
//   setPortal(text | options | undefined) what portal.yaml says (options: see portal.mjs); its `cloud`
//                                         is the one that Entra, Azure and Graph stand for
//   mint({ person, cluster, seconds })    a token as kubectl's helper would get it
//   token({ person, resource, tenant, scope, seconds, claims })   an access token as the page would
//                                         get it, for `arm`, `graph` or `aks`
//   admin         calls to Azure that no page may make (credentials of administrators, of Arc)
//   rotate('entra' | 'dex')               new signing keys
//   close()                               ends everything
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { startApiServer } from './apiserver.mjs';
import { startAzure } from './azure.mjs';
import { startStore } from './store.mjs';
import { cloudOf } from './clouds.mjs';
import { startDex } from './dex.mjs';
import { KUBECTL_CLIENT, startEntra } from './entra.mjs';
import { Faults } from './faults.mjs';
import { startGraph } from './graph.mjs';
import { AKS_SERVER, accessClaims, aksClaims, entraClaims, people, person, plainClaims } from './people.mjs';
import { catalogueYaml, portalYaml, trust } from './portal.mjs';
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

async function start({ site, base: folder = '/', ports = {}, pages = [], portal: options = {} }) {
  const base = `/${folder}/`.replace(/\/+/g, '/');
  const port = async (name) => ports[name] || freePort();
  const [pagePort, entraPort, dexPort, apiPort] = [await port('page'), await port('entra'), await port('dex'), await port('api')];
  const [azurePort, graphPort] = [await port('azure'), await port('graph')];
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
    let portal;
    const cloud = () => cloudOf(portal);
    const entra = await run(startEntra({ port: entraPort, redirects, faults, requests, cloud }));
    const dex = await run(startDex({ port: dexPort, redirects, faults, requests }));
    const rival = await run(startDex({ name: 'rival', title: 'Rival', groupsAt: 'userinfo', port: await port('rival'), redirects, faults, requests }));
    const clusters = trust({ entra, dex });
    const { ca } = await run(startApiServer({ port: apiPort, clusters, faults, requests }));
    const api = `https://127.0.0.1:${apiPort}`;
    const admin = [];
    faults.onClear(() => admin.splice(0));
    const shared = { pages: new Set(redirects.map((uri) => new URL(uri).origin)), faults, requests, key: entra.key, cloud };
    const azure = await run(startAzure({ port: azurePort, api, ca, admin, ...shared }));
    const graph = await run(startGraph({ port: graphPort, ...shared }));
    let catalogue;
    const store = await run(startStore({ port: await port('store'), ...shared, document: () => catalogue }));
    const where = { entra, dex, rival, azure, graph, store, api, ca };
    const write = (what) => {
      portal = portalYaml(where, what);
      catalogue = catalogueYaml(where, what);
    };
    write(options);
    if (site) await run(startSite({ port: pagePort, folder: site, base, portal: () => portal, faults, requests }));
    return {
      page, people, faults, requests, admin, clusters, ca, close,
      addresses: { page, entra: entra.origin, dex: dex.origin, rival: rival.origin, api, azure: azure.origin, graph: graph.origin, store: store.origin },
      portal: (options) => portalYaml(where, options),
      setPortal(what) {
        if (typeof what === 'object') write(what);
        else portal = what;
      },
      rotate: (name) => ({ entra, dex })[name].rotate(),
      mint({ person: id, cluster, seconds }) {
        const one = person(id);
        const config = clusters[cluster];
        if (config.audiences.includes(AKS_SERVER)) return sign(entra.key(), aksClaims(one, config.tenant), seconds);
        const plain = config.issuer === dex.issuer;
        const claims = plain ? plainClaims(one) : entraClaims(one);
        return sign((plain ? dex : entra).key(), { ...claims, iss: config.issuer, aud: plain ? 'kubernetes' : KUBECTL_CLIENT }, seconds);
      },
      token({ person: id, resource = 'arm', tenant, scope, seconds, claims }) {
        const { manager, graph: host } = cloud();
        const [audience, scp] = { arm: [`https://${manager}`, 'user_impersonation'], graph: [`https://${host}`, 'User.Read'], aks: [AKS_SERVER, 'user.read'] }[resource];
        return sign(entra.key(), { ...accessClaims(person(id), { audience, scp: scope ?? scp, tenant }), ...claims }, seconds);
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
    options: { site: { type: 'string', default: 'dist' }, base: { type: 'string', default: '/' }, 'page-port': { type: 'string', default: '8080' }, ports: { type: 'string', default: '9100,9200,9443,9300,9400' } },
  });
  const numbers = [values['page-port'], ...values.ports.split(',')].map(Number);
  if (numbers.length !== 6 || !numbers.every((port) => Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new Error('--page-port takes one port, --ports five: entra,dex,api,azure,graph');
  }
  const [pagePort, entra, dex, api, azure, graph] = numbers;
  if (!existsSync(join(values.site, 'index.html'))) throw new Error(`no page in ${values.site}; build it by: make build`);
  const stage = await startStage({ site: values.site, base: values.base, ports: { page: pagePort, entra, dex, api, azure, graph }, portal: { azure: true } });
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
