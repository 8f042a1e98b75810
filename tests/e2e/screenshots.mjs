// Takes the pictures of the page for the README, by hand after `make build`:
//
//   node tests/e2e/screenshots.mjs [folder]     writes screenshot.png (docs/) or, with a folder,
//                                               the door, the main page, dark, phone and a failure
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startStage } from '../stage/stage.mjs';
import config from './playwright.config.mjs';

const root = new URL('../../', import.meta.url).pathname;
const all = process.argv[2];
const folder = all ?? join(root, 'docs');
mkdirSync(folder, { recursive: true });

const stage = await startStage({ site: join(root, 'dist') });
const browser = await chromium.launch(config.use.launchOptions);
try {
  const shoot = async (name, { width = 1360, height = 960, ...options }, steps) => {
    const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    await page.goto(stage.page);
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).waitFor();
    await steps(page);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await context.close();
  };
  const signIn = async (page) => {
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await page.getByRole('button', { name: 'Alice Martin' }).click();
    await page.getByRole('checkbox', { name: 'Production, West Europe', exact: true }).check({ force: true });
    await page.getByRole('button', { name: 'Download kubeconfig' }).waitFor();
    await page.evaluate(() => window.scrollTo(0, 0));
  };
  await shoot('screenshot', {}, signIn);
  if (all) {
    await shoot('door', { height: 760 }, async () => {});
    await shoot('dark', { colorScheme: 'dark' }, signIn);
    await shoot('phone', { width: 390, height: 844 }, signIn);
    await shoot('failure', { height: 760 }, async (page) => {
      stage.faults.set('entra.discovery', { status: 500, times: 1 });
      await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
      await page.getByRole('alert').filter({ visible: true }).waitFor();
    });
  }
} finally {
  await browser.close();
  await stage.close();
}
