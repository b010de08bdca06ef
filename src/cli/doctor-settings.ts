import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Env, InvalidEnvironment, readEnv } from '../env.js';
import { parseAllowList } from '../outbound/address-policy.js';
import { type Finding, note, ok, reasonOf, wrong } from './finding.js';

const MIN_FREE_BYTES = 500 * 1024 * 1024;
const WRITE_REMEDY =
  'Give the user that runs Earshot the right to write there, or set EARSHOT_DATA_DIR to another folder.';

/** The settings, or every fault in them. */
export function examineSettings(): { readonly env: Env | null; readonly findings: Finding[] } {
  try {
    const env = readEnv();
    return { env, findings: [examineNode(env), ok('Every setting can be used.'), ...examineNetwork(env)] };
  } catch (error) {
    if (!(error instanceof InvalidEnvironment)) throw error;
    const remedy = 'Mend it in the environment; config/env.example describes every setting.';
    return { env: null, findings: error.faults.map((fault) => wrong(fault, remedy)) };
  }
}

function examineNode(env: Env): Finding {
  const manifest = JSON.parse(readFileSync(join(env.rootDir, 'package.json'), 'utf8')) as { engines: { node: string } };
  const needed = manifest.engines.node.replace(/^\D+/, '');
  const [has, needs] = [process.versions.node, needed].map((version) => version.split('.').map(Number));
  const isEnough = compareVersions(has ?? [], needs ?? []) >= 0;
  return isEnough
    ? ok(`Node ${process.versions.node}.`)
    : wrong(`Node ${process.versions.node} is too old.`, `Install Node ${needed} or newer.`);
}

function compareVersions(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((part, at) => part !== (b[at] ?? 0));
  return differing < 0 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0);
}

function examineNetwork(env: Env): Finding[] {
  const findings: Finding[] = [];
  if (!env.isLoopback && env.baseUrl === null) {
    const remedy = 'Set EARSHOT_BASE_URL to the address that people open in their browser.';
    findings.push(wrong(`HOST is ${env.host}, but EARSHOT_BASE_URL is not set: links would not work.`, remedy));
  }
  if (env.outboundAllow.length === 0) return findings;
  try {
    parseAllowList(env.outboundAllow);
    findings.push(ok(`${String(env.outboundAllow.length)} private addresses may be reached.`));
  } catch (error) {
    findings.push(wrong(reasonOf(error), 'Write EARSHOT_OUTBOUND_ALLOW as host:port entries separated by commas.'));
  }
  return findings;
}

/** Whether the data folder can be written and has room. Leaves nothing behind. */
export async function examineDataFolder(env: Env): Promise<Finding[]> {
  const folder = nearestFolder(env.dataDir);
  const probe = join(folder, `.earshot-doctor-${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    return [wrong(`The data folder ${env.dataDir} cannot be written: ${reasonOf(error)}`, WRITE_REMEDY)];
  }
  const { bavail, bsize } = await statfs(folder);
  const free = `${String(Math.round((bavail * bsize) / 1024 / 1024))} MiB free`;
  return bavail * bsize >= MIN_FREE_BYTES
    ? [ok(`The data folder ${env.dataDir} can be written; ${free}.`)]
    : [wrong(`The disk of the data folder ${env.dataDir} is nearly full: ${free}.`, 'Make room on this disk.')];
}

function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}

/** Whether there is a key that stored credentials can be read with. */
export function examineSecretKey(env: Env): { readonly hasKey: boolean; readonly finding: Finding } {
  if (env.secretKey !== null) return { hasKey: true, finding: ok('The secret key is set by EARSHOT_SECRET_KEY.') };
  const file = join(env.dataDir, 'secret.key');
  return existsSync(file)
    ? { hasKey: true, finding: ok(`The secret key is in ${file}.`) }
    : {
        hasKey: false,
        finding: note(`There is no secret key yet; it is made in ${file} when the first secret is stored.`),
      };
}
