/* global self, caches */
// Shows alerts that are pushed to this device, and does what their buttons say. A notification is painted from the message itself:
// nothing is asked of the server before it is there.

const STORE = 'earshot-push';
const QUEUE = '/queued-acts/';
const RANKS = { recovered: 0, warning: 1, critical: 2 };
/** Until the page of devices has left the words of its reader's language. */
const ENGLISH = {
  acknowledge: 'Acknowledge',
  acknowledged: 'Acknowledged: {{title}}',
  queued: 'Not sent yet: it is sent as soon as there is a connection.',
  refused: 'It could not be done from here. Tap to open it.',
};

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(Promise.allSettled([self.clients.claim(), sendQueued()])));
self.addEventListener('push', (event) => {
  event.waitUntil(show(readPayload(event.data)));
  event.waitUntil(sendQueued().catch(() => undefined));
});
self.addEventListener('sync', (event) => event.waitUntil(sendQueued()));
// A page that is open knows first that the connection is back.
self.addEventListener('message', (event) => event.waitUntil(sendQueued().catch(() => undefined)));
self.addEventListener('notificationclick', (event) => event.waitUntil(answer(event)));

/** A message that cannot be read is shown all the same: it was sent to wake somebody. */
function readPayload(data) {
  try {
    const payload = data.json();
    if (typeof payload.title === 'string') return payload;
  } catch {
    // Told below.
  }
  return { title: 'Earshot', body: '', tag: 'unreadable', severity: 'warning', url: '/alerts', actions: [] };
}

async function readWords() {
  const kept = await (await caches.open(STORE)).match('/words');
  return kept === undefined ? ENGLISH : { ...ENGLISH, ...(await kept.json()) };
}

/** One notification for each tag. The newest takes the place of what was shown; it sounds again only if things have got worse. */
async function show(payload) {
  const words = await readWords();
  const before = await self.registration.getNotifications({ tag: payload.tag });
  const worstShown = Math.max(-1, ...before.map(({ data }) => RANKS[data?.severity] ?? 0));
  const isOver = payload.severity === 'recovered';
  await self.registration.showNotification(payload.title, {
    body: payload.body,
    tag: payload.tag,
    renotify: before.length > 0 && !isOver && RANKS[payload.severity] > worstShown,
    silent: isOver,
    requireInteraction: payload.severity === 'critical',
    timestamp: Date.parse(payload.at) || Date.now(),
    icon: '/icons/icon-192.png',
    badge: '/icons/badge-96.png',
    data: payload,
    actions: isOver
      ? []
      : actsOf(payload).map(({ title }, place) => ({
          action: `act-${place}`,
          title: title === ENGLISH.acknowledge ? words.acknowledge : title,
        })),
  });
}

/** What a button can do by itself; browsers have room for two. */
const actsOf = ({ actions = [] }) => actions.filter(({ method }) => method === 'POST').slice(0, 2);

async function answer({ action, notification }) {
  const payload = notification.data;
  notification.close();
  const act = actsOf(payload)[Number(/^act-(\d)$/.exec(action)?.[1] ?? -1)];
  if (act === undefined) await open(payload.url ?? '/alerts');
  else await carryOut(payload, act);
}

/** Whatever name the server gave itself in the message, this device knows it by the one it was set up under. */
function ownPath(url) {
  const { pathname, search, hash } = new URL(url, self.location.origin);
  return pathname + search + hash;
}

async function open(url) {
  const path = ownPath(url);
  const [page] = await self.clients.matchAll({ type: 'window' });
  if (page !== undefined) {
    try {
      await page.navigate(path);
      await page.focus();
      return;
    } catch {
      // A page that this worker does not steer yet: another is opened.
    }
  }
  await self.clients.openWindow(path);
}

async function carryOut(payload, act) {
  const words = await readWords();
  const done = await post(act.url);
  if (done === 'later') await keepForLater(payload.key, act.url);
  const title = done === 'done' ? words.acknowledged.replace('{{title}}', payload.title) : payload.title;
  const body = done === 'done' ? payload.body : done === 'later' ? words.queued : words.refused;
  await self.registration.showNotification(title, {
    body,
    tag: payload.tag,
    silent: true,
    icon: '/icons/icon-192.png',
    badge: '/icons/badge-96.png',
    // What is shown now ranks as what was shown: the next message about it sounds only if it is worse.
    data: { ...payload, actions: done === 'refused' ? payload.actions : [] },
  });
}

/** done · refused: asking again changes nothing · later: there was no connection, or the server was not well */
async function post(url) {
  try {
    const { ok, status } = await fetch(ownPath(url), { method: 'POST', credentials: 'omit' });
    if (ok) return 'done';
    return status === 408 || status === 429 || status >= 500 ? 'later' : 'refused';
  } catch {
    return 'later';
  }
}

/** Saying the same twice changes nothing on the server, so that one entry a message is enough. */
async function keepForLater(key, url) {
  const store = await caches.open(STORE);
  await store.put(QUEUE + encodeURIComponent(key), new Response(url));
  await self.registration.sync?.register('acts').catch(() => undefined);
}

async function sendQueued() {
  const store = await caches.open(STORE);
  const queued = (await store.keys()).filter(({ url }) => new URL(url).pathname.startsWith(QUEUE));
  let isLeft = false;
  for (const request of queued) {
    const url = await (await store.match(request)).text();
    if ((await post(url)) === 'later') isLeft = true;
    else await store.delete(request);
  }
  // The browser tries again by itself after a sync that failed.
  if (isLeft) throw new Error('Some acts wait for a connection.');
}
