// Installs exactly what package-lock.json says, and only when node_modules does not hold that yet; writes what is made of it.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureNgrams } from './language-ngrams.mjs';
import { ScriptError, isMain, root, runNpm, runScript } from './run.mjs';

const lockFile = join(root, 'package-lock.json');
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.earshot-lock');

const hashOfLock = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex');
const hasStamp = (hash) => existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === hash;

/** An install made by hand is as good: npm's own record of the tree is compared, in which optional packages may be absent. */
function matchesLock() {
  const recordFile = join(modules, '.package-lock.json');
  if (!existsSync(recordFile)) return false;
  const wanted = Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages);
  const present = JSON.parse(readFileSync(recordFile, 'utf8')).packages;
  return wanted.every(([path, entry]) => {
    if (path === '') return true;
    return present[path] === undefined ? entry.optional === true : present[path].version === entry.version;
  });
}

export async function ensureInstalled() {
  await installPackages();
  await ensureNgrams();
}

async function installPackages() {
  const hash = hashOfLock();
  if (hasStamp(hash)) return;
  if (!matchesLock()) {
    console.error('Installing dependencies (npm ci) …');
    const code = await runNpm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']);
    if (code !== 0) throw new ScriptError(`npm ci failed with exit code ${code}.`);
  }
  writeFileSync(stampFile, `${hash}\n`);
}

if (isMain(import.meta.url)) await runScript(ensureInstalled);
