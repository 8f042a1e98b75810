// What a release is made of: the same bytes from the same sources, everything that is linked in listed
// and with its licence, and sums that `sha256sum` agrees with.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { graph, locked, root, shippedCrates } from './crates.mjs';
import { licenceOf, notices, standardNotices } from './notices.mjs';
import { provenance } from './provenance.mjs';
import { page, sums, versionOf } from './release.mjs';
import { sbom, uuidOf } from './sbom.mjs';
import { gzip, tar } from './tar.mjs';

const TIME = 1_700_000_000;
const compilers = { 'purser-page': '1.96.0', purser: '1.95.0' };
let folder;
let crates;
let bom;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'publish-'));
  crates = shippedCrates();
  bom = sbom({ crates, version: '1.2.3', time: TIME, compilers });
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('an archive follows from its files alone, and tar reads it', () => {
  const files = [
    { name: 'p/b.txt', bytes: Buffer.from('two') },
    { name: 'p/a.sh', bytes: Buffer.alloc(513, 'x'), mode: 0o755 },
    { name: 'p/none', bytes: Buffer.alloc(0) },
  ];
  const packed = gzip(tar(files, TIME));
  assert.deepEqual(gzip(tar([...files].reverse(), TIME)), packed);
  // No name and no time in the head of the gzip.
  assert.deepEqual([...packed.subarray(3, 8)], [0, 0, 0, 0, 0]);
  const list = execFileSync('tar', ['-tvzf', '-', '--numeric-owner', '--full-time', '--utc'], { input: packed, encoding: 'utf8' });
  assert.deepEqual(list.trim().split('\n').map((line) => line.replaceAll(/ +/g, ' ')), [
    '-rwxr-xr-x 0/0 513 2023-11-14 22:13:20 p/a.sh', '-rw-r--r-- 0/0 3 2023-11-14 22:13:20 p/b.txt', '-rw-r--r-- 0/0 0 2023-11-14 22:13:20 p/none',
  ]);
  const out = join(folder, 'out');
  mkdirSync(out);
  execFileSync('tar', ['-xz', '-C', out], { input: packed });
  for (const { name, bytes } of files) assert.deepEqual(readFileSync(join(out, name)), bytes);
  assert.throws(() => tar([files[0], files[0]], TIME), /one name/);
  assert.throws(() => tar([{ name: 'x'.repeat(101), bytes: Buffer.alloc(0) }], TIME), /too long/);
});

test('the sums are those of sha256sum', () => {
  const files = ['b', 'a', 'c'].map((name) => ({ name, bytes: Buffer.from(`content of ${name}`) }));
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, 'SHA256SUMS'), sums(files));
  assert.equal(execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' }), 'a: OK\nb: OK\nc: OK\n');
  assert.equal(execFileSync('sha256sum', ['a', 'b', 'c'], { cwd: folder, encoding: 'utf8' }), sums(files));
});

test('a page whose compressed files are missing or others is no release', () => {
  const at = join(folder, 'page');
  mkdirSync(at);
  const put = (name, bytes) => writeFileSync(join(at, name), bytes);
  put('index.html', 'page');
  assert.throws(() => page(at), /index\.html is not compressed/);
  put('index.html.gz', gzipSync('page'));
  put('index.html.br', brotliCompressSync('page'));
  assert.deepEqual(page(at).map(({ name }) => name), ['dist/index.html', 'dist/index.html.br', 'dist/index.html.gz']);
  put('index.html.br', brotliCompressSync('another'));
  assert.throws(() => page(at), /index\.html\.br is not what it compresses/);
});

test('changes that are not committed make no release, or one that says so', () => {
  const manifest = '[package]\nname = "purser"\nversion = "1.2.3"\n';
  assert.equal(versionOf({ manifest, changes: '', args: ['--twice'] }), '1.2.3');
  assert.throws(() => versionOf({ manifest, changes: ' M src/lib.rs', args: [] }), /not committed[\s\S]*src\/lib\.rs/);
  assert.equal(versionOf({ manifest, changes: ' M src/lib.rs', args: ['--dirty'] }), '1.2.3+dirty');
  assert.throws(() => versionOf({ manifest, changes: '', args: ['--quick'] }), /no --quick/);
});

