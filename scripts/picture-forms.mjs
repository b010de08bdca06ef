// node scripts/picture-forms.mjs [KIND …]
//
// Draws the form of each connector, as an administrator sees it, into docs/connectors/images. Run it when a form has changed.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { buildIfStale } from './build-if-stale.mjs';
import { findBrowser } from './ensure-browser.mjs';
import { root, runScript } from './run.mjs';

const PORT = '3979';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
const ADMIN = { email: 'admin@example.com', password: 'a password for pictures only' };
const images = join(root, 'docs', 'connectors', 'images');

async function startProduct(folder) {
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
    cwd: root,
    env: {
      ...process.env,
      PORT,
      EARSHOT_DATA_DIR: folder,
      EARSHOT_DEMO: 'off',
      EARSHOT_ADMIN_EMAIL: ADMIN.email,
      EARSHOT_ADMIN_PASSWORD: ADMIN.password,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await new Promise((done, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /Earshot is ready at (http:\S+)/.exec(line)?.[1];
      if (address !== undefined) done(address);
    });
    child.once('exit', () => fail(new Error('The product ended before it was ready.')));
  });
  const stop = async () => {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await ended;
  };
  return { origin, stop };
}

async function drawForms(page, origin, wanted) {
  await page.goto(`${origin}/sign-in`);
  await page.locator('input[type=email]').fill(ADMIN.email);
  await page.locator('input[type=password]').fill(ADMIN.password);
  await page.locator('form button[type=submit]').click();
  await page.waitForURL(/\/inbox\//);
  await page.goto(`${origin}/sources`);
  await page.locator('.es-page-head .es-button-primary').click();
  const choice = page.locator('dialog select').first();
  await choice.waitFor();
  const kinds = await choice.locator('option').evaluateAll((options) => options.map(({ value }) => value));
  for (const kind of kinds.filter((each) => wanted.length === 0 || wanted.includes(each))) {
    await choice.selectOption(kind);
    await page.locator('dialog .es-dialog-body').screenshot({ path: join(images, `${kind}.png`) });
    console.log(kind);
  }
}

await runScript(async () => {
  await buildIfStale();
  mkdirSync(images, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'earshot-pictures-'));
  const product = await startProduct(folder);
  const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 2400 } });
    await drawForms(page, product.origin, process.argv.slice(2));
  } finally {
    await browser.close();
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
