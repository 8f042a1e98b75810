// CHANGELOG.md keeps the form of Keep a Changelog 1.1.0, and tells of the version in Cargo.toml.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (name) => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
// In this order. All but the first are those of Keep a Changelog.
const KINDS = ['Upgrading', 'Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
const DAY = /^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})( \[YANKED\])?$/;

/** What breaks the form, as sentences; nothing if it is kept. */
function faults(text, version) {
  const found = [];
  const lines = text.split('\n');
  if (lines[0] !== '# Changelog') found.push('the title');
  if (!text.includes('(https://keepachangelog.com/en/1.1.0/)')) found.push('the form is not named');
  const sections = text.split(/^(?=## )/m).slice(1);
  const heads = sections.map((section) => section.split('\n', 1)[0]);
  if (heads[0] !== '## [Unreleased]') found.push('Unreleased is not first');
  const released = heads.slice(1).map((head) => DAY.exec(head)).filter(Boolean);
  found.push(...heads.slice(1).filter((head) => !DAY.test(head)).map((head) => `heading: ${head}`));
  const order = released.map(([, one, day]) => `${day} ${one.split('.').map((part) => part.padStart(6, '0')).join('.')}`);
  if (order.join() !== [...order].sort().reverse().join()) found.push('the newest version is not first');
  if (released.some(([, , day]) => new Date(day).toISOString().slice(0, 10) !== day)) found.push('a day that is none');
  // A version is told of once it is released; until then it is what Unreleased becomes.
  if (released.length > 0 && released[0][1] !== version) found.push(`the newest is not ${version} of Cargo.toml`);
  for (const [at, section] of sections.entries()) {
    const kinds = [...section.matchAll(/^### (.+)$/gm)].map(([, kind]) => kind);
    for (const kind of kinds.filter((one) => !KINDS.includes(one))) found.push(`${heads[at]}: ${kind}`);
    if (kinds.join() !== KINDS.filter((kind) => kinds.includes(kind)).join()) found.push(`${heads[at]}: order or twice`);
    if (at > 0 && kinds.length === 0) found.push(`${heads[at]} says nothing`);
    const [, ...parts] = section.split(/^### .+$/m);
    if (parts.some((part) => !part.trim() || part.split('\n').some((line) => line && !line.startsWith('- ') && !line.startsWith('  ')))) found.push(`${heads[at]}: not a list`);
  }
  return found;
}

const version = /^version = "(.+)"$/m.exec(read('Cargo.toml'))[1];

test('the changelog has the form', () => assert.deepEqual(faults(read('CHANGELOG.md'), version), []));

test('what breaks the form is found', () => {
  const good = `# Changelog\n\n[Keep](https://keepachangelog.com/en/1.1.0/)\n\n## [Unreleased]\n\n## [1.2.0] - 2026-02-28\n\n### Added\n\n- One.\n\n### Fixed\n\n- Two.\n\n## [1.1.0] - 2026-01-31\n\n### Added\n\n- Three.\n`;
  assert.deepEqual(faults(good, '1.2.0'), []);
  const cases = {
    'the newest is not 1.3.0 of Cargo.toml': [good, '1.3.0'],
    'the newest version is not first': [good.replace('2026-02-28', '2026-01-01'), '1.2.0'],
    'heading: ## 1.1.0': [good.replace('[1.1.0] - 2026-01-31', '1.1.0'), '1.2.0'],
    '## [1.2.0] - 2026-02-28: New': [good.replace('### Fixed', '### New'), '1.2.0'],
    '## [1.2.0] - 2026-02-28: not a list': [good.replace('- Two.', 'Two.'), '1.2.0'],
    '## [1.2.0] - 2026-02-28: order or twice': [good.replace('### Fixed', '### Added'), '1.2.0'],
    'Unreleased is not first': [good.replace('[Unreleased]', '[Next]'), '1.2.0'],
  };
  for (const [fault, [text, of]] of Object.entries(cases)) assert.ok(faults(text, of).includes(fault), `${fault}: ${faults(text, of)}`);
});
