import type { Env } from '../env.js';
import { CommandFailed } from './cli-error.js';
import { examineDatabase, examineSchema } from './doctor-database.js';
import { examineDataFolder, examineSecretKey, examineSettings } from './doctor-settings.js';
import { examineCredentials, examineSources, examineWork } from './doctor-work.js';
import { type Finding, note } from './finding.js';
import { print } from './terminal.js';

const SIGN: Readonly<Record<Finding['state'], string>> = { ok: '✓', note: '·', wrong: '!' };

/** Looks at everything an installation needs and prints what is wrong and how to mend it. Changes nothing. */
export async function examineInstallation(): Promise<void> {
  const { env, findings } = examineSettings();
  if (env !== null) findings.push(...(await examineRest(env)));
  for (const { state, text, remedy } of findings) {
    await print(`${SIGN[state]} ${text}`);
    if (remedy !== undefined) await print(`    ${remedy}`);
  }
  const wrong = findings.filter(({ state }) => state === 'wrong').length;
  if (wrong > 0) throw new CommandFailed(`${String(wrong)} ${wrong === 1 ? 'thing is' : 'things are'} wrong.`);
}

async function examineRest(env: Env): Promise<Finding[]> {
  const key = examineSecretKey(env);
  const findings = [...(await examineDataFolder(env)), key.finding];
  const database = await examineDatabase(env);
  try {
    findings.push(...database.findings);
    if (database.url !== null) findings.push(...(await examineContent(env, database.url, key.hasKey, database.isIdle)));
  } finally {
    await database.close();
  }
  return findings;
}

async function examineContent(env: Env, url: string, hasKey: boolean, isIdle: boolean): Promise<Finding[]> {
  const { finding, dataSource } = await examineSchema(url);
  if (dataSource === null) return [finding];
  try {
    return [
      finding,
      ...(await examineCredentials(dataSource, env, hasKey)),
      ...(await examineSources(dataSource)),
      ...(isIdle
        ? [note('Earshot does not run; nothing is read or sent until it is started.')]
        : await examineWork(dataSource)),
    ];
  } finally {
    await dataSource.destroy();
  }
}
