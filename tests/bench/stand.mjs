// What the runs stand on: the stage with its Entra stand-in, both pages, and turns of both.
import { join } from 'node:path';
import { PAGE_CLIENT } from '../stage/entra.mjs';
import { TENANT } from '../stage/people.mjs';
import { startStage } from '../stage/stage.mjs';
import { buildPeer } from './peer/build.mjs';
import { freePort, serve } from './serve.mjs';

const root = new URL('../../', import.meta.url).pathname;
const peer = join(root, 'target/peer');

export async function stand() {
  const server = await serve({
    ours: { folder: () => join(root, 'dist'), port: await freePort() },
    theirs: { folder: () => peer, port: await freePort() },
  });
  try {
    const stage = await startStage({ pages: Object.values(server.address) });
    await buildPeer({ folder: peer, entra: { origin: stage.addresses.entra, tenant: TENANT, clientId: PAGE_CLIENT } });
    const few = { only: 'contoso', clusters: ['prod-weu', 'prod-eus', 'stg-weu', 'stg-eus'] };
    return {
      ...server,
      setPortal: (extra) => server.setPortal(stage.portal(extra === undefined ? few : { only: 'contoso', clusters: ['prod-weu'], extra })),
      own: new Set([...Object.values(server.address), stage.addresses.entra].map((url) => new URL(url).origin)),
      async close() {
        await server.close();
        await stage.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

// A B A B: `run(side)` by turns, `pairs` times each after `warm` turns that do not count. What it
// gives are numbers by name; these come back as a list by side and name.
export async function turns(pairs, warm, run) {
  const all = { ours: {}, theirs: {} };
  for (let turn = -warm; turn < pairs; turn += 1) {
    for (const side of ['ours', 'theirs']) {
      const numbers = await run(side, turn).catch((error) => {
        error.stack = `${side}, turn ${turn}: ${error.stack}`;
        throw error;
      });
      if (turn < 0) continue;
      for (const [name, value] of Object.entries(numbers)) (all[side][name] ??= []).push(value);
    }
  }
  return all;
}
