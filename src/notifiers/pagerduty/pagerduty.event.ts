import { createHash } from 'node:crypto';
import type { Notice } from '../notifier.js';
import { cut, linksOf } from '../notice-text.js';

const MOST = { summary: 1_024, dedupKey: 255, text: 10_000, link: 255 } as const;

export type EventAction = 'trigger' | 'acknowledge' | 'resolve';

/** What PagerDuty knows an alert by: the same for everything that is told of it. */
const dedupKeyOf = (notice: Notice, key: string): string => {
  const name = notice.tag ?? key;
  return name.length <= MOST.dedupKey ? name : createHash('sha256').update(name).digest('hex');
};

/** An event of the Events API v2. Only `trigger` has a payload. */
export function pagerDutyEvent(notice: Notice, key: string, routingKey: string, action: EventAction): object {
  const event = { routing_key: routingKey, event_action: action, dedup_key: dedupKeyOf(notice, key) };
  if (action !== 'trigger') return event;
  return {
    ...event,
    client: 'Earshot',
    ...(notice.link === null ? {} : { client_url: notice.link }),
    links: linksOf(notice).map(({ title, url }) => ({ href: url, text: cut(title, MOST.link) })),
    payload: {
      summary: cut(notice.title, MOST.summary),
      source: 'Earshot',
      severity: notice.severity === 'critical' ? 'critical' : 'warning',
      timestamp: notice.at.toISOString(),
      custom_details: { ...notice.facts, text: cut(notice.text, MOST.text) },
    },
  };
}
