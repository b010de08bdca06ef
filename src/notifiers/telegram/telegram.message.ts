import { readUrl } from '../../domain/text/read-url.js';
import type { Notice } from '../notifier.js';
import { cut, factLine, linksOf, MARKS, type NoticeLink, referenceOf, timeOf } from '../notice-text.js';

/** Telegram counts 4,096 after it has read the tags; title and links have their part of it. */
const MOST = { title: 400, text: 3_000, facts: 400, button: 60, links: 6 } as const;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Telegram refuses a whole message for a button to a host without a dot, or to a number. */
const canBeButton = ({ url }: NoticeLink): boolean => {
  const host = readUrl(url)?.hostname ?? '';
  return /\.[a-z][a-z0-9-]*$/i.test(host);
};

export interface TelegramMessage {
  readonly text: string;
  readonly [name: string]: unknown;
}

/** A message in Telegram's HTML, silent when something is over. */
export function telegramMessage(notice: Notice, key: string): TelegramMessage {
  const links = linksOf(notice).slice(0, MOST.links);
  const buttons = links.filter(canBeButton);
  const written = links.filter((link) => !canBeButton(link));
  return {
    text: [
      `<b>${escape(`${MARKS[notice.severity]} ${cut(notice.title, MOST.title)}`)}</b>`,
      escape(cut(notice.text, MOST.text)),
      escape(cut(factLine(notice), MOST.facts)),
      ...written.map(({ title, url }) => `${escape(title)}: ${escape(url)}`),
      `<i>${timeOf(notice)} · ${referenceOf(key)}</i>`,
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    parse_mode: 'HTML',
    // Nothing of Telegram's is to open the links in it.
    link_preview_options: { is_disabled: true },
    disable_notification: notice.severity === 'recovered',
    ...(buttons.length === 0
      ? {}
      : {
          reply_markup: { inline_keyboard: buttons.map(({ title, url }) => [{ text: cut(title, MOST.button), url }]) },
        }),
  };
}
