// Measures, in Chromium, how long it takes from the return of the redirect (the page loads with the
// provider's answer in its address) to a usable list of the clusters that Azure knows, and how many
// requests that makes.
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import config from '../e2e/playwright.config.mjs';
import { startStage } from '../stage/stage.mjs';

const root = new URL('../../', import.meta.url).pathname;
const stage = await startStage({ site: join(root, 'dist') });
const browser = await chromium.launch(config.use.launchOptions);
const took = [];
let shown = '';
let kinds = {};
try {
  for (let run = 0; run < 4; run += 1) {
    stage.setPortal({ azure: true, only: 'contoso', clusters: [] });
    // The search is begun, and goes on after the provider wanted to see the person.
    stage.faults.set('entra.consent.arm', {});
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(stage.page);
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await page.getByRole('button', { name: 'Alice Martin' }).click();
    await page.getByRole('button', { name: 'Find my clusters' }).click();
    await page.addInitScript(() => {
      new MutationObserver(() => {
        const said = document.querySelector('.found .note.ok');
        if (said && document.querySelectorAll('.list input[type=checkbox]').length > 50 && !window.usable) {
          window.usable = -1;
          requestAnimationFrame(() => (window.usable = performance.now()));
        }
      }).observe(document, { childList: true, subtree: true });
    });
    stage.requests.length = 0;
    // The provider knows the person already and sends them back at once.
    await page.getByRole('button', { name: 'Continue at Microsoft' }).click();
    await page.waitForFunction(() => window.usable > 0, undefined, { timeout: 60_000 });
    shown = await page.locator('.found .note.ok').innerText();
    // The first run also fills the browser's code cache.
    if (run > 0) took.push(Math.round(await page.evaluate(() => window.usable)));
    kinds = {};
    for (const one of stage.requests) {
      if (one.server === 'page') continue;
      const name = `${one.server} ${one.method}`;
      kinds[name] = (kinds[name] ?? 0) + 1;
    }
    await context.close();
  }
  const clusters = Number(/Found ([\d,]+)/.exec(shown)[1].replaceAll(',', ''));
  if (clusters < 2000) throw new Error(`only ${clusters} clusters were found`);
  const median = took.sort((a, b) => a - b)[Math.floor(took.length / 2)];
  console.log(`finding clusters in Azure, in Chromium, median of ${took.length}: ${shown}`);
  console.log(`  from the return of the redirect to a usable list   ${median} ms`);
  console.log(`  requests after it: ${Object.entries(kinds).map(([name, count]) => `${count} ${name}`).join(', ')}`);
} finally {
  await browser.close();
  await stage.close();
}
