import { createHash } from 'node:crypto';
import type { Notice } from '../notifier.js';
import { cut, factLine, inBytes, linksOf } from '../notice-text.js';

/** Bytes; a longer message would arrive as a file. A notification has room for three buttons. */
const MOST = { title: 250, message: 3_900, actions: 3, label: 60 } as const;
const PRIORITIES: Readonly<Record<Notice['severity'], number>> = { recovered: 2, warning: 4, critical: 5 };
/** Short codes that ntfy shows as a picture. */
const TAGS: Readonly<Record<Notice['severity'], string>> = {
  recovered: 'white_check_mark',
  warning: 'warning',
  critical: 'rotating_light',
};

/** A name ntfy takes for a run of notifications, of which the newest stands for all. */
export const sequenceOf = (tag: string): string => createHash('sha256').update(tag).digest('hex').slice(0, 32);

/** The notice as ntfy's JSON. What is over replaces what was shown of it, without a sound. */
export function ntfyMessage(notice: Notice, key: string, topic: string): object {
  const links = linksOf(notice);
  const actions = [
    ...(notice.actions ?? [])
      .filter(({ method }) => method === 'POST')
      .map(({ title, url }) => ({ action: 'http', method: 'POST', label: cut(title, MOST.label), url, clear: true })),
    ...links.map(({ title, url }) => ({ action: 'view', label: cut(title, MOST.label), url })),
  ].slice(0, MOST.actions);
  const click = links[0]?.url;
  const text = [notice.text, factLine(notice)].filter((part) => part !== '').join('\n');
  return {
    topic,
    sequence_id: sequenceOf(notice.tag ?? key),
    title: cut(notice.title, MOST.title, inBytes),
    message: cut(text, MOST.message, inBytes),
    priority: PRIORITIES[notice.severity],
    tags: [TAGS[notice.severity]],
    ...(click === undefined ? {} : { click }),
    ...(actions.length === 0 ? {} : { actions }),
  };
}
