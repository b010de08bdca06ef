import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, overflowWidth } from '../support/browser-session.js';
import { button, DrillFloor, LONG_MS, SCENARIO } from '../support/drill-floor.js';

/** Detection looks once a minute. */
const DETECTED_MS = 150_000;
const DRILL_MS = 400_000;
/** Well into the storm of the scenario. */
const PASSED_SECONDS = 700;

describeInBrowser('a drill', () => {
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

  it(
    'is started, entered, worked in as a crisis is, left, ended and told about',
    async () => {
      const lead = await floor.enter(floor.ilze, '/drills');
      await lead.getByTestId('scenario').filter({ hasText: SCENARIO }).waitFor();
      expect(await accessibilityFaults(lead)).toEqual([]);
      drill = await started(lead);
      await lead.getByTestId('drill-head').getByText('DRILL', { exact: true }).waitFor();
      await lead.getByTestId('participants').getByText('has not come in yet').first().waitFor();
      expect(await accessibilityFaults(lead)).toEqual([]);

      const page = await floor.enter(floor.anna, '/drills');
      const otherTab = await floor.open(await page.context().newPage(), '/inbox/due');
      await page.getByRole('list', { name: 'Going on' }).getByRole('link', { name: SCENARIO }).click();
      await button(page, 'Enter the drill').waitFor();
      await page.locator('h1').click();
      await page.keyboard.press('a');
      const bar = page.getByTestId('drill-bar');
      await bar.getByText(SCENARIO).waitFor();
      await otherTab.getByTestId('drill-bar').getByText('DRILL', { exact: true }).waitFor();
      await otherTab.close();
      expect(await button(page, 'End the drill').count()).toBe(0);
      await lead.getByTestId('participants').getByText('came in at').waitFor();
      await floor.letPass(PASSED_SECONDS);

      await floor.open(page, '/inbox/unassigned');
      await bar.getByText('DRILL', { exact: true }).waitFor();
      const complaint = page.locator('.es-row').filter({ hasText: 'Anna Wells' });
      await complaint.waitFor({ timeout: LONG_MS });
      expect(await accessibilityFaults(page)).toEqual([]);
      await complaint.click();
      await page.keyboard.press('a');
      await page
        .locator('.es-composer textarea')
        .fill(
          'I am so sorry, that must have been frightening. I take care of it myself and write again within an hour.',
        );
      await page.keyboard.press('Control+Enter');
      await page.locator('.es-row-done').first().waitFor();

      await floor.open(lead, '/drills');
      await lead.getByRole('list', { name: 'Going on' }).getByRole('link', { name: SCENARIO }).click();
      await button(lead, 'Enter the drill').click();
      await lead.getByTestId('drill-bar').getByText(SCENARIO).waitFor();
      await floor.open(lead, '/crisis');
      await lead.getByTestId('incident').getByText('DRILL', { exact: true }).waitFor({ timeout: DETECTED_MS });
      // By key: figures that come in move what a mouse points at.
      await lead.getByTestId('incident').getByRole('link').press('Enter');
      await lead.locator('.es-room-head.es-drill').waitFor();
      await lead.locator('h1').click();
      await lead.keyboard.press('a');
      await lead.getByText('led by Ilze').waitFor();
      await lead.emulateMedia({ colorScheme: 'dark' });
      expect(await accessibilityFaults(lead)).toEqual([]);
      await lead.emulateMedia({ colorScheme: 'light' });
      await lead.setViewportSize({ width: 360, height: 740 });
      expect(await accessibilityFaults(lead)).toEqual([]);
      expect(await overflowWidth(lead)).toBeLessThanOrEqual(0);
      await lead.setViewportSize({ width: 1280, height: 900 });

      await button(page, 'Leave the drill').click();
      await page.waitForURL(new RegExp(`${drill}$`));
      await page.getByTestId('drill-head').waitFor();
      expect(await page.getByTestId('drill-bar').count()).toBe(0);
      await page.goto(`${floor.app.origin}/inbox/unassigned`);
      await page.getByText('Nothing to do here').or(page.locator('.es-empty')).first().waitFor();

      // From within: by the right they have at home.
      await lead.getByTestId('drill-bar').getByRole('button', { name: 'End the drill' }).click();
      expect(await accessibilityFaults(lead)).toEqual([]);
      await button(lead, 'End and make the report').click();
      await lead.waitForURL(new RegExp(`${drill}$`));
      const report = lead.getByTestId('drill-report');
      await report.getByText(/^\d+ of 100 points$/).waitFor();
      await report.getByRole('rowheader', { name: 'Noticed to acknowledged' }).waitFor();
      await report.getByText(/^Measured against/).waitFor();
      await lead.getByRole('heading', { name: /^Customers told: 1 of \d+$/ }).waitFor();
      const wording = lead.getByTestId('wording').getByRole('listitem').first();
      await wording.getByText('I am so sorry').waitFor();
      await lead.getByTestId('drill-timeline').getByText('The drill began').waitFor();
      await lead.getByTestId('drill-timeline').getByText('Acknowledged').waitFor();
      expect(await accessibilityFaults(lead)).toEqual([]);
      await page.context().close();
      await lead.context().close();
    },
    DRILL_MS,
  );

  it('stands in the training record: the own for everybody, everybody’s for leads', async () => {
    const page = await floor.enter(floor.anna, '/drills/training');
    await page.getByTestId('own-training').getByRole('link', { name: SCENARIO }).waitFor();
    expect(await page.getByTestId('team-training').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
    const lead = await floor.enter(floor.ilze, '/drills/training');
    const row = lead.getByTestId('team-training').getByRole('row').filter({ hasText: 'Anna' });
    await row.getByRole('cell', { name: '1', exact: true }).waitFor();
    expect(await accessibilityFaults(lead)).toEqual([]);
    await lead.context().close();
  });

  it('had no fault in any page', () => {
    expect(floor.browser.faults).toEqual([]);
  });
});
