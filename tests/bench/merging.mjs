// Merging into a kubeconfig of 5 MB with 5,000 contexts: in both pages, and by kubectl itself.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kubeconfig } from './files.mjs';
import { memory, sides, signIn, visitor } from './sides.mjs';
import { turns } from './stand.mjs';

export const CONTEXTS = 5000;

export async function merging(where, pairs) {
  where.setPortal();
  const large = kubeconfig(CONTEXTS);
  const kubectl = [];
  const numbers = await turns(pairs, 1, async (side, turn) => {
    if (side === 'ours' && turn >= 0) kubectl.push(flatten(large));
    const guest = await visitor({ frames: true });
    try {
      const page = await guest.page();
      await signIn(page, where.address[side]);
      await sides[side].box(page, /^Production, West Europe/).click({ force: true });
      await sides[side].toMerge(page);
      const field = page.getByLabel(/^Your kubeconfig/);
      await field.waitFor({ state: 'attached' });
      const one = {};
      // The first also fetches and compiles what it needs.
      for (const name of ['warm', 'config']) Object.assign(one, await merge(page, field, name, large));
      one.memory = (await memory(page)).process;
      return one;
    } finally {
      await guest.close();
    }
  });
  return { ...numbers, kubectl, size: large.length };
}

async function merge(page, field, name, large) {
  const button = page.getByRole('button', { name: 'Download merged kubeconfig' });
  await page.evaluate((name) => {
    window.bench.seen.plan = 0;
    window.bench.made = 0;
    window.bench.when('plan', () => window.bench.given > 0 && document.body.textContent.includes(name) && document.querySelector('.plan') && window.bench.button('Download merged kubeconfig'));
  }, `${name}-of-mine`);
  await field.setInputFiles({ name: `${name}-of-mine`, mimeType: 'text/plain', buffer: Buffer.from(large) });
  await page.waitForFunction(() => window.bench.seen.plan > 0);
  await button.click();
  await page.waitForFunction(() => window.bench.made > 0);
  const { plan, file, text } = await page.evaluate(async () => {
    const { seen, given, made, clicked, file } = window.bench;
    return { plan: seen.plan - given, file: made - clicked, text: await file.text() };
  });
  if (!text.includes('prod-weu-payments') && !text.includes('name: prod-weu')) throw new Error('the new entry is missing');
  if (text.split('\n').filter((line) => /^\s*- (name: c-|context:)/.test(line)).length < CONTEXTS) throw new Error('the merge is not whole');
  return { plan, file, merged: plan + file };
}

// As one merges on a command line, with the program's start, which takes the most of a small merge.
function flatten(large) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    writeFileSync(join(folder, 'new'), kubeconfig(1).replaceAll('-0', '-new'));
    writeFileSync(join(folder, 'mine'), large);
    const env = { PATH: process.env.PATH, HOME: folder, KUBECONFIG: `${folder}/new:${folder}/mine` };
    const from = performance.now();
    const done = spawnSync(process.env.KUBECTL, ['config', 'view', '--flatten'], { env, maxBuffer: 1 << 28, encoding: 'utf8' });
    const took = performance.now() - from;
    if (done.status !== 0 || !done.stdout.includes('c-4999')) throw new Error(`kubectl: ${done.stderr}`);
    return took;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const kubectlVersion = () => JSON.parse(execFileSync(process.env.KUBECTL, ['version', '--client', '-o', 'json'], { encoding: 'utf8' })).clientVersion.gitVersion;
