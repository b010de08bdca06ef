import type { Notice } from '../notifier.js';
import { cut, linksOf, MARKS, referenceOf, timeOf } from '../notice-text.js';

/** Teams refuses a message of 28 KB and more. */
const MOST = { title: 300, text: 6_000, facts: 20, fact: 200, links: 6, button: 80 } as const;
const COLOURS: Readonly<Record<Notice['severity'], string>> = {
  recovered: 'good',
  warning: 'warning',
  critical: 'attention',
};

/** Text blocks of a card read Markdown; what is no formatting of ours is written as it is. */
const plain = (text: string): string => text.replaceAll(/[\\`*_[\]#>~]/g, '\\$&');

/** The message for a workflow, with one Adaptive Card in it. `mention`: who is called by name when it is critical. */
export function teamsMessage(notice: Notice, key: string, mention: string | undefined): object {
  const called = notice.severity === 'critical' ? mention : undefined;
  const facts = Object.entries(notice.facts ?? {}).slice(0, MOST.facts);
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: {
            width: 'Full',
            ...(called === undefined
              ? {}
              : {
                  entities: [{ type: 'mention', text: `<at>${called}</at>`, mentioned: { id: called, name: called } }],
                }),
          },
          body: [
            {
              type: 'TextBlock',
              size: 'Large',
              weight: 'Bolder',
              wrap: true,
              color: COLOURS[notice.severity],
              text: plain(cut(`${MARKS[notice.severity]} ${notice.title}`, MOST.title)),
            },
            { type: 'TextBlock', wrap: true, text: plain(cut(notice.text, MOST.text)).replaceAll('\n', '\n\n') },
            ...(facts.length === 0
              ? []
              : [
                  {
                    type: 'FactSet',
                    facts: facts.map(([title, value]) => ({
                      title: cut(title, MOST.fact),
                      value: plain(cut(value, MOST.fact)),
                    })),
                  },
                ]),
            ...(called === undefined ? [] : [{ type: 'TextBlock', wrap: true, text: `<at>${called}</at>` }]),
            {
              type: 'TextBlock',
              wrap: true,
              isSubtle: true,
              size: 'Small',
              text: `${timeOf(notice)} · ${referenceOf(key)}`,
            },
          ],
          actions: linksOf(notice)
            .slice(0, MOST.links)
            .map(({ title, url }) => ({ type: 'Action.OpenUrl', title: cut(title, MOST.button), url })),
        },
      },
    ],
  };
}
