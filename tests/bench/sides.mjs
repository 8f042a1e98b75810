// Both pages by what one does with them, and the browser that they are opened in.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import config from '../e2e/playwright.config.mjs';
import { watch } from './inside.mjs';

const { executablePath, args } = config.use.launchOptions;
export const browserVersion = () => execFileSync(executablePath, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

// A slow phone, as the aims name it: slow 4G, and a processor of a quarter of the speed.
export const SLOW = { latency: 150, down: 1_600_000 / 8, up: 750_000 / 8, cpu: 4 };
// Nothing but a way: every request that waits for another takes so much longer.
export const FAR = { latency: 1000, down: -1, up: -1, cpu: 1 };

// Where the list of clusters and the file stand, in either page.
export const PARTS = '.list, [aria-label="Kubeconfig"], [role=region][aria-labelledby]';

// What a new profile of the browser sees; `frames`: pictures are made at once, not sixty a second, so
// that a time to the next one is work and no waiting.
export async function visitor({ frames = false } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'bench-'));
  const more = frames ? ['--disable-frame-rate-limit', '--disable-gpu-vsync'] : [];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath, args: [...args, ...more, '--enable-precise-memory-info'], viewport: config.use.viewport, locale: config.use.locale, acceptDownloads: true,
  });
  await context.addInitScript(watch);
  const asked = [];
  context.on('request', (request) => asked.push({ url: request.url(), at: Date.now() }));
  return {
    context, asked,
    async page(conditions) {
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      if (conditions) await throttle(page, conditions);
      return page;
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export async function throttle(page, { latency, down, up, cpu }) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency, downloadThroughput: down, uploadThroughput: up });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
}

const seen = async (page, name) => {
  await page.waitForFunction((name) => window.bench?.seen[name] > 0, name, { polling: 20 });
  return page.evaluate((name) => window.bench.seen[name], name);
};

// To be there when a document starts: what it watches for is told by its init script.
const expectFor = (context, name, test) => context.addInitScript(`window.bench.when(${JSON.stringify(name)}, ${test})`);

export const DOOR = `() => window.bench.button('Sign in with')`;
export const LIST = `() => document.querySelectorAll('.list input[type=checkbox]').length > 0`;
export const FILE = `() => [...document.querySelectorAll('[aria-label="Kubeconfig"], [role=region], section')].some((one) => /apiVersion: v1/.test(one.textContent))`;
export { expectFor, seen };

// Through the door and the provider's picker, up to the moment before the way back begins.
export async function toPicker(page, address, query = '') {
  await page.goto(address + query);
  await page.getByRole('button', { name: /^Sign in with/ }).click();
  await page.getByRole('button', { name: 'Alice Martin' }).waitFor();
}

export async function signIn(page, address, query = '') {
  await toPicker(page, address, query);
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  await page.getByRole('checkbox').first().waitFor();
}

// The pages differ in a few names only.
export const sides = {
  ours: {
    box: (page, name) => page.getByRole('checkbox', { name, exact: true }),
    all: (page) => page.getByRole('button', { name: /^Choose all/ }),
    async toMerge(page) {
      await page.getByRole('tab', { name: 'Merge', exact: true }).click();
    },
  },
  theirs: {
    box: (page, name) => page.getByRole('checkbox', { name }),
    all: (page) => page.getByRole('button', { name: /^Choose all/ }),
    async toMerge() {},
  },
};

// The memory that only this page's process holds, after what is garbage is gone, in MB: of the
// renderer with the most of it, from /proc (undefined where there is none), and of it the heap of
// JavaScript.
export async function memory(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
  const browser = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privately(id)).filter(Boolean);
  return { process: sizes.length > 0 ? Math.max(...sizes) / 1024 : undefined, heap: heap / 1e6 };
}

function privately(id) {
  try {
    const text = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
    return [...text.matchAll(/^Private_\w+:\s+(\d+) kB/gm)].reduce((sum, [, kb]) => sum + Number(kb), 0);
  } catch {
    return undefined;
  }
}
