import type { Notice } from '../notifier.js';
import { cut, factLine, linksOf, MARKS, referenceOf, timeOf } from '../notice-text.js';

const MOST = {
  header: 150,
  section: 3_000,
  field: 2_000,
  fields: 10,
  button: 75,
  url: 3_000,
  buttons: 5,
  text: 4_000,
} as const;

/** Slack reads `<…>` as links and calls for people; these three characters are all that has to be disguised. */
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Cut so that no disguise is cut in two and the whole keeps within the limit. */
function escapeWithin(text: string, most: number): string {
  return escape(cut(text, most, (part) => escape(part).length));
}

/** The message in Block Kit; `text` is what a lock screen shows of it. */
export function slackMessage(notice: Notice, key: string): object {
  const title = `${MARKS[notice.severity]} ${notice.title}`;
  const facts = Object.entries(notice.facts ?? {}).slice(0, MOST.fields);
  const buttons = linksOf(notice)
    .filter(({ url }) => url.length <= MOST.url)
    .slice(0, MOST.buttons);
  const reference = referenceOf(key);
  return {
    text: escapeWithin([title, notice.text, factLine(notice)].filter((part) => part !== '').join('\n'), MOST.text),
    // Links in a notice are for people: nothing of Slack's is to open them.
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', block_id: `earshot-${reference}`, text: { type: 'plain_text', text: cut(title, MOST.header) } },
      { type: 'section', text: { type: 'mrkdwn', text: escapeWithin(notice.text, MOST.section) } },
      ...(facts.length === 0
        ? []
        : [
            {
              type: 'section',
              fields: facts.map(([name, value]) => ({
                type: 'mrkdwn',
                text: escapeWithin(`*${name}*\n${value}`, MOST.field),
              })),
            },
          ]),
      ...(buttons.length === 0
        ? []
        : [
            {
              type: 'actions',
              elements: buttons.map((link, place) => ({
                type: 'button',
                action_id: `open-${String(place)}`,
                text: { type: 'plain_text', text: cut(link.title, MOST.button) },
                url: link.url,
                ...(place === 0 && notice.severity === 'critical' ? { style: 'primary' } : {}),
              })),
            },
          ]),
      { type: 'context', elements: [{ type: 'mrkdwn', text: `${timeOf(notice)} · ${reference}` }] },
    ],
  };
}
