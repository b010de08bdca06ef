import { describe } from '@jest/globals';

/** Path of the browser that the global set-up found, or undefined. */
export function browserPath(): string | undefined {
  return process.env['CHROMIUM'];
}

/** `describe` for suites that need a browser: skipped, with the reason in the title, where there is none. */
export function describeInBrowser(title: string, body: () => void): void {
  if (browserPath() === undefined)
    describe.skip(`${title} (skipped: no browser; see scripts/ensure-browser.mjs)`, body);
  else describe(title, body);
}
