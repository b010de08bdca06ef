import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { beforeEach, describe, expect, it } from '@jest/globals';

interface ShownNotification {
  readonly title: string;
  readonly options: Readonly<Record<string, unknown>>;
}
type Listener = (event: Record<string, unknown>) => void;

const ORIGIN = 'https://earshot.example.com';
const ACKNOWLEDGE = `${ORIGIN}/api/v1/a/17/acknowledge?t=token`;
const PAYLOAD = {
  title: 'Acme app outage',
  body: '31, usual 4',
  tag: 'alert-17',
  severity: 'critical',
  at: '2026-11-22T03:12:00Z',
  key: 'page-1',
  url: `${ORIGIN}/a/17?t=token#facts`,
  actions: [{ title: 'Acknowledge', url: ACKNOWLEDGE, method: 'POST' }],
};

/** The browser around a service worker, as far as ours asks for it. */
class WorkerScene {
  readonly shown: ShownNotification[] = [];
  readonly opened: string[] = [];
  readonly asked: { readonly url: string; readonly credentials: unknown; readonly method: unknown }[] = [];
  /** Status of the next answers; null: no connection. */
  answers: (number | null)[] = [];
  private readonly listeners = new Map<string, Listener>();
  private readonly stored = new Map<string, string>();

  constructor() {
    const store = {
      match: (request: string | { url: string }) => {
        const text = this.stored.get(this.pathOf(request));
        return Promise.resolve(text === undefined ? undefined : new Response(text));
      },
      put: async (path: string, response: Response) => {
        this.stored.set(path, await response.text());
      },
      keys: () => Promise.resolve([...this.stored.keys()].map((path) => ({ url: ORIGIN + path }))),
      delete: (request: { url: string }) => Promise.resolve(this.stored.delete(this.pathOf(request))),
    };
    const self = {
      location: { origin: ORIGIN },
      addEventListener: (name: string, listener: Listener) => this.listeners.set(name, listener),
      skipWaiting: () => Promise.resolve(),
      clients: {
        claim: () => Promise.resolve(),
        matchAll: () => Promise.resolve([]),
        openWindow: (path: string) => {
          this.opened.push(path);
          return Promise.resolve();
        },
      },
      registration: {
        getNotifications: ({ tag }: { tag: string }) =>
          Promise.resolve(
            this.shown
              .filter(({ options }) => options['tag'] === tag)
              .map(({ options }) => ({ data: options['data'] })),
          ),
        showNotification: (title: string, options: Readonly<Record<string, unknown>>) => {
          const before = this.shown.findIndex((one) => one.options['tag'] === options['tag']);
          if (before >= 0) this.shown.splice(before, 1);
          this.shown.push({ title, options });
          return Promise.resolve();
        },
      },
    };
    const fetch = (url: string, { method, credentials }: RequestInit) => {
      this.asked.push({ url, method, credentials });
      const status = this.answers.length === 0 ? 200 : (this.answers.shift() ?? null);
      return status === null ? Promise.reject(new TypeError('offline')) : Promise.resolve({ ok: status < 300, status });
    };
    const context = createContext({ self, caches: { open: () => Promise.resolve(store) }, fetch, Response, URL });
    runInContext(readFileSync('web/public/sw.js', 'utf8'), context);
  }

  /** Gives the event to the worker and waits for all that it wants to be awaited. */
  async happen(name: string, event: Readonly<Record<string, unknown>> = {}): Promise<PromiseSettledResult<unknown>[]> {
    const waits: unknown[] = [];
    this.listeners.get(name)?.({ ...event, waitUntil: (wait: unknown) => waits.push(wait) });
    return Promise.allSettled(waits);
  }

  async push(payload: object): Promise<void> {
    await this.happen('push', { data: { json: () => payload } });
  }

  async press(action: string): Promise<void> {
    const last = this.shown.at(-1);
    await this.happen('notificationclick', {
      action,
      notification: { data: last?.options['data'], close: () => undefined },
    });
  }

  private pathOf(request: string | { url: string }): string {
    return typeof request === 'string' ? request : request.url.slice(ORIGIN.length);
  }
}

describe('the service worker', () => {
  let scene: WorkerScene;
  beforeEach(async () => {
    scene = new WorkerScene();
    await scene.push(PAYLOAD);
  });

  it('opens the alert when it is tapped, with what the page paints from', async () => {
    await scene.press('');
    expect(scene.opened).toEqual(['/a/17?t=token#facts']);
    expect(scene.asked).toEqual([]);
  });

  it('acknowledges with the button alone, by POST and without the session', async () => {
    await scene.press('act-0');
    expect(scene.asked).toEqual([{ url: '/api/v1/a/17/acknowledge?t=token', method: 'POST', credentials: 'omit' }]);
    expect(scene.opened).toEqual([]);
    expect(scene.shown).toHaveLength(1);
    expect(scene.shown[0]).toMatchObject({
      title: 'Acknowledged: Acme app outage',
      options: { tag: 'alert-17', silent: true },
    });
  });

  it('keeps an acknowledgement through a lost connection, says so, and sends it once', async () => {
    scene.answers = [null];
    await scene.press('act-0');
    expect(scene.shown[0]?.options['body']).toMatch(/^Not sent yet/);
    scene.answers = [null, 200];
    const [failed] = await scene.happen('sync');
    expect(failed?.status).toBe('rejected');
    const [sent] = await scene.happen('sync');
    expect(sent?.status).toBe('fulfilled');
    await scene.happen('message');
    expect(scene.asked).toHaveLength(3);
  });

  it('keeps one entry however often the button is pressed without a connection', async () => {
    // What is queued is tried at each push, too.
    scene.answers = [null, null, 503];
    await scene.press('act-0');
    await scene.push(PAYLOAD);
    await scene.press('act-0');
    expect(scene.asked).toHaveLength(3);
    await scene.happen('sync');
    expect(scene.asked).toHaveLength(4);
  });

  it('does not repeat what the server refuses, and offers the way in', async () => {
    scene.answers = [403];
    await scene.press('act-0');
    expect(scene.shown[0]?.options['body']).toMatch(/Tap to open it/);
    await scene.happen('sync');
    expect(scene.asked).toHaveLength(1);
  });

  it('sounds again under the same tag only if things have got worse', async () => {
    await scene.push({ ...PAYLOAD, tag: 'alert-18', severity: 'warning' });
    await scene.push({ ...PAYLOAD, tag: 'alert-18', severity: 'warning' });
    expect(scene.shown.at(-1)?.options['renotify']).toBe(false);
    await scene.push({ ...PAYLOAD, tag: 'alert-18' });
    expect(scene.shown.at(-1)?.options['renotify']).toBe(true);
    await scene.push({ ...PAYLOAD, tag: 'alert-18', severity: 'recovered' });
    expect(scene.shown.at(-1)?.options).toMatchObject({ renotify: false, silent: true });
  });

  it('goes nowhere else, whatever address stands in a message', async () => {
    await scene.push({ ...PAYLOAD, url: 'https://elsewhere.example/a/17', tag: 'x' });
    await scene.press('');
    expect(scene.opened).toEqual(['/a/17']);
  });
});
