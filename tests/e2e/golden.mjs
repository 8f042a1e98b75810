// Golden files of the journeys: compared, or written where UPDATE_GOLDEN is set.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from '@playwright/test';

const UPDATE = Boolean(process.env.UPDATE_GOLDEN);

// The text of a golden file beside the journeys; `undefined` where it was just written from `now`.
export function golden(path, now) {
  const file = new URL(path, import.meta.url).pathname;
  if (UPDATE) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, now);
    return undefined;
  }
  if (!existsSync(file)) throw new Error(`${path} is not there; write it by: UPDATE_GOLDEN=1 make test SUITE=journeys`);
  return readFileSync(file, 'utf8');
}

// A text is what its golden file says.
export function matches(path, now) {
  const before = golden(path, now);
  if (before !== undefined) expect(now, `${path}; where the change is meant: UPDATE_GOLDEN=1 make test SUITE=journeys`).toBe(before);
}

// What differs from run to run, named: ports, times, keys.
export const steady = (text) => text
  .replace(/(localhost|127\.0\.0\.1)(:|%3A)\d+/g, '$1$2PORT')
  .replace(/SHA-256 [0-9a-f]{8}…/g, 'SHA-256 HASH…')
  .replace(/\d+ min left/g, 'N min left')
  .replace(/\d{1,2}:\d{2}(:\d{2})?([\s\u202f](AM|PM))?/g, 'TIME')
  .replace(/\d{4}-\d{2}-\d{2}/g, 'DATE')
  .replace(/LS0t[A-Za-z0-9+/=…]*/g, 'KEY');
