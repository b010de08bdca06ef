import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import type { Calendar } from '../../src/domain/clock/calendar.js';
import { clockState } from '../../src/domain/clock/clock-state.js';
import { dueAt, isOpenAt, nextOpeningAt } from '../../src/domain/clock/due-at.js';
import { describeInBrowser } from '../support/browser.js';
import { BrowserSession } from '../support/browser-session.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { RunningApp, type Member } from '../support/running-app.js';

jest.setTimeout(180_000);

const LONG_MS = 40_000;
const TASKS = 100;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];
const SHIFTS: Calendar = {
  kind: 'weekly',
  zone: 'Europe/Riga',
  week: Object.fromEntries(WEEKDAYS.map((day) => [day, ['08:00-12:00', '13:00-17:00']])),
  closed: ['2026-11-18'],
  open: {},
};
const NIGHTS: Calendar = { ...SHIFTS, week: { sat: ['22:00-24:00'], sun: ['00:00-06:00'] } };

interface ShownClock {
  readonly [field: string]: unknown;
}
interface ListedTask {
  assignee: { readonly id: string; readonly name: string } | null;
  dueAt: string | null;
  clocks: ShownClock[];
}

/** A clock as the server shows it at an instant. */
function served(calendar: Calendar, start: string, minutes: number, now: string, metAt: string | null): ShownClock {
  const [startedAt, at, met] = [new Date(start), new Date(now), metAt === null ? null : new Date(metAt)];
  const due = dueAt(startedAt, minutes * 60, calendar);
  const opens = met === null && !isOpenAt(at, calendar) ? nextOpeningAt(at, calendar) : null;
  return {
    id: '900001',
    kind: 'acknowledge',
    standard: { id: '1', name: 'Standard' },
    standardVersion: 4,
    target: { id: 'x', name: 'Within the shift', withinSeconds: minutes * 60 },
    calendar: 'Riga',
    calendarVersion: 2,
    promiseId: null,
    startedAt: startedAt.toISOString(),
    dueAt: due?.toISOString() ?? null,
    state: clockState({ dueAt: due, metAt: met, isCancelled: false, pausedUntil: opens, now: at }),
    metAt,
    metBy: metAt === null ? null : 'public',
    pausedAt: null,
    pausedUntil: opens?.toISOString() ?? null,
  };
}

