import type { Cursor, Page, PollLimits } from '../connector.js';
import { ConnectorError } from '../connector.js';
import { at, listOf } from '../read-json.js';
import { walkBack, type PageRequest, type WalkManners, type WalkPage } from '../walk-back.js';
import type { LinkedinApi } from './linkedin.api.js';
import { ACTIONS, instantOfMs, readNotification, type LinkedinView } from './linkedin.normalise.js';
import { LINKEDIN_RULES } from './linkedin.settings.js';

const MANNERS: WalkManners = { overlapSeconds: 600, listingCap: null, firstItems: Number.MAX_SAFE_INTEGER };
const DAY_MS = 24 * 3_600_000;
const TOKEN = /^(\d{1,16})\.(\d{1,9})$/;

/** Notifications of the page since they were read last, the first time all that are kept. */
export function pollLinkedin(api: LinkedinApi, cursor: Cursor, limits: PollLimits, view: LinkedinView): Promise<Page> {
  return walkBack(cursor, limits, MANNERS, async (request: PageRequest): Promise<WalkPage> => {
    // The end of the interval stays while its pages are walked through, or new ones would push the others on.
    const [, endText, startText] = TOKEN.exec(request.token ?? '') ?? [];
    const endMs = endText === undefined ? limits.now.getTime() : Number(endText);
    const start = Number(startText ?? 0);
    const sinceMs = request.since?.getTime() ?? endMs - LINKEDIN_RULES.keptDays * DAY_MS;
    const { value } = await api.get(
      `organizationalEntityNotifications?q=criteria&actions=List(${ACTIONS.join(',')})` +
        `&organizationalEntity=${encodeURIComponent(view.organization)}` +
        `&timeRange=(start:${String(sinceMs)},end:${String(endMs)})` +
        `&start=${String(start)}&count=${String(LINKEDIN_RULES.pageSize)}`,
    );
    if (!Array.isArray(at(value, 'elements')))
      throw new ConnectorError('invalid', 'LinkedIn gave an answer that is not what it documents.', {
        code: 'changed-shape',
      });
    return readPage(listOf(at(value, 'elements')), endMs, start, view);
  });
}

function readPage(elements: readonly unknown[], endMs: number, start: number, view: LinkedinView): WalkPage {
  const read = elements.map((element) => ({ element, read: readNotification(element, view) }));
  const isFull = elements.length >= LINKEDIN_RULES.pageSize;
  return {
    items: read.flatMap(({ element, read: one }) =>
      one.ok && one.post !== null
        ? [{ post: one.post, at: instantOfMs(at(element, 'lastModifiedAt')) ?? view.receivedAt }]
        : [],
    ),
    rejected: read.flatMap(({ element, read: one }) =>
      one.ok ? [] : [{ reason: one.reason, raw: JSON.stringify(element) }],
    ),
    next: isFull ? `${String(endMs)}.${String(start + elements.length)}` : null,
  };
}
