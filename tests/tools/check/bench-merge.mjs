// Measures, in Chromium, how long merging into a very large kubeconfig takes: from choosing the
// file to a plan to decide on, and from the button to the merged file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import config from '../../e2e/playwright.config.mjs';
import { startStage } from '../../stage/stage.mjs';

const CONTEXTS = 5000;
const AIM = 1000;
const ca = Buffer.from('-----BEGIN CERTIFICATE-----\n' + 'MIIB'.repeat(110) + '\n-----END CERTIFICATE-----\n').toString('base64');
const list = (line) => Array.from({ length: CONTEXTS }, (_, n) => line(n)).join('');
const large = `apiVersion: v1
kind: Config
current-context: c-7
clusters:
${list((n) => `- name: k-${n}\n  cluster:\n    server: https://k-${n}.example:443\n    certificate-authority-data: ${ca}\n`)}contexts:
${list((n) => `- name: c-${n}\n  context:\n    cluster: k-${n}\n    namespace: team-${n % 90}\n    user: u-${n}\n`)}users:
${list((n) => `- name: u-${n}\n  user:\n    exec:\n      apiVersion: client.authentication.k8s.io/v1beta1\n      command: kubelogin\n      args: [get-token, --login, azurecli, --server-id, 6dae42f8-4368-4678-94ff-3960e28e3630]\n`)}`;

const root = new URL('../../../', import.meta.url).pathname;
const stage = await startStage({ site: join(root, 'dist') });
const browser = await chromium.launch(config.use.launchOptions);
try {
  const page = await browser.newPage();
  await page.goto(stage.page);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await page.getByRole('button', { name: 'Alice Martin' }).click();
  await page.getByRole('checkbox', { name: 'Production, West Europe', exact: true }).check({ force: true });
  await page.getByRole('tab', { name: 'Merge', exact: true }).click();
  const field = page.getByLabel('Your kubeconfig', { exact: true });
  await field.waitFor();
  const button = page.getByRole('button', { name: 'Download merged kubeconfig' });
  // Counted in the page: from the field's change to the frame that shows the plan, and from the
  // button's click to its file. Bringing the file into the browser is not part of it.
  await page.evaluate(() => {
    const mark = (name) => (window[name] = performance.now());
    document.addEventListener('change', (event) => event.target.type === 'file' && mark('given'), true);
    document.addEventListener('click', () => mark('clicked'), true);
    const url = URL.createObjectURL;
    URL.createObjectURL = (blob) => (mark('made'), url.call(URL, blob));
    new MutationObserver(() => {
      if (document.querySelector('.plan')) requestAnimationFrame(() => mark('planned'));
    }).observe(document.body, { childList: true, subtree: true });
  });
  const runs = { plan: [], file: [] };
  for (let run = 0; run < 4; run += 1) {
    await page.evaluate(() => (window.planned = 0));
    await field.setInputFiles({ name: `config-${run}`, mimeType: 'text/plain', buffer: Buffer.from(large) });
    await page.getByText(`Read: config-${run}`).waitFor();
    await button.waitFor();
    await page.waitForFunction(() => window.planned > window.given);
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const text = readFileSync(await download.path(), 'utf8');
    const took = await page.evaluate(() => ({ plan: window.planned - window.given, file: window.made - window.clicked }));
    if (!text.includes('prod-weu-payments') || text.split('\n- ').length < 3 * CONTEXTS) throw new Error('the merge is not whole');
    // The first run also fetches and compiles.
    if (run > 0) {
      runs.plan.push(Math.round(took.plan));
      runs.file.push(Math.round(took.file));
    }
  }
  const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
  const [plan, file] = [median(runs.plan), median(runs.file)];
  console.log(`merging into ${(large.length / 1e6).toFixed(1)} MB with ${CONTEXTS} contexts, in Chromium, median of ${runs.plan.length}:`);
  console.log(`  from choosing the file to the plan   ${plan} ms`);
  console.log(`  from the button to the merged file   ${file} ms`);
  console.log(`  in all                               ${plan + file} ms; the aim is ${AIM} ms`);
} finally {
  await browser.close();
  await stage.close();
}
