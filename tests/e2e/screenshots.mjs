// Takes the pictures of the page: every state of states.mjs that is to be seen, in both themes and three widths, as
// WebP of at most 2 MB in all. `make screenshots` calls it after the build.
//
//   node tests/e2e/screenshots.mjs [--folder docs/images] [--only a pattern] [--language en]
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { startStage } from '../stage/stage.mjs';
import config from './playwright.config.mjs';
import { STATES, reach, settled } from './states.mjs';

const root = new URL('../../', import.meta.url).pathname;
const { values } = parseArgs({
  options: { folder: { type: 'string', default: join(root, 'docs/images') }, only: { type: 'string', default: '' }, language: { type: 'string', default: 'en' } },
});
const MOST = 2_000_000;
const THEMES = ['light', 'dark'];
const WINDOWS = [{ width: 1440, height: 900 }, { width: 820, height: 1000 }, { width: 390, height: 844 }];

const stage = await startStage({ site: join(root, 'dist') });
const browser = await chromium.launch(config.use.launchOptions);
const pictures = [];
let failed = false;
try {
  for (const state of STATES.filter((one) => one.picture && one.name.match(values.only))) {
    const context = await browser.newContext({ viewport: WINDOWS[0], reducedMotion: 'reduce', locale: values.language });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    try {
      const me = await reach(state, page, stage, values.language);
      for (const window of WINDOWS) {
        await page.setViewportSize(window);
        for (const colorScheme of THEMES) {
          await page.emulateMedia({ colorScheme });
          await settled(page);
          // What the picture is about, below the bar.
          const part = state.part?.(me, page).first();
          if (part) await part.evaluate((one) => window.scrollTo(0, Math.max(0, one.getBoundingClientRect().top + window.scrollY - 80)));
          else await page.evaluate(() => window.scrollTo(0, 0));
          await settled(page);
          pictures.push({ name: `${state.name}-${colorScheme}-${window.width}.webp`, png: await page.screenshot({ animations: 'disabled', caret: 'hide' }) });
        }
      }
    } catch (error) {
      failed = true;
      console.error(`${state.name}: ${error.message.split('\n')[0]}`);
    } finally {
      await context.close();
    }
  }
  // As good as the room allows: the browser encodes, at less and less quality and size.
  const encoder = await browser.newPage();
  const encode = (png, quality, scale) => encoder.evaluate(async ({ png, quality, scale }) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (c) => c.charCodeAt(0))], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  }, { png: png.toString('base64'), quality, scale });
  let made = [];
  let total = Infinity;
  for (const [quality, scale] of [[0.8, 1], [0.5, 1], [0.3, 1], [0.4, 0.75], [0.2, 0.75], [0.3, 0.5]]) {
    if (total <= MOST) break;
    made = [];
    total = 0;
    for (const { name, png } of pictures) {
      const bytes = Buffer.from(await encode(png, quality, scale), 'base64');
      total += bytes.length;
      made.push({ name, bytes });
    }
    console.log(`${made.length} pictures, ${total} bytes at quality ${quality}, size ${scale}`);
  }
  if (total > MOST) throw new Error(`the pictures have more than ${MOST} bytes`);
  mkdirSync(values.folder, { recursive: true });
  // What no state makes any more goes.
  if (!values.only && !failed) for (const name of readdirSync(values.folder).filter((one) => one.endsWith('.webp'))) rmSync(join(values.folder, name));
  for (const { name, bytes } of made) writeFileSync(join(values.folder, name), bytes);
} finally {
  await browser.close();
  await stage.close();
}
process.exit(failed ? 1 : 0);
