import { addDevice, readPushKey, type Device } from './api.js';
import type { BrowserFacts } from './judge-support.js';

const WORKER = '/sw.js';
const STORE = 'earshot-push';
/** Which of the devices of the list this browser is. */
const OWN = 'earshot.device';

/** Absent where the page came over plain http, or the browser is old. */
const workers = (): ServiceWorkerContainer | undefined =>
  'serviceWorker' in navigator ? navigator.serviceWorker : undefined;

export const factsOfBrowser = (): BrowserFacts => ({
  isSecure: window.isSecureContext,
  userAgent: navigator.userAgent,
  touchPoints: navigator.maxTouchPoints,
  isInstalled:
    window.matchMedia('(display-mode: standalone)').matches ||
    (navigator as Navigator & { readonly standalone?: boolean }).standalone === true,
  canPush: workers() !== undefined && 'PushManager' in window && 'Notification' in window,
  permission: 'Notification' in window ? Notification.permission : null,
});

export const ownDeviceId = (): string | null => localStorage.getItem(OWN);

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> => {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
};

const textOf = (bytes: ArrayBuffer | null): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** A subscription for our key; one that was made for another is ended first, as nothing could be sent to it. */
async function subscribe(manager: PushManager, key: string): Promise<PushSubscription> {
  const existing = await manager.getSubscription();
  if (existing !== null) {
    if (textOf(existing.options.applicationServerKey) === key) return existing;
    await existing.unsubscribe();
  }
  return manager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) });
}

/** Asks the owner of this browser, and sets it up. Null when they said no. Called from a press of a button: browsers want that. */
export async function setUpThisBrowser(label: string): Promise<Device | null> {
  const container = workers();
  if (container === undefined || (await Notification.requestPermission()) !== 'granted') return null;
  await container.register(WORKER, { updateViaCache: 'none' });
  const { pushManager } = await container.ready;
  const subscription = await subscribe(pushManager, await readPushKey());
  const device = await addDevice({
    endpoint: subscription.endpoint,
    keys: { p256dh: textOf(subscription.getKey('p256dh')), auth: textOf(subscription.getKey('auth')) },
    label,
  });
  localStorage.setItem(OWN, device.id);
  return device;
}

/** Ends what the browser itself has of it. */
export async function forgetThisBrowser(): Promise<void> {
  localStorage.removeItem(OWN);
  const registration = await workers()?.getRegistration();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

/** Leaves the reader's words where the worker finds them: it shows notices while no page is open. */
export async function leaveWords(words: Readonly<Record<string, string>>): Promise<void> {
  if (!('caches' in window)) return;
  await (await caches.open(STORE)).put('/words', new Response(JSON.stringify(words)));
}
