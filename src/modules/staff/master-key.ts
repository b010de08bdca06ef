import { hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../../env.js';
import { KEY_BYTES } from './secret-box.js';

const FILE = 'secret.key';

const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;

function readKeyFile(path: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`${path} does not hold a key; restore it from a backup.`);
  return key;
}

/** Appears complete or not at all, and only once, however many processes start together: the link fails for all but the first. */
function createKeyFile(dataDir: string, path: string): void {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
}

const keyOfText = (text: string): Buffer => Buffer.from(hkdfSync('sha256', text, '', 'earshot master key', KEY_BYTES));

/** Keys that may have sealed what is stored, besides the one in force: the setting before it, and the generated one. */
export function loadOldKeys(env: Pick<Env, 'secretKey' | 'secretKeyOld' | 'dataDir'>): Buffer[] {
  if (env.secretKey === null) return [];
  const generated = readKeyFile(join(env.dataDir, FILE));
  return [
    ...(env.secretKeyOld === null ? [] : [keyOfText(env.secretKeyOld)]),
    ...(generated === null ? [] : [generated]),
  ];
}

/** The key that wraps all others: from EARSHOT_SECRET_KEY, else from a file in the data folder that only its owner may read. */
export function loadMasterKey(env: Pick<Env, 'secretKey' | 'dataDir'>): Buffer {
  if (env.secretKey !== null) {
    return keyOfText(env.secretKey);
  }
  const path = join(env.dataDir, FILE);
  const known = readKeyFile(path);
  if (known !== null) return known;
  createKeyFile(env.dataDir, path);
  const created = readKeyFile(path);
  if (created === null) throw new Error(`${path} vanished while it was created.`);
  return created;
}
