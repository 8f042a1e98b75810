// Prints the grade of a host by the rules of Mozilla's HTTP Observatory: node grade.mjs host:port
import fs from 'node:fs';
import { scan } from '@mdn/mdn-http-observatory';

// Its list of hosts that browsers know for https is fetched where it is set up; nobody here is on it.
const { readFileSync } = fs;
fs.readFileSync = (name, ...rest) => (/hsts-preload\.json$/.test(name) ? '{}' : readFileSync(name, ...rest));

const { scan: { grade, score }, tests } = await scan(process.argv[2]);
const lost = Object.entries(tests).filter(([, one]) => !one.pass || one.scoreModifier < 0).map(([name, one]) => `${name}: ${one.result}`);
console.log(JSON.stringify({ grade, score, lost, hsts: tests['strict-transport-security'].result }));