describeInBrowser('clocks on the screen', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let anna: Member;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await BrowserSession.start();
    await app.addWatch('Acme', 'acme');
    await app.complain(await app.addInbound(), TASKS);
    anna = await app.agent('Anna');
  });
  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  /** The server answers as if it were as late as the page is, and its tasks have other clocks. */
  const serve = async (page: Page, change: (tasks: ListedTask[]) => void): Promise<void> => {
    const answer = async (route: Route): Promise<void> => {
      const response = await route.fetch();
      const date = new Date(await page.evaluate<number>('Date.now()')).toUTCString();
      const headers = { ...response.headers(), date };
      const text = await response.text();
      const path = new URL(route.request().url()).pathname;
      if (!/\/tasks(\/\d+)?$/.test(path)) return route.fulfill({ response, headers, body: text });
      // A single task is read again where something happened to it.
      const body = JSON.parse(text) as ListedTask & { items: ListedTask[] };
      change(path.endsWith('/tasks') ? body.items : [body]);
      return route.fulfill({ response, headers, body: JSON.stringify(body) });
    };
    // What was asked for as the page is closed has nobody left to answer.
    await page.route(/\/api\/v1\/(?!events)/, (route) => answer(route).catch(() => undefined));
  };

  it.each<[string, Calendar, string, number, string, string | null, RegExp]>([
    [
      'the night the clock goes forward',
      NIGHTS,
      '2026-03-28T23:30:00Z',
      120,
      '2026-03-29T01:10:00Z',
      null,
      /^Ack 20:00$/,
    ],
    ['the night the clock goes back', NIGHTS, '2026-10-24T23:30:00Z', 180, '2026-10-25T02:00:01Z', null, /^Ack 29:59$/],
    ['two shifts a day', SHIFTS, '2026-11-20T09:50:00Z', 20, '2026-11-20T11:05:30Z', null, /^Ack 4:30$/],
    ['overdue after a weekend', SHIFTS, '2026-11-20T14:50:00Z', 20, '2026-11-23T06:12:34Z', null, /^Ack \+2:34$/],
    ['closed on a holiday', SHIFTS, '2026-11-17T14:50:00Z', 20, '2026-11-18T10:00:00Z', null, /^Ack opens /],
    ['met late', SHIFTS, '2026-11-20T09:50:00Z', 20, '2026-11-20T11:30:00Z', '2026-11-20T10:20:05Z', /^Ack 30:05$/],
  ])('U22: %s', async (_, calendar, start, minutes, now, metAt, expected) => {
    const clock = served(calendar, start, minutes, now, metAt);
    const page = await browser.signedIn(app, anna);
    await page.clock.setFixedTime(now);
    await serve(page, (tasks) => {
      for (const task of tasks) Object.assign(task, { clocks: [clock], dueAt: clock['dueAt'] });
    });
    await page.goto(`${app.origin}/inbox/unassigned`);
    const shown = page.locator('.es-row time').first();
    await shown.waitFor({ timeout: LONG_MS });
    expect(await shown.getAttribute('datetime')).toBe(clock['dueAt']);
    const text = ((await shown.textContent()) ?? '').trim();
    expect(text).toMatch(expected);
    const [, sign, whole, seconds] = /(\+?)(\d+):(\d\d)$/.exec(text) ?? [];
    if (metAt === null && seconds !== undefined && !text.includes('opens')) {
      const amount = (Number(whole) * 60 + Number(seconds)) * (sign === '+' ? -1 : 1);
      expect(Math.abs(Date.parse(now) + amount * 1000 - Date.parse(String(clock['dueAt'])))).toBeLessThanOrEqual(1_000);
    }
    await page.context().close();
  });

  it('U13: a hundred clocks tick for a minute and say one sentence at most; an own breach is told once', async () => {
    const page = await browser.signedIn(app, anna);
    const me = await page.evaluate<{ id: string; name: string }>(`fetch('/api/v1/me').then((answer) => answer.json())`);
    const begin = Date.now();
    await page.clock.install({ time: begin });
    const due = (i: number): string => new Date(begin + 30_000 + i * 300).toISOString();
    await serve(page, (tasks) => {
      for (const [i, task] of tasks.entries()) {
        const mine = i === TASKS - 1;
        task.assignee = mine ? me : { id: '999999', name: 'Bert' };
        task.dueAt = due(i);
        task.clocks = [
          {
            ...served(
              { kind: 'always' },
              new Date(begin - 600_000).toISOString(),
              15,
              new Date(begin).toISOString(),
              null,
            ),
            id: String(900_000 + i),
            dueAt: due(i),
          },
        ];
      }
    });
    await page.goto(`${app.origin}/inbox/due`);
    await page.locator('.es-row time').first().waitFor({ timeout: LONG_MS });
    await page.evaluate(`{
      window.heard = [];
      for (const name of ['polite', 'assertive']) {
        const region = document.querySelector('[data-testid=' + name + ']');
        new MutationObserver(() => window.heard.push(name + ': ' + region.textContent))
          .observe(region, { childList: true, characterData: true, subtree: true });
      }
    }`);
    const before = await page.locator('.es-row time').first().textContent();
    for (let second = 0; second < 60; second += 5) await page.clock.runFor(5_000);
    await waitUntil(async () => (await page.locator('.es-row time').first().textContent()) !== before, LONG_MS);
    const heard = await page.evaluate<string[]>('window.heard');
    expect(heard.filter((line) => line.startsWith('polite')).length).toBeLessThanOrEqual(1);
    const broken = heard.filter((line) => line.startsWith('assertive') && line.includes('overdue'));
    expect(broken).toHaveLength(1);
    await page.context().close();
  });
});
