// An API server over TLS with its own authority, many clusters by path. It checks bearer tokens as
// kube-apiserver does with structured authentication, and answers what kubectl asks first; what can
// be applied, and tokens of service accounts, are in kubernetes/.
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { createServer } from 'node:https';
import * as x509 from '@peculiar/x509';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { misbehave } from './faults.mjs';
import { may, rules } from './kubernetes/rights.mjs';
import { answer, kubernetes, status } from './kubernetes/server.mjs';
import { people } from './people.mjs';
import { listen } from './provider.mjs';

x509.cryptoProvider.set(webcrypto);
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export async function certificates() {
  const keys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const [authority, server] = [await keys(), await keys()];
  const [notBefore, notAfter] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 30 * 86_400_000)];
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01', name: 'CN=Stage authority', notBefore, notAfter, signingAlgorithm: algorithm, keys: authority,
    extensions: [new x509.BasicConstraintsExtension(true, 0, true), new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true)],
  });
  const names = [{ type: 'dns', value: 'localhost' }, { type: 'ip', value: '127.0.0.1' }, { type: 'dns', value: 'api.internal' }];
  const leaf = await x509.X509CertificateGenerator.create({
    serialNumber: '02', subject: 'CN=Stage API server', issuer: ca.subject, notBefore, notAfter,
    signingAlgorithm: algorithm, publicKey: server.publicKey, signingKey: authority.privateKey,
    extensions: [new x509.SubjectAlternativeNameExtension(names), new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1'])],
  });
  const der = await webcrypto.subtle.exportKey('pkcs8', server.privateKey);
  const key = x509.PemConverter.encode(der, 'PRIVATE KEY');
  return { ca: `${ca.toString('pem')}\n`, cert: `${leaf.toString('pem')}\n`, key };
}

// Groups by claim are refused under overage, as kube-apiserver cannot follow Entra's reference.
async function whoIs(token, config) {
  const { iss } = decodeJwt(token);
  if (config.accounts.claims(token)) return config.accounts.whoIs(token, config.store);
  if (iss !== config.issuer) throw new Error('issuer');
  const { payload } = await jwtVerify(token, config.keys, {
    issuer: config.issuer, audience: config.audiences, algorithms: ['RS256'], requiredClaims: ['exp'], clockTolerance: 0,
  });
  if (payload._claim_names?.groups && config.groupsClaim && !config.overage) throw new Error('could not expand distributed claims');
  const name = config.username ? config.username(payload) : payload[config.usernameClaim];
  if (typeof name !== 'string' || !name) throw new Error('username');
  if (config.usernameClaim === 'email' && (payload.email_verified ?? true) !== true) throw new Error('email not verified');
  const groups = [payload[config.groupsClaim] ?? []].flat().map((group) => `${config.groupsPrefix ?? ''}${group}`);
  return { username: `${config.usernamePrefix ?? ''}${name}`, groups: [...groups, 'system:authenticated'], payload };
}

const meta = (name) => ({ name, creationTimestamp: '2026-01-01T00:00:00Z', uid: `00000000-0000-4000-8000-${name.length}` });
const NAMESPACES = ['default', 'payments', 'billing', 'team-a'];
const isEverything = (user) => (user.payload.oid ? user.payload.oid === people[0].oid : user.payload.email === people[0].email);

function respond(path, user, config) {
  const list = (kind, items) => ({ kind, apiVersion: 'v1', metadata: { resourceVersion: '1' }, items });
  const all = config.store.list('namespaces', '').map((one) => one.metadata.name);
  const everything = isEverything(user);
  const forbidden = (what, where) => [403, status(403, 'Forbidden', `${what} is forbidden: User "${user.username}" cannot list resource "${what}" in API group "" ${where}`)];
  if (path === '/version') return [200, { major: '1', minor: '34', gitVersion: 'v1.34.0', platform: 'linux/amd64' }];
  if (path === '/api/v1/namespaces') {
    if (!everything) return forbidden('namespaces', 'at the cluster scope');
    return [200, list('NamespaceList', all.map((name) => ({ metadata: meta(name), spec: {}, status: { phase: 'Active' } })))];
  }
  const pods = /^\/api\/v1\/namespaces\/([^/]+)\/pods$/.exec(path);
  if (pods) {
    const { resource } = rules({ user, namespace: pods[1], config, store: config.store, everything });
    const mine = may(resource, { verb: 'list', resource: 'pods' });
    if (!mine) return forbidden('pods', `in the namespace "${pods[1]}"`);
    const pod = { metadata: { ...meta(`${pods[1]}-api-1`), namespace: pods[1] }, spec: { containers: [{ name: 'api', image: 'api' }] }, status: { phase: 'Running', containerStatuses: [{ name: 'api', ready: true, restartCount: 0 }] } };
    return [200, list('PodList', [pod])];
  }
  return [404, status(404, 'NotFound', 'the server could not find the requested resource')];
}

// `clusters` is name -> { issuer, jwks, audiences, usernameClaim, usernamePrefix, groupsClaim, … }.
export async function startApiServer({ port, clusters, faults, requests }) {
  const { ca, cert, key } = await certificates();
  for (const [name, config] of Object.entries(clusters)) {
    Object.assign(config, await kubernetes(name, NAMESPACES));
    config.keys = createRemoteJWKSet(new URL(config.jwks), { cooldownDuration: 0 });
  }
  const server = createServer({ cert, key }, async (req, res) => {
    const send = (code, body, warning) => {
      res.writeHead(code, { 'content-type': 'application/json', ...(warning && { warning: `299 - ${JSON.stringify(warning)}` }) });
      res.end(JSON.stringify(body));
    };
    try {
      requests.push({ server: 'api', method: req.method, url: req.url, origin: req.headers.origin });
      if (await misbehave(faults.take('api'), req, res)) return;
      const url = new URL(req.url, 'https://x');
      const [, name, rest = ''] = /^\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
      if (await misbehave(faults.take(`api.${name}`), req, res)) return;
      const config = Object.hasOwn(clusters, name) && clusters[name];
      if (!config) return send(404, status(404, 'NotFound', 'no such cluster'));
      const bearer = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1];
      const user = bearer && (await whoIs(bearer, config).catch(() => undefined));
      if (!user) return send(401, status(401, 'Unauthorized', 'Unauthorized'));
      const chunks = [];
      for await (const chunk of req) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      const given = await answer({
        path: rest, method: req.method, query: url.searchParams, headers: req.headers, body,
        user, config, store: config.store, accounts: config.accounts, ca, everything: isEverything(user),
      });
      return send(...(given ?? respond(rest, user, config)));
    } catch (error) {
      return send(500, status(500, 'InternalError', error.message));
    }
  });
  await listen(server, port, '127.0.0.1');
  return { server, ca };
}
