// Serves the built page as a plain file server would, with the stage's own portal.yaml over it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { STAGE_HEADERS, cacheOf } from './headers.mjs';
import { misbehave } from './faults.mjs';
import { listen } from './provider.mjs';

const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm', svg: 'image/svg+xml', png: 'image/png', ico: 'image/x-icon', txt: 'text/plain; charset=utf-8', webmanifest: 'application/manifest+json', yaml: 'application/yaml', json: 'application/json' };

export async function startSite({ port, folder, base = '/', portal, faults, requests }) {
  const server = createServer(async (req, res) => {
    requests.push({ server: 'page', method: req.method, url: req.url, origin: req.headers.origin });
    const send = (code, headers, body) => {
      res.writeHead(code, { ...STAGE_HEADERS, ...headers });
      res.end(body);
    };
    let path;
    try {
      path = decodeURIComponent(new URL(req.url, 'http://x').pathname);
    } catch {
      return send(400, {}, 'bad request');
    }
    if (`${path}/` === base) return send(301, { location: base }, '');
    if (!path.startsWith(base) || path.includes('\0')) return send(404, {}, 'not found');
    const name = normalize(path.slice(base.length) || 'index.html');
    if (name === 'portal.yaml') {
      const fault = faults.take('page.portal');
      if (await misbehave(fault, req, res)) return undefined;
      const text = portal();
      if (fault?.halves) {
        res.writeHead(200, { ...STAGE_HEADERS, 'content-type': TYPES.yaml });
        res.write(text.slice(0, text.length / 2));
        return void setTimeout(() => res.end(text.slice(text.length / 2)), fault.halves);
      }
      return send(text === undefined ? 404 : 200, { 'content-type': TYPES.yaml, 'cache-control': 'no-cache' }, text ?? 'not found');
    }
    const file = join(folder, name);
    if (name.startsWith('..') || !existsSync(file) || !statSync(file).isFile()) return send(404, {}, 'not found');
    const headers = { 'content-type': TYPES[name.split('.').pop()] ?? 'application/octet-stream' };
    headers['cache-control'] = cacheOf(name);
    for (const [encoding, ending] of [['br', '.br'], ['gzip', '.gz']]) {
      if (req.headers['accept-encoding']?.includes(encoding) && existsSync(file + ending)) {
        return send(200, { ...headers, 'content-encoding': encoding, vary: 'accept-encoding' }, readFileSync(file + ending));
      }
    }
    return send(200, headers, readFileSync(file));
  });
  await listen(server, port);
  return { server };
}
