// The set-up names what is missing, with the command that would install it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const scripts = { build: '../release/setup.sh', test: 'setup.sh' };
const needed = ['bash', 'cut', 'dirname', 'flock', 'grep', 'head', 'id', 'ls', 'mkdir', 'readlink', 'rm', 'sed', 'sha256sum', 'sort'];

// Runs the set-up on a machine that has only these programs, each a line of shell or a link.
function setUp(programs, want = 'test') {
  const folder = mkdtempSync(join(tmpdir(), 'set-up-'));
  try {
    for (const name of needed) symlinkSync(spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim(), join(folder, name));
    for (const [name, line] of Object.entries(programs)) {
      writeFileSync(join(folder, name), `#!/bin/bash\n${line}\n`);
      chmodSync(join(folder, name), 0o755);
    }
    const env = { PATH: folder, HOME: folder, XDG_CACHE_HOME: join(folder, 'cache') };
    const { status, stderr } = spawnSync('/bin/bash', [new URL(scripts[want], import.meta.url).pathname], { env, encoding: 'utf8' });
    return { status, named: stderr.split('\n').filter((line) => line.startsWith('  ')).map((line) => line.trim()) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const old = { cargo: 'exit 0', rustc: 'echo "rustc 1.70.0 (0000000 2023-06-01)"', node: 'exit 0', npm: 'exit 0' };

test('a machine with nothing is told all three installers', () => {
  const { status, named } = setUp({});
  assert.equal(status, 1);
  assert.deepEqual(named, [
    'sudo apt-get install build-essential',
    "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh",
    'sudo apt-get install nodejs npm   # Node.js 20 or newer is needed',
  ]);
});

test('a compiler that is too old, or none, is told apart from none of its parts', () => {
  const { named } = setUp({ ...old, cc: 'exit 0' });
  assert.match(named.join('\n'), /^rustup update stable {3}# Rust [\d.]+ or newer is needed; here is 1\.70\.0$/);
  const without = setUp({ ...old, cc: 'exit 0', rustc: 'exit 1' });
  assert.match(without.named.join('\n'), /^rustup update stable {3}# Rust [\d.]+ or newer is needed$/);
});

test('the formatter and the linter are asked for by the tests alone', () => {
  const parts = { ...old, cc: 'exit 0', cargo: '[ "$1" != clippy ]' };
  assert.deepEqual(setUp(parts).named.slice(1), ['rustup component add rustfmt clippy']);
  assert.equal(setUp(parts, 'build').named.length, 1);
});
