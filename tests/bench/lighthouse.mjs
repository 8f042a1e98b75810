// Lighthouse in its mobile profile, at the door and where one chooses. What is chosen from is there
// only for who has signed in, and a reload signs out: so it measures the navigation that begins with
// the person's press at the provider.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';
import config from '../e2e/playwright.config.mjs';
import { median } from './statistics.mjs';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const { executablePath, args } = config.use.launchOptions;

// Scores by place and category, the median of `runs`, and what is below 1 by its name.
export async function scores(where, runs = 3) {
  where.setPortal();
  const all = {};
  for (const place of ['door', 'choice']) {
    const found = [];
    for (let run = 0; run < runs; run += 1) found.push(await look(where.address.ours, place));
    all[place] = Object.fromEntries(CATEGORIES.map((name) => [name, median(found.map((one) => one.scores[name] ?? NaN))]));
    all[place].misses = [...new Set(found.flatMap((one) => one.misses))];
  }
  return all;
}

async function look(address, place) {
  const profile = mkdtempSync(join(tmpdir(), 'bench-'));
  const browser = await puppeteer.launch({ executablePath, headless: true, args: [...args, '--lang=en-GB'], userDataDir: profile });
  try {
    const page = await browser.newPage();
    const flags = { onlyCategories: CATEGORIES, disableStorageReset: true, logLevel: 'silent' };
    let target = address;
    if (place === 'choice') {
      const press = (words) => page.locator(`::-p-aria([role="button"][name="${words}"])`).click();
      await page.goto(address, { waitUntil: 'networkidle0' });
      await press('Sign in with Microsoft');
      await page.waitForSelector('::-p-aria([role="button"][name="Alice Martin"])');
      target = () => press('Alice Martin');
    }
    const { lhr } = await lighthouse(target, flags, undefined, page);
    if (lhr.runtimeError) throw new Error(`Lighthouse, ${place}: ${lhr.runtimeError.message}`);
    const misses = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs)
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9).map(({ id }) => id);
    return { scores: Object.fromEntries(CATEGORIES.map((name) => [name, 100 * (lhr.categories[name].score ?? NaN)])), misses };
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
