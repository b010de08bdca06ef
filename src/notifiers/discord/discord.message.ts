import type { Notice } from '../notifier.js';
import { cut, linksOf, MARKS, referenceOf } from '../notice-text.js';

/** All of an embed together may have 6,000 characters. */
const MOST = { content: 300, title: 256, text: 2_500, fields: 10, name: 40, value: 100, links: 5, link: 60 } as const;
/** Longer addresses are left out. */
const LONGEST_URL = 250;
const COLOURS: Readonly<Record<Notice['severity'], number>> = {
  recovered: 0x2b8a3e,
  warning: 0xe67700,
  critical: 0xc92a2a,
};

/** What Discord would read as formatting or as a call of people. */
const plain = (text: string): string => text.replaceAll(/[\\*_~`|>#[\]()@<-]/g, '\\$&');

const plainWithin = (text: string, most: number): string => plain(cut(text, most, (part) => plain(part).length));

/** The message: one line that phones show, and an embed with the rest. Links stand in the embed and not in the line. */
export function discordMessage(notice: Notice, key: string): Readonly<Record<string, unknown>> {
  const links = linksOf(notice)
    .filter(({ url }) => url.length <= LONGEST_URL)
    .slice(0, MOST.links);
  const opened = links[0]?.url;
  return {
    content: plainWithin(`${MARKS[notice.severity]} ${notice.title}`, MOST.content),
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: plainWithin(notice.title, MOST.title),
        ...(opened === undefined ? {} : { url: opened }),
        color: COLOURS[notice.severity],
        description: [
          plainWithin(notice.text, MOST.text),
          links.map(({ title, url }) => `[${plainWithin(title, MOST.link)}](${url})`).join(' · '),
        ]
          .filter((part) => part !== '')
          .join('\n\n'),
        fields: Object.entries(notice.facts ?? {})
          .slice(0, MOST.fields)
          .map(([name, value]) => ({
            name: plainWithin(name, MOST.name),
            value: plainWithin(value, MOST.value),
            inline: true,
          })),
        timestamp: notice.at.toISOString(),
        footer: { text: referenceOf(key) },
      },
    ],
  };
}
