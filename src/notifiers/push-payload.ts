import type { Notice } from './notifier.js';
import { cut, factLine, inBytes } from './notice-text.js';
import { MOST_PLAIN_BYTES } from './push-encryption.js';

/** Bytes of the parts; the rest of the room is for addresses. */
const MOST = { title: 300, text: 1_200, facts: 400 } as const;
/** For a service that found the usual too long. */
const SHORT = { title: 150, text: 200, facts: 100 } as const;

const LONGEST_URL = 1_000;

/** What a service worker paints from, without asking anybody. */
export interface PushPayload {
  readonly title: string;
  readonly body: string;
  /** A second notification of the same tag takes the place of the first. */
  readonly tag: string;
  readonly severity: Notice['severity'];
  readonly at: string;
  readonly key: string;
  readonly alertId: string | null;
  readonly url: string | null;
  readonly facts: Readonly<Record<string, string>>;
  readonly actions: readonly { readonly title: string; readonly url: string; readonly method: 'GET' | 'POST' }[];
}

/** The notice as the service worker gets it; always short enough to be sent. */
export function pushPayload(notice: Notice, key: string, isShort = false): Buffer {
  const most = isShort ? SHORT : MOST;
  const facts = factLine(notice);
  const payload: PushPayload = {
    title: cut(notice.title, most.title, inBytes),
    body: [cut(facts, most.facts, inBytes), cut(notice.text, most.text, inBytes)]
      .filter((part) => part !== '')
      .join('\n'),
    tag: notice.tag ?? key,
    severity: notice.severity,
    at: notice.at.toISOString(),
    key,
    alertId: notice.alertId ?? null,
    url: notice.link,
    facts: isShort || inBytes(facts) > most.facts ? {} : (notice.facts ?? {}),
    actions: (notice.actions ?? []).map(({ title, url, method }) => ({ title, url, method: method ?? 'GET' })),
  };
  const bytes = toBytes(payload);
  if (bytes.length <= MOST_PLAIN_BYTES) return bytes;
  // Very long addresses are all that can still be in the way: what they carry behind "#" stands in the payload already.
  const url = payload.url?.replace(/#.*$/s, '') ?? null;
  return toBytes({ ...payload, url: url !== null && url.length > LONGEST_URL ? null : url, actions: [], facts: {} });
}

const toBytes = (payload: PushPayload): Buffer => Buffer.from(JSON.stringify(payload), 'utf8');
