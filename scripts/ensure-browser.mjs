// Finds a Chromium for the browser tests. Installs Debian's package where that is possible without asking, else says what to install.
import { existsSync, readFileSync } from 'node:fs';
import { findProgram, isMain, run, runScript } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const PACKAGES = ['chromium', 'fonts-noto-core', 'fonts-noto-cjk'];

/** Path of a browser that is already here, or undefined. */
export function findBrowser() {
  const chosen = process.env.CHROMIUM;
  if (chosen) return existsSync(chosen) ? chosen : findProgram(chosen);
  for (const name of NAMES) {
    const found = findProgram(name);
    if (found !== undefined) return found;
  }
  return MAC.find((file) => existsSync(file));
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

async function installOnDebian() {
  const options = {
    stdio: ['ignore', process.stderr, process.stderr],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  const wait = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  console.error(`Installing ${PACKAGES.join(', ')} for the browser tests …`);
  return (
    (await run('apt-get', [...wait, 'update'], options)) === 0 &&
    (await run('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...PACKAGES], options)) === 0
  );
}

/** `{ path }`, or `{ reason }` when no browser can be had. */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return { path: found };
  if (process.env.CHROMIUM) return { reason: 'CHROMIUM names a file that does not exist' };
  if (process.getuid?.() === 0 && isDebian() && (await installOnDebian())) {
    const installed = findBrowser();
    if (installed !== undefined) return { path: installed };
  }
  return {
    reason: 'no Chromium or Chrome found: install one (on Debian the package chromium) or set CHROMIUM to its path',
  };
}

if (isMain(import.meta.url)) {
  await runScript(async () => {
    const { path, reason } = await ensureBrowser();
    if (path === undefined) console.error(reason);
    else console.log(path);
    return path === undefined ? 1 : 0;
  });
}
