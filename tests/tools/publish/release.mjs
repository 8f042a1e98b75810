// `make release`: puts the files of a release into target/release-files/, from a built page.
//   --ask    only says whether a release can be made here
//   --dirty  also with changes that are not committed; the version then ends in +dirty
//   --twice  builds the program in a second folder too, and fails unless it is the same
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { host, root, shippedCrates } from './crates.mjs';
import { notices, standardNotices } from './notices.mjs';
import { provenance } from './provenance.mjs';
import { sbom } from './sbom.mjs';
import { gzip, tar } from './tar.mjs';

const HOSTS = {
  nginx: 'nginx.conf', caddy: 'Caddyfile', apache: 'apache.conf', 'static-web-apps': 'staticwebapp.config.json',
  netlify: 'netlify/_headers', cloudflare: 'cloudflare/_headers', 'front-door': 'front-door.bicep', cloudfront: 'cloudfront.json',
  kubernetes: 'kubernetes.yaml',
};
const run = (program, args, more = {}) => execFileSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, ...more }).trim();
const git = (...args) => run('git', args);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const read = (name) => readFileSync(join(root, name));

/** The page as it was built; what is compressed beside a file must be that file. */
export function page(folder) {
  const names = readdirSync(folder).sort();
  const files = names.map((name) => ({ name: `dist/${name}`, bytes: readFileSync(join(folder, name)) }));
  const bytesOf = new Map(files.map(({ name, bytes }) => [name, bytes]));
  for (const { name, bytes } of files) {
    const unpack = { '.gz': gunzipSync, '.br': brotliDecompressSync }[name.slice(-3)];
    if (unpack && !unpack(bytes).equals(bytesOf.get(name.slice(0, -3)) ?? Buffer.alloc(0))) throw new Error(`${name} is not what it compresses`);
    if (/\.(wasm|js|css|html)$/.test(name) && !(bytesOf.has(`${name}.gz`) && bytesOf.has(`${name}.br`))) throw new Error(`${name} is not compressed`);
  }
  return files;
}

/** The lines of `sha256sum` for these files. */
export const sums = (files) => files.map(({ name, bytes }) => `${sha256(bytes)}  ${name}\n`).sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join('');

// Builds the program from the commit in another folder, and holds it against the first.
function heldAgainstAnother(first, time) {
  const other = mkdtempSync(join(tmpdir(), 'purser-again-'));
  try {
    mkdirSync(join(other, 'sources'));
    execFileSync('tar', ['-x', '-C', join(other, 'sources')], { input: execFileSync('git', ['archive', 'HEAD'], { cwd: root, maxBuffer: 1 << 28 }) });
    const path = run('tests/tools/publish/binary.sh', [join(other, 'sources'), join(other, 'target')], { env: { ...process.env, SOURCE_DATE_EPOCH: String(time) } });
    if (!readFileSync(path).equals(first)) throw new Error('the program from a second folder is another one');
    console.log('release: the program has the same bytes from a second folder');
  } finally {
    rmSync(other, { recursive: true, force: true });
  }
}

/** The version of a release from this tree; fails where none may be made. `changes` are those of `git status`. */
export function versionOf({ manifest, changes, args }) {
  const unknown = args.find((one) => !['--ask', '--dirty', '--twice'].includes(one));
  if (unknown) throw new Error(`there is no ${unknown}; there are --dirty and --twice`);
  if (changes && !args.includes('--dirty')) throw new Error(`these changes are not committed (ARGS=--dirty makes a release all the same):\n${changes}`);
  return /^version = "(.+)"$/m.exec(manifest)[1] + (changes ? '+dirty' : '');
}

function main(args) {
  const changes = git('status', '--porcelain');
  const version = versionOf({ manifest: read('Cargo.toml').toString(), changes, args });
  if (args.includes('--ask')) return;
  const commit = git('rev-parse', 'HEAD');
  const time = Number(process.env.SOURCE_DATE_EPOCH ?? git('log', '-1', '--format=%ct'));

  const path = run('tests/tools/publish/binary.sh', ['.', join(root, 'target/publish')], { env: { ...process.env, SOURCE_DATE_EPOCH: String(time) } });
  const binary = readFileSync(path);
  for (const [what, where] of Object.entries({ 'this folder': root.replace(/\/$/, ''), 'the home folder': process.env.HOME })) {
    if (where && where !== '/' && binary.includes(`${where}/`)) throw new Error(`the program names ${what}: ${where}`);
  }
  if (args.includes('--twice')) heldAgainstAnother(binary, time);

  const built = read('target/page-built').toString().trim();
  const compiler = built.startsWith('standard library: debian') ? '/usr/bin/rustc' : 'rustc';
  const standards = { 'purser-page': standardNotices(compiler), purser: standardNotices('rustc') };
  const crates = shippedCrates();
  const compilers = Object.fromEntries(Object.entries(standards).map(([name, { release }]) => [name, release]));
  const headers = Object.entries(HOSTS).map(([name, file]) => ({
    name: `headers/${file}`, bytes: execFileSync(path, ['headers', 'public/portal.example.yaml', '--for', name], { cwd: root }),
  }));
  const files = [
    ...page(join(root, 'dist')),
    ...headers,
    ...['LICENSE', 'README.md', 'CHANGELOG.md', 'SECURITY.md', ...readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)]
      .map((name) => ({ name, bytes: read(name) })),
    { name: 'THIRD-PARTY-NOTICES.txt', bytes: Buffer.from(notices(crates)) },
    ...[...new Map(Object.values(standards).map(({ name, bytes }) => [name, { name, bytes }])).values()],
  ].map((one) => ({ ...one, name: `purser-${version}/${one.name}` }));

  const made = [
    { name: `purser-${version}.tar.gz`, bytes: gzip(tar(files, time)) },
    { name: `purser-${version}-${host()}`, bytes: binary, mode: 0o755 },
    { name: `purser-${version}.cdx.json`, bytes: Buffer.from(`${JSON.stringify(sbom({ crates, version, time, compilers }), null, 2)}\n`) },
  ];
  const statement = provenance({
    subjects: made.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })), commit, dirty: Boolean(changes), version, time,
    tools: [{ name: 'page', version: built }, ...Object.entries(compilers).map(([name, release]) => ({ name: `rustc for ${name}`, version: release }))],
    builder: 'urn:purser:builder:local',
  });
  made.push({ name: `purser-${version}.provenance.json`, bytes: Buffer.from(`${JSON.stringify(statement, null, 2)}\n`) });
  made.push({ name: 'SHA256SUMS', bytes: Buffer.from(sums(made)) });

  const folder = join(root, 'target/release-files');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  console.log(`release: ${version} of ${commit.slice(0, 12)}, ${crates.length - 1} crates, in target/release-files/`);
  for (const { name, bytes, mode } of made) {
    writeFileSync(join(folder, name), bytes, { mode: mode ?? 0o644 });
    console.log(`  ${String(bytes.length).padStart(9)} bytes  ${name}`);
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(`release: ${error.message}`);
    process.exitCode = 1;
  }
}
