// The benchmarks of criterion, by what it wrote down: time a size, and how it grows.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { growth } from './statistics.mjs';

const folder = new URL('../../target/criterion/', import.meta.url).pathname;

// Nanoseconds by size, of every group in a folder of criterion's.
export function read(at = folder) {
  const groups = {};
  for (const group of readdirSync(at).sort()) {
    if (group === 'report' || !statSync(join(at, group)).isDirectory()) continue;
    const sizes = readdirSync(join(at, group)).filter((name) => /^\d+$/.test(name)).map(Number).sort((a, b) => a - b);
    if (sizes.length === 0) continue;
    groups[group] = sizes.map((size) => ({ size, cost: JSON.parse(readFileSync(join(at, group, String(size), 'new/estimates.json'), 'utf8')).median.point_estimate }));
  }
  return groups;
}

const time = (ns) => (ns < 1e3 ? `${ns.toFixed(0)} ns` : ns < 1e6 ? `${(ns / 1e3).toFixed(1)} µs` : `${(ns / 1e6).toFixed(1)} ms`);

// A line a size, and the power by which the cost grows with it.
export function told(groups) {
  const lines = Object.entries(groups).flatMap(([group, points]) => points.map(({ size, cost }, n) => {
    const last = n === points.length - 1;
    return `| ${group} | ${size.toLocaleString('en')} | ${time(cost)} | ${time(cost / size)} | ${last && points.length > 1 ? growth(points).toFixed(2) : ''} |`;
  }));
  return ['### Natively', '', 'By criterion, on the same machine without a browser, compiled for size as the page is. The last column is the power by which the time grows with the number: 1 is linear.', '', '| what | number | time | each | growth |', '|---|--:|--:|--:|--:|', ...lines].join('\n');
}

export const native = () => told(read());
