#!/usr/bin/env node
// Stands in for the sign-in helpers on kubectl's path: records what it was called with, and gives
// the token that the test put into a file.
import { appendFileSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

const info = JSON.parse(process.env.KUBERNETES_EXEC_INFO ?? '{}');
appendFileSync(process.env.STAND_IN_LOG, `${JSON.stringify({ program: basename(process.argv[1]), args: process.argv.slice(2), info })}\n`);
const status = { token: readFileSync(process.env.STAND_IN_TOKEN_FILE, 'utf8').trim() };
process.stdout.write(JSON.stringify({ apiVersion: info.apiVersion, kind: 'ExecCredential', status }));
