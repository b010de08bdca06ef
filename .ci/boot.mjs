// Tests run as CommonJS and the product as ES modules, so the built product is started, looked at and stopped here, twice: on an empty
// data folder and on the one it left.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const READY = /Earshot is ready at (http:\/\/\S+)/;
const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 60_000;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Rejects with a message when a promise takes longer than its limit. */
async function within(limitMs, what, promise) {
  const abort = new AbortController();
  const late = sleep(limitMs, undefined, { signal: abort.signal }).then(() => {
    throw new Error(`${what} took more than ${limitMs / 1000} s`);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    abort.abort();
    late.catch(() => undefined);
  }
}

function readAddress(child) {
  return new Promise((done, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      console.log(`  ${line}`);
      const address = READY.exec(line)?.[1];
      if (address !== undefined) done(address);
    });
    child.once('exit', (code, signal) => fail(new Error(`the server ended before it was ready (${code ?? signal})`)));
  });
}

async function expectOk(url, isRight = () => true) {
  const response = await fetch(url);
  const body = await response.text();
  if (response.status !== 200 || !isRight(body))
    throw new Error(`${url} answered ${response.status}: ${body.slice(0, 300)}`);
  console.log(`  200 ${url}`);
}

/** Processes that have the data folder on their command line or in their environment. */
function processesOf(folder) {
  const mentions = (pid) => {
    try {
      const text = readFileSync(`/proc/${pid}/cmdline`, 'latin1') + readFileSync(`/proc/${pid}/environ`, 'latin1');
      return text.includes(folder);
    } catch {
      return false;
    }
  };
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && mentions(name));
}

async function bootOnce(title, folder) {
  const startedAt = performance.now();
  const child = spawn('npm', ['start'], {
    env: { ...process.env, EARSHOT_DATA_DIR: folder, PORT: String(await freePort()), DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const exited = once(child, 'exit');
  try {
    const address = await within(START_LIMIT_MS, 'starting', readAddress(child));
    console.log(`${title}: ready after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    await expectOk(new URL('/health/live', address));
    await expectOk(new URL('/health/ready', address));
    await expectOk(new URL('/api/openapi.json', address), (body) => JSON.parse(body).openapi.startsWith('3.'));
    await expectOk(new URL('/', address), (body) => body.includes('<html'));
  } finally {
    // As Ctrl-C in a terminal does: to the whole group.
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGINT');
  }
  await within(STOP_LIMIT_MS, 'stopping', exited);
  await sleep(1000);
  const left = processesOf(folder);
  if (left.length > 0) throw new Error(`${title}: processes left behind: ${left.join(', ')}`);
  console.log(`${title}: stopped, nothing is left`);
}

const folder = mkdtempSync(join(tmpdir(), 'earshot-boot-'));
try {
  await bootOnce('first start', folder);
  await bootOnce('second start', folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
