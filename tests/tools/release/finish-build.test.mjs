// The last step of a build lets no glue through that the page's policy would stop.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const script = new URL('finish-build.mjs', import.meta.url).pathname;
// As Trunk leaves it.
const PAGE = `<html lang="en">
<head><title>x</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="modulepreload" href="./purser-page-0.js" crossorigin="anonymous" integrity="sha384-x"><link rel="preload" href="./purser-page-0_bg.wasm" as="fetch" type="application/wasm"></head>
<body><script defer src="./boot.js" data-js="./purser-page-0.js" data-wasm="./purser-page-0_bg.wasm"></script></body>`;

function finish(name, glue) {
  const folder = mkdtempSync(join(tmpdir(), 'build-'));
  try {
    const files = { 'index.html': PAGE, 'boot.js': 'start(PROGRAM);', 'icon.svg': '<svg/>', 'purser-page-0.js': '', 'purser-page-0_bg.wasm': '', [name]: glue };
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    const env = { ...process.env, TRUNK_STAGING_DIR: folder, TRUNK_PROFILE: 'debug' };
    const { status, stderr } = spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
    return { status, stderr, files: readdirSync(folder), page: readFileSync(join(folder, 'index.html'), 'utf8'), operator: status === 0 && readFileSync(join(folder, 'operator.html'), 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('a build whose glue parses markup or compiles text fails and says where', () => {
  for (const glue of ['element.innerHTML = text;', 'const f = new Function(getStringFromWasm0(arg0, arg1));', 'return eval (text);']) {
    const { status, stderr } = finish('purser-page-0.js', glue);
    assert.notEqual(status, 0, glue);
    assert.match(stderr, /purser-page-0\.js contains (innerHTML|new Function|eval)/);
  }
});

test('other glue goes through', () => {
  const { status, stderr, files, page, operator } = finish('purser-page-0.js', 'const retrieval = (a) => a; const FunctionTable = {}; retrieval(1);');
  assert.equal(status, 0, stderr);
  assert.ok(files.includes('signin-5.html'));
  // The operator's page runs the same files with the same hashes.
  const scripts = (text) => text.match(/<script\b[^>]*>/g);
  assert.match(operator, /^<html data-operator lang="en">[^]*<meta name="robots" content="noindex">/);
  assert.deepEqual(scripts(operator), scripts(page));
  assert.ok(!page.includes('data-operator') && page.includes('href="portal.yaml"') && !operator.includes('href="portal.yaml"'));
  const icon = files.find((name) => name.endsWith('.svg'));
  assert.match(icon, /^purser-icon-[0-9a-f]{16}\.svg$/);
  assert.ok(page.includes(`href="./${icon}"`), page);
});
