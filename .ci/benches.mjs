// Nobody but a person runs the benches, and each calls the product's own code: here each runs once at a small size, so that one which
// no longer fits the product is found with the change. Figures of such a run say nothing.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const SMALL = {
  ingest: ['--turns', '1', '--warm-up', '1'],
  inbox: ['--mentions', '60000', '--open', '12000', '--closed', '6000', '--calls', '5'],
  attainment: ['--tasks', '300', '--calls', '2'],
  'spike-ticks': ['--series', '60', '--ticks', '1'],
  spikes: ['--series', '50', '--ticks', '2'],
};
const SMALL_WITH_TEXTS = {
  match: ['--sizes', '100', '--posts', '2000', '--rounds', '1'],
  analyse: ['--posts', '500', '--rounds', '1'],
};

/** Why a run is not what a bench gives; null where it is. */
function faultOf({ status, stdout, stderr }) {
  if (status !== 0) return `ended with ${status}:\n${stderr}`;
  try {
    JSON.parse(stdout.trimEnd().split('\n').at(-1));
    return null;
  } catch {
    return `does not end with a line of JSON:\n${stdout}`;
  }
}

const benches = { ...SMALL, ...(process.env.EARSHOT_EVAL_DATA === undefined ? {} : SMALL_WITH_TEXTS) };
for (const [name, options] of Object.entries(benches)) {
  const startedAt = performance.now();
  const ran = spawnSync(process.execPath, ['--max-semi-space-size=64', join('bench', `${name}.mjs`), ...options], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const fault = faultOf(ran);
  if (fault === null) console.log(`${name}: runs (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  else {
    console.error(`${name} ${fault}`);
    process.exitCode = 1;
  }
}
