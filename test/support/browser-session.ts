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
    page.on('pageerror', (error) => this.faults.push(error.stack ?? error.message));
    return page;
  }

  /** A page on which somebody has signed in by the form. */
  async signedIn(app: RunningApp, member: Member, view: View = {}): Promise<Page> {
    const page = await this.page(view);
    await page.goto(`${app.origin}/sign-in`);
    await page.locator('input[type=email]').fill(member.email);
    await page.locator('input[type=password]').fill(member.password);
    await page.locator('form button[type=submit]').click();
    await page.waitForURL(/\/inbox\//);
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

/** What axe-core finds wrong with the page as it stands, and contrasts it could not decide; empty when all is well. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const options = JSON.stringify({ runOnly: TAGS });
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
