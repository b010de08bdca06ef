import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { browserPath } from './browser.js';
import type { Member, RunningApp } from './running-app.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Suites share few cores with each other; what is slower than this is broken. */
const PATIENCE_MS = 60_000;
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export interface View {
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
}

/** A browser, and what went wrong in its pages. */
export class BrowserSession {
  readonly faults: string[] = [];

  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<BrowserSession> {
    const path = browserPath();
    if (path === undefined) throw new Error('There is no browser; see scripts/ensure-browser.mjs.');
    return new BrowserSession(await chromium.launch({ executablePath: path, args: FLAGS }));
  }

  stop(): Promise<void> {
    return this.browser.close();
  }

  /** A page with cookies of its own, as another person's browser would be. */
  async page({ scheme = 'light', width = 1280, height = 900, locale = 'en' }: View = {}): Promise<Page> {
    const options: BrowserContextOptions = { colorScheme: scheme, viewport: { width, height }, locale };
    const page = await (await this.browser.newContext(options)).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => this.faults.push(error.stack ?? error.message));
    return page;
  }

  /** A page of somebody who has signed in, a moment ago and on another page, where the product brings them first. */
  async signedIn(app: RunningApp, { email, password }: Member, view: View = {}): Promise<Page> {
    const page = await this.page(view);
    const answer = await page.context().request.post(`${app.origin}/api/v1/session`, { data: { email, password } });
    if (!answer.ok()) throw new Error(`Signing in: ${String(answer.status())} ${await answer.text()}`);
    await page.goto(app.origin);
    await page.waitForURL(/\/(inbox\/|crisis)/);
    return page;
  }
}

/** Presses keys and counts them; a chord is one. */
export class CountedKeys {
  pressed = 0;

  constructor(private readonly page: Page) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.pressed += 1;
      await this.page.keyboard.press(key);
    }
  }
}

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

interface Findings {
  readonly violations: readonly Finding[];
  readonly incomplete: readonly Finding[];
}

/** Enough for every page in one piece. */
const TALL = 12_000;

/** What axe-core finds wrong with the page as it stands, and contrasts it could not decide; empty when all is well. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const faults = await findFaults(page);
  const size = page.viewportSize();
  if (size === null || !faults.some((fault) => fault.startsWith('color-contrast'))) return faults;
  // What is scrolled out of sight, or half under a heading, has no background to be measured: once more with room for all.
  await page.setViewportSize({ ...size, height: TALL });
  const inSight = await findFaults(page);
  await page.setViewportSize(size);
  return inSight;
}

async function findFaults(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(AXE);
  const options = JSON.stringify({ runOnly: TAGS, resultTypes: ['violations', 'incomplete'] });
  const { violations, incomplete } = await page.evaluate<Findings>(
    `axe.run(document, ${options}).then(({ violations, incomplete }) => ({ violations, incomplete }))`,
  );
  return [...violations, ...incomplete.filter((each) => each.id === 'color-contrast')].map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
  );
}

/** By how many pixels the page is wider than the window. */
export const overflowWidth = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');

/** Id of the task under the cursor. */
export const taskUnderCursor = async (page: Page): Promise<string | null> =>
  page.locator('.es-row-cursor').getAttribute('data-task');
