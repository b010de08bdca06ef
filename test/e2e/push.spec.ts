import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CDPSession, Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { accessibilityFaults, BrowserSession } from '../support/browser-session.js';
import { BrowserKeys } from '../support/notifier-stand-ins/web-push.stand-in.js';
import { RunningApp } from '../support/running-app.js';
import { serveLoopback, type Answer, type Loopback } from '../support/stand-ins/stand-in.js';
import { waitUntil } from '../support/processes/wait-until.js';

const ENOUGH_MS = 20_000;

interface Shown {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  readonly silent: boolean;
  readonly requireInteraction: boolean;
  readonly actions: readonly { readonly action: string; readonly title: string }[];
}

/** Its push manager is a stand-in: the browser of a test has no push service that would take it. */
const standInForPushManager = (subscription: { endpoint: string; p256dh: string; auth: string }): string => `{
  const { endpoint, ...keys } = ${JSON.stringify(subscription)};
  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0)).buffer;
  let made = null;
  PushManager.prototype.getSubscription = () => Promise.resolve(made);
  PushManager.prototype.subscribe = ({ applicationServerKey }) => {
    made = {
      endpoint,
      options: { applicationServerKey: applicationServerKey.buffer },
      getKey: (name) => bytes(keys[name]),
      unsubscribe: () => {
        made = null;
        return Promise.resolve(true);
      },
    };
    return Promise.resolve(made);
  };
}`;

const readShown = (filter: object): string => `(async () => {
  const registration = await navigator.serviceWorker.ready;
  const all = await registration.getNotifications(${JSON.stringify(filter)});
  return all.map(({ title, body, tag, silent, requireInteraction, actions }) => ({
    title, body, tag, silent, requireInteraction,
    actions: actions.map(({ action, title: label }) => ({ action, title: label })),
  }));
})()`;

