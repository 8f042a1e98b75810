// One server for both pages: brotli, the shipped headers, an entity tag for what is asked for again,
// as every web server sends it, and a log of what was sent. Loopback only.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { STAGE_HEADERS, cacheOf } from '../stage/headers.mjs';
import { freePort, listen } from '../stage/provider.mjs';

const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm', svg: 'image/svg+xml', txt: 'text/plain; charset=utf-8', yaml: 'application/yaml', json: 'application/json' };

const brotli = (bytes, quality) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
const entry = (name, bytes, small) => ({ name, bytes, small, tag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"` });

function read(folder) {
  const files = new Map();
  for (const name of readdirSync(folder)) {
    if (/\.(br|gz)$/.test(name) || !/\.\w+$/.test(name)) continue;
    const bytes = readFileSync(join(folder, name));
    files.set(name, entry(name, bytes, existsSync(join(folder, `${name}.br`)) ? readFileSync(join(folder, `${name}.br`)) : brotli(bytes, 11)));
  }
  return files;
}

// `pages`: a folder by name. Gives `address` by name, `setPortal(text)`, `log` (name, file, bytes,
// at: when it was answered, by the wall clock in ms) and `close`.
export async function serve(pages) {
  const log = [];
  const servers = [];
  const address = {};
  let portal;
  for (const [page, { folder, port }] of Object.entries(pages)) {
    let files;
    const server = createServer((req, res) => {
      // The pages may be built after their ports are known.
      files ??= read(folder());
      const { pathname } = new URL(req.url, 'http://x');
      const name = pathname.slice(1) || 'index.html';
      const file = name === 'portal.yaml' ? portal : files.get(name);
      const at = performance.timeOrigin + performance.now();
      const send = (status, headers, body = '') => {
        log.push({ page, name, bytes: body.length, status, at });
        res.writeHead(status, { ...STAGE_HEADERS, ...headers });
        res.end(body);
      };
      if (!file) return send(404, { 'content-type': TYPES.txt }, 'not found');
      const headers = { 'content-type': TYPES[name.split('.').pop()] ?? 'application/octet-stream', 'cache-control': cacheOf(name), etag: file.tag, vary: 'accept-encoding' };
      if (req.headers['if-none-match'] === file.tag) return send(304, headers);
      if (!/\bbr\b/.test(req.headers['accept-encoding'] ?? '')) return send(200, headers, file.bytes);
      return send(200, { ...headers, 'content-encoding': 'br' }, file.small);
    });
    await listen(server, port);
    servers.push(server);
    address[page] = `http://localhost:${port}/`;
  }
  return {
    address, log,
    setPortal(text) {
      const bytes = Buffer.from(text);
      // As a server does it on the way.
      portal = entry('portal.yaml', bytes, brotli(bytes, 5));
    },
    close: () => Promise.all(servers.map((server) => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }))),
  };
}

export { freePort };
