// The headers that are shipped: one set in every form, and graded A+ by the published rules.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { certificates } from './apiserver.mjs';
import { HEADERS, STAGE_HEADERS, withLoopback } from './headers.mjs';
import { shipped } from './shipped.mjs';

const run = promisify(execFile);
const page = readFileSync(new URL('../../index.html', import.meta.url));
const grader = new URL('grade.mjs', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'grade-'));
let tls;
before(async () => {
  tls = await certificates();
  writeFileSync(join(folder, 'ca.pem'), tls.ca);
});
after(() => rmSync(folder, { recursive: true, force: true }));

// The whole scan, over TLS, of a host that answers with these headers and this page.
async function grade(headers, body = page) {
  const server = createServer(tls, (_, res) => res.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(body));
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  try {
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') };
    const { stdout } = await run(process.execPath, [grader, `localhost:${server.address().port}`], { env });
    return JSON.parse(stdout);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('the header files and every snippet of the guide say the same', () => {
  for (const [form, headers] of Object.entries(shipped())) assert.deepEqual(headers, HEADERS, form);
});

test('no shipped form names a host of the stage', () => {
  for (const [form, headers] of Object.entries(shipped())) assert.doesNotMatch(JSON.stringify(headers), /http:|localhost|127\.0/, form);
  assert.match(STAGE_HEADERS['content-security-policy'], /connect-src 'self' https: http:\/\/localhost:\* http:\/\/127\.0\.0\.1:\*;/);
});

test('every shipped form has the grade A+', async () => {
  await Promise.all(Object.entries(shipped()).map(async ([form, headers]) => {
    const { grade: got, score, lost, hsts } = await grade(headers);
    assert.deepEqual([form, got, lost], [form, 'A+', []]);
    assert.ok(score >= 100);
    // Else the scan was not over TLS, or did not trust the host.
    assert.equal(hsts, 'hsts-implemented-max-age-at-least-six-months');
  }));
});

test('the grade tells good headers from worse ones', async () => {
  const policy = 'content-security-policy';
  const loopback = await grade({ ...HEADERS, [policy]: withLoopback(HEADERS[policy]) });
  assert.deepEqual(loopback.lost, ['content-security-policy: csp-implemented-with-insecure-scheme']);
  assert.doesNotMatch(loopback.grade, /A/);
  assert.match((await grade({}, '<!doctype html><title>x</title>')).grade, /^[D-F]/);
});
