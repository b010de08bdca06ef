import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, overflowWidth } from '../support/browser-session.js';
import { button, DrillFloor, LONG_MS, SCENARIO } from '../support/drill-floor.js';
import { ApiClient } from '../support/processes/api-client.js';

const TITLES: Readonly<Record<string, string>> = {
  fi: 'Harjoitukset',
  lv: 'Mācības',
  ru: 'Учения',
  th: 'การซ้อม',
  zh: '演练',
};

describeInBrowser('the end of a drill', () => {
  let floor: DrillFloor;
  let drill: string;

  beforeAll(async () => {
    floor = await DrillFloor.open();
  });
  afterAll(() => floor.close());

  const started = async (page: Page): Promise<string> => {
    const { path, faults } = await floor.start(page);
    expect(faults).toEqual([]);
    return path;
  };

  it('brings everybody home when it is cancelled', async () => {
    const lead = await floor.enter(floor.ilze, '/drills');
    drill = await started(lead);
    const page = await floor.enter(floor.anna, drill);
    await button(page, 'Enter the drill').click();
    await page.getByTestId('drill-bar').getByText(SCENARIO).waitFor();
    await floor.open(page, '/mentions');
    await button(lead, 'Cancel it…').click();
    await button(lead, 'Cancel the drill').click();
    await lead.getByTestId('drill-head').getByText('cancelled', { exact: true }).waitFor();
    await page.waitForURL(new RegExp(`${drill}$`), { timeout: LONG_MS });
    await page.getByTestId('drill-head').getByText('cancelled', { exact: true }).waitFor();
    expect(await page.getByTestId('drill-bar').count()).toBe(0);
    await page.context().close();
    await lead.context().close();
  });

  it('is cancelled from within by who leads it, and leads everybody home', async () => {
    const lead = await floor.enter(floor.ilze, '/drills');
    const path = await started(lead);
    await button(lead, 'Enter the drill').click();
    const bar = lead.getByTestId('drill-bar');
    await bar.getByText(SCENARIO).waitFor();
    const page = await floor.enter(floor.anna, path);
    await button(page, 'Enter the drill').click();
    await page.getByTestId('drill-bar').getByText(SCENARIO).waitFor();
    expect(await button(page, 'End the drill').count()).toBe(0);
    await lead.setViewportSize({ width: 360, height: 740 });
    await bar.getByRole('button', { name: 'End the drill' }).waitFor();
    expect(await overflowWidth(lead)).toBeLessThanOrEqual(0);
    await bar.getByRole('button', { name: 'End the drill' }).click();
    await button(lead, 'Cancel it…').click();
    expect(await accessibilityFaults(lead)).toEqual([]);
    await button(lead, 'Cancel the drill').click();
    for (const each of [lead, page]) {
      await each.waitForURL(new RegExp(`${path}$`), { timeout: LONG_MS });
      await each.getByTestId('drill-head').getByText('cancelled', { exact: true }).waitFor();
      expect(await each.getByTestId('drill-bar').count()).toBe(0);
      await each.context().close();
    }
  });

  it('shows its stripes to whoever was paged, from the link alone', async () => {
    const lead = await floor.enter(floor.ilze, '/drills');
    const painted = { title: 'Glass in the jam', text: '31 a minute', severity: 'critical', facts: {} };
    for (const [words, isDrill] of [
      [{ ...painted, isDrill: true }, true],
      [{ isDrill: true }, true],
      [painted, false],
    ] as const) {
      const hash = Buffer.from(JSON.stringify(words)).toString('base64url');
      // Another address each time: a change behind "#" alone loads nothing.
      await lead.goto(`${floor.app.origin}/a/${String(hash.length)}?t=none#${hash}`);
      await lead.locator('.es-paged main').getByRole('alert').waitFor();
      expect(await lead.getByTestId('drill-word').count()).toBe(isDrill ? 1 : 0);
      expect(await lead.locator('.es-paged-drill').count()).toBe(isDrill ? 1 : 0);
      // Without words and with a link that is too old there is nothing to head.
      if ('title' in words) expect(await accessibilityFaults(lead)).toEqual([]);
    }
    await lead.context().close();
  });

  it.each(Object.entries(TITLES))('is in %s, narrow and dark', async (locale, title) => {
    const api = new ApiClient(floor.app.origin);
    await api.signIn(floor.ilze.email, floor.ilze.password);
    await api.expect(200, '/me', { method: 'PATCH', body: { language: locale } });
    const page = await floor.enter(floor.ilze, '/drills', { locale, scheme: 'dark', width: 360, height: 800 });
    expect(await page.locator('h1').textContent()).toBe(title);
    for (const path of ['/drills', drill, '/drills/training']) {
      await floor.open(page, path);
      expect({ path, faults: await accessibilityFaults(page) }).toEqual({ path, faults: [] });
      expect({ path, overflow: Math.max(0, await overflowWidth(page)) }).toEqual({ path, overflow: 0 });
    }
    await page.context().close();
  });

  it('had no fault in any page', () => {
    expect(floor.browser.faults).toEqual([]);
  });
});
