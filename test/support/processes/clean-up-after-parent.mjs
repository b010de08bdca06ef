// Started beside every PostgreSQL of a fault suite: when the suite is killed, the channel to it closes, and this ends the server
// and removes its folder. Arguments: the data folder, and what else is to be removed.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [dataDir = '', ...others] = process.argv.slice(2);
process.on('SIGINT', () => undefined);
process.once('disconnect', async () => {
  try {
    process.kill(Number(readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
    await sleep(1_000);
  } catch {
    // It ended by itself.
  }
  for (const path of [dataDir, ...others])
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});