test('a tree of cargo becomes a graph, also where it stops at what it has shown', () => {
  const needs = graph('0a v1.0.0 (/x)\n1b v2.0.0\n2c-d v0.1.0-rc.1\n1c-d v0.1.0-rc.1 (*)\n');
  assert.deepEqual([...needs].map(([crate, of]) => [crate, [...of]]), [
    ['a@1.0.0', ['b@2.0.0', 'c-d@0.1.0-rc.1']], ['b@2.0.0', ['c-d@0.1.0-rc.1']], ['c-d@0.1.0-rc.1', []],
  ]);
  assert.throws(() => graph('warning: odd\n'), /cargo tree printed/);
});

test('what is linked in is told from what only compiles or tests', () => {
  const names = new Map(crates.map((one) => [one.name, one]));
  assert.deepEqual(names.get('web-sys')?.in, ['purser-page', 'purser']);
  assert.deepEqual(names.get('clap')?.in, ['purser']);
  // A procedural macro, what it is made of, and what the tests alone use.
  for (const other of ['serde_derive', 'leptos_macro', 'proptest', 'criterion', 'kube']) assert.ok(!names.has(other), other);
});

test('the SBOM is valid CycloneDX 1.6', () => {
  const schemas = join(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json'), '../res/schema');
  const schema = (name) => JSON.parse(readFileSync(join(schemas, name), 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  // The form of an address with letters of any language, which none is here.
  ajv.addFormat('iri-reference', true);
  ajv.addFormat('idn-email', true);
  // By the names that the schema of the list calls them.
  for (const name of ['spdx', 'jsf-0.82']) ajv.addSchema({ ...schema(`${name}.SNAPSHOT.schema.json`), $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json` });
  const valid = ajv.compile(schema('bom-1.6.SNAPSHOT.schema.json'));
  assert.ok(valid(bom), JSON.stringify(valid.errors));
  assert.ok(!valid({ ...bom, components: [{ ...bom.components[0], type: 'crate' }] }));
  assert.ok(!valid({ ...bom, serialNumber: 'urn:uuid:1' }));
});

test('the SBOM has the versions and sums of Cargo.lock, and whole edges', () => {
  const lock = locked();
  const listed = bom.components.filter((one) => one.purl);
  assert.ok(listed.length > 50 && listed.length < lock.size);
  // The splitter alone is no entry of the lock file.
  const [tool, ...more] = listed.filter((one) => !lock.has(`${one.name}@${one.version}`));
  assert.ok(tool.name === 'wasm_split_cli_support' && more.length === 0);
  for (const one of listed.filter((other) => other !== tool)) assert.equal(one.hashes[0].content, lock.get(`${one.name}@${one.version}`), one.name);
  const refs = new Set([bom.metadata.component, ...bom.components].map((one) => one['bom-ref']));
  assert.equal(refs.size, bom.components.length + 1);
  assert.equal(bom.dependencies.length, refs.size);
  const reached = new Set();
  const reach = (ref) => {
    if (reached.has(ref)) return;
    assert.ok(refs.has(ref), ref);
    reached.add(ref);
    bom.dependencies.find((one) => one.ref === ref).dependsOn.forEach(reach);
  };
  reach(bom.metadata.component['bom-ref']);
  assert.deepEqual([...refs].filter((ref) => !reached.has(ref)), []);
});

test('the SBOM is the same each time, and another for other content', () => {
  assert.deepEqual(sbom({ crates: shippedCrates(), version: '1.2.3', time: TIME, compilers }), bom);
  assert.notEqual(sbom({ crates, version: '1.2.4', time: TIME, compilers }).serialNumber, bom.serialNumber);
  assert.equal(bom.metadata.timestamp, '2023-11-14T22:13:20.000Z');
  assert.match(uuidOf('x'), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('the notices have every crate with a licence text, and nothing of this machine', () => {
  const text = notices(crates);
  for (const one of crates.filter(({ own }) => !own)) {
    assert.ok(text.includes(`\n${one.name} ${one.version}: ${one.license}; in `), one.crate);
    for (const licence of licenceOf(one)) assert.ok(text.includes(licence), one.crate);
    // One file may only name the others.
    assert.ok(licenceOf(one).some((licence) => licence.length > 500), one.crate);
  }
  assert.ok(!text.includes(root) && !text.includes(process.env.HOME));
  const standard = standardNotices('rustc');
  assert.ok(standard.bytes.includes('MIT') && standard.name.startsWith('rust-std/'));
});

test('a crate without a licence text fails, unless it is known and names MIT', () => {
  const bare = join(folder, 'bare');
  mkdirSync(bare);
  const one = { name: 'unheard-of', crate: 'unheard-of@1.0.0', license: 'MIT', authors: [], folder: bare };
  assert.throws(() => notices([one]), /unheard-of@1\.0\.0 \(MIT\) has no text/);
  assert.throws(() => licenceOf({ ...one, name: 'leptos', license: 'Zlib' }), /has no text/);
  assert.match(licenceOf({ ...one, name: 'leptos', authors: ['Someone <a@b.example>'] })[0], /^MIT License\n\nCopyright \(c\) Someone\n/);
  writeFileSync(join(bare, 'LICENSE-MIT'), 'Copyright\r\nPermission \n');
  assert.deepEqual(licenceOf(one), ['Copyright\nPermission']);
  // Each of the known ones is still without a text, or it should be taken off the list.
  const source = readFileSync(new URL('notices.mjs', import.meta.url), 'utf8');
  const known = /WITHOUT_TEXT = new Set\(\[([\s\S]*?)\]\)/.exec(source)[1].match(/[\w-]+/g);
  const without = crates.filter((crate) => !crate.own && licenceOf(crate)[0].startsWith('MIT License\n\nCopyright (c) ') && (crate.tool || !readdirSync(crate.folder).some((name) => /^licen[cs]e/i.test(name))));
  assert.deepEqual([...new Set(without.map(({ name }) => name))].sort(), [...known].sort());
});

test('the provenance is an in-toto statement of SLSA that claims no more than a local build', () => {
  const statement = provenance({
    subjects: [{ name: 'a.tar.gz', sha256: 'a'.repeat(64) }], commit: 'c'.repeat(40), dirty: false, version: '1.2.3', time: TIME,
    tools: [{ name: 'rustc', version: '1.95.0' }], builder: 'urn:purser:builder:local',
  });
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  const digest = { type: 'object', minProperties: 1, additionalProperties: { type: 'string', pattern: '^[0-9a-f]+$' } };
  const resource = { type: 'object', anyOf: [{ required: ['uri'] }, { required: ['digest'] }, { required: ['name'] }], additionalProperties: false,
    properties: { name: { type: 'string' }, uri: { type: 'string' }, digest, annotations: { type: 'object' } } };
  // The fields that in-toto's Statement v1 and SLSA's provenance v1 name.
  const valid = ajv.compile({
    type: 'object', required: ['_type', 'subject', 'predicateType', 'predicate'], additionalProperties: false,
    properties: {
      _type: { const: 'https://in-toto.io/Statement/v1' },
      subject: { type: 'array', minItems: 1, items: { ...resource, required: ['digest'] } },
      predicateType: { const: 'https://slsa.dev/provenance/v1' },
      predicate: {
        type: 'object', required: ['buildDefinition', 'runDetails'], additionalProperties: false,
        properties: {
          buildDefinition: {
            type: 'object', required: ['buildType', 'externalParameters'], additionalProperties: false,
            properties: { buildType: { type: 'string', format: 'uri' }, externalParameters: { type: 'object' }, internalParameters: { type: 'object' }, resolvedDependencies: { type: 'array', items: resource } },
          },
          runDetails: {
            type: 'object', required: ['builder'], additionalProperties: false,
            properties: { builder: { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uri' } } }, metadata: { type: 'object' }, byproducts: { type: 'array' } },
          },
        },
      },
    },
  });
  assert.ok(valid(statement), JSON.stringify(valid.errors));
  assert.match(statement.predicate.runDetails.builder.id, /local$/);
});
