// What the table of `make test` counts is what the runners ran, also after a failure.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const tools = new URL('.', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'count-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const count = (suite, input) => spawnSync('bash', ['-c', `. ${tools}count.sh; count ${suite}`], { input, encoding: 'utf8' }).stdout.trim();
// The command as test.sh has it.
const command = (suite) => new RegExp(`^${suite}\\(\\) \\{ (.*); \\}$`, 'm').exec(readFileSync(join(tools, 'test.sh'), 'utf8'))[1];

test('every Rust test counts, also those in programs after one that failed', () => {
  for (const name of ['src', 'tests']) mkdirSync(join(folder, name));
  const rust = (...bodies) => bodies.map((body, n) => `#[test] fn t${n}() { ${body} }\n`).join('');
  const files = {
    'Cargo.toml': '[package]\nname = "few"\nedition = "2021"\n[workspace]\n',
    'Cargo.lock': 'version = 4\n\n[[package]]\nname = "few"\nversion = "0.0.0"\n',
    'src/lib.rs': rust('', 'panic!()'),
    'tests/a.rs': rust('panic!()', 'panic!()', ''),
    'tests/b.rs': rust('', '', ''),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const env = { ...process.env, CARGO_TARGET_DIR: join(folder, 'target'), CARGO_NET_OFFLINE: 'true' };
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `${command('native')} 2>&1`], { cwd: folder, env, encoding: 'utf8' });
  assert.notEqual(status, 0, stderr);
  assert.equal(count('native', stdout), '5 3', stdout);
});

test('every test of the stage counts', () => {
  const file = join(folder, 'few.test.mjs');
  writeFileSync(file, "import { test } from 'node:test';\ntest('a', () => {});\ntest('b', () => { throw new Error('no'); });\ntest('c', () => {});\n");
  const runner = /^(node --test \S+)/.exec(command('stage'))[1];
  // The runner tells a test that it starts, and a runner there does nothing.
  const { stdout } = spawnSync('bash', ['-c', `${runner} ${file}`], { env: { ...process.env, NODE_TEST_CONTEXT: undefined }, encoding: 'utf8' });
  assert.equal(count('stage', stdout), '2 1', stdout);
});

test('where nothing was counted nothing is said', () => {
  assert.equal(count('native', 'error: could not compile'), '');
  assert.equal(count('format', ''), '');
});