describeInBrowser('pushed alerts', () => {
  let app: RunningApp;
  let browser: BrowserSession;
  let service: Loopback;
  let answers: Answer[];
  let page: Page;
  let worker: CDPSession;
  let registrationId: string;
  const keys = new BrowserKeys();

  const push = async (payload: object): Promise<void> => {
    const data = JSON.stringify(payload);
    await worker.send('ServiceWorker.deliverPushMessage', { origin: app.origin, registrationId, data });
  };
  const shown = (filter: { readonly tag?: string } = {}): Promise<Shown[]> => page.evaluate<Shown[]>(readShown(filter));
  const waitForShown = async (tag: string, isThere: (all: Shown[]) => boolean): Promise<Shown[]> => {
    let last: Shown[] = [];
    await waitUntil(async () => isThere((last = await shown({ tag }))), ENOUGH_MS);
    return last;
  };
  const alert = (change: object = {}): object => ({
    title: 'SEV1 Acme app outage',
    body: 'now: 31 · usual: 4 · negative: 84 %\nThe app is down.',
    tag: 'alert-17',
    severity: 'critical',
    at: new Date().toISOString(),
    key: 'page-1',
    alertId: '17',
    url: `${app.origin}/alerts`,
    facts: { now: '31', usual: '4', negative: '84 %' },
    actions: [{ title: 'Acknowledge', url: `${app.origin}/api/v1/a/17/acknowledge?t=x`, method: 'POST' }],
    ...change,
  });

  beforeAll(async () => {
    answers = [];
    service = await serveLoopback(() => answers.shift() ?? { status: 201 });
    app = await RunningApp.start({ targets: [service.host] });
    browser = await BrowserSession.start();
    page = await browser.signedIn(app, app.administrator);
    await page.context().grantPermissions(['notifications'], { origin: app.origin });
    const subscription = { endpoint: `${service.origin}/push/1`, p256dh: keys.p256dh, auth: keys.auth };
    await page.addInitScript(standInForPushManager(subscription));
  });

  afterAll(async () => {
    await browser.stop();
    await app.stop();
    await service.stop();
  });

  it('are switched on with one button, and the list says so', async () => {
    await page.goto(`${app.origin}/me/devices`);
    await page.getByText('No device yet').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    worker = await page.context().newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      worker.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const id = registrations[0]?.registrationId;
        if (id !== undefined) resolve(id);
      });
    });
    await worker.send('ServiceWorker.enable');
    await page.getByLabel('Name of this device').fill("Anna's phone");
    await page.getByRole('button', { name: 'Switch notices on' }).click();
    await page.locator('[data-device]').getByText("Anna's phone").waitFor();
    await page.getByText('Notices are on here').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    registrationId = await registered;
  });

  it('send a test, and say when the device last took one', async () => {
    await page.getByText('Nothing was sent to it yet').waitFor();
    await page.getByRole('button', { name: "Send a test to Anna's phone" }).click();
    await page.getByTestId('last-delivered').getByText('Last taken').waitFor();
    expect(JSON.parse(keys.read(service.received[0]?.raw ?? Buffer.alloc(0)))).toMatchObject({
      title: 'Earshot: a test',
    });
  });

  it('show one notification with title, facts, tag and action (U16)', async () => {
    await push(alert());
    const all = await waitForShown('alert-17', (found) => found.length > 0);
    expect(all).toEqual([
      expect.objectContaining({
        title: 'SEV1 Acme app outage',
        body: 'now: 31 · usual: 4 · negative: 84 %\nThe app is down.',
        tag: 'alert-17',
        requireInteraction: true,
        actions: [{ action: 'act-0', title: 'Acknowledge' }],
      }),
    ]);
  });

  it('show no second one for the same tag, and another for another', async () => {
    await push(alert({ key: 'page-2', body: 'now: 48 · usual: 4' }));
    const same = await waitForShown('alert-17', ([first]) => first?.body.includes('48') === true);
    expect(same).toHaveLength(1);
    await push(alert({ tag: 'alert-18', key: 'page-3' }));
    await waitForShown('alert-18', (found) => found.length === 1);
    expect((await shown()).map(({ tag }) => tag).sort()).toEqual(['alert-17', 'alert-18']);
  });

  it('replace what was shown by what is over, without a sound or a button', async () => {
    await push(alert({ title: 'Over: Acme app outage', severity: 'recovered', key: 'closed' }));
    const [over, ...others] = await waitForShown('alert-17', ([first]) => first?.title.startsWith('Over') === true);
    expect(others).toEqual([]);
    expect(over).toMatchObject({ silent: true, requireInteraction: false, actions: [] });
  });

  it('show that something came even where it cannot be read', async () => {
    await worker.send('ServiceWorker.deliverPushMessage', { origin: app.origin, registrationId, data: 'no JSON' });
    await waitForShown('unreadable', (found) => found.length === 1);
  });

  it('speak the language of whoever set the device up', async () => {
    await page.locator('.es-user-button').click();
    await page.locator('.es-user-menu select').first().selectOption('fi');
    await page.getByRole('heading', { name: 'Omat laitteet' }).waitFor();
    const readWords = `(async () => (await (await (await caches.open('earshot-push')).match('/words'))?.text()) ?? '')()`;
    await waitUntil(async () => (await page.evaluate<string>(readWords)).includes('Kuittaa'), ENOUGH_MS);
    await push(alert({ tag: 'alert-19', key: 'page-4' }));
    const [first] = await waitForShown('alert-19', (found) => found.length === 1);
    expect(first?.actions).toEqual([{ action: 'act-0', title: 'Kuittaa' }]);
    await page.locator('.es-user-menu select').first().selectOption('en');
    await page.getByRole('heading', { name: 'My devices' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('say that a device is gone, and let it be removed', async () => {
    answers = [{ status: 410 }];
    await page.getByRole('button', { name: "Send a test to Anna's phone" }).click();
    await page.getByText(/^Its browser ended it/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: "Remove Anna's phone" }).click();
    await page.getByText('No device yet').waitFor();
  });

  it('explain on an iPhone how Earshot is installed first', async () => {
    const phone = await browser.signedIn(app, app.administrator, { width: 360, height: 780 });
    const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1';
    await phone.addInitScript(`Object.defineProperty(navigator, 'userAgent', { get: () => '${userAgent}' })`);
    await phone.goto(`${app.origin}/me/devices`);
    await phone.getByText('Choose "Add to Home Screen".').waitFor();
    expect(await phone.locator('.es-device-steps li').count()).toBe(4);
    expect(await accessibilityFaults(phone)).toEqual([]);
    await phone.context().close();
  });

  it('come from an app that can be installed', async () => {
    const link = await page.locator('link[rel=manifest]').getAttribute('href');
    const answer = await page.request.get(new URL(link ?? '', app.origin).href);
    expect(answer.headers()['content-type']).toContain('manifest+json');
    const { icons } = (await answer.json()) as { icons: { src: string }[] };
    const drawn = icons.map(({ src }) => src).filter((src) => src.endsWith('.png'));
    const sizes = await page.evaluate<number[]>(`Promise.all(${JSON.stringify(drawn)}.map(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return image.naturalWidth;
    }))`);
    expect(sizes).toEqual([192, 512, 512]);
    expect((await page.request.get(`${app.origin}/sw.js`)).headers()['cache-control']).toBe('no-cache');
  });

  it('had no fault in any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
