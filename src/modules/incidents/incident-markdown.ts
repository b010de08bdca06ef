import { sayReasons } from '../../domain/incident/say-reasons.js';
import type { ExportedIncident } from './exported-incident.js';

/** What people wrote stays text: no line of it becomes a heading, a list or markup of the document. */
const plain = (text: string): string =>
  text.replace(/[\\`*_{}[\]()#+!|<>~-]/g, (sign) => `\\${sign}`).replace(/\s*\n\s*/g, ' ');

const quote = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${plain(line)}`)
    .join('\n');

const minutes = (seconds: number | null): string =>
  seconds === null ? 'not' : `${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`;

/** An incident as one Markdown document. Times are UTC, ISO 8601. */
export function sayIncident({ incident, facts, review, timeline }: ExportedIncident): string {
  const { title, severity, state, isDrill, statements, checklist } = incident;
  const lines = [
    `# ${isDrill ? 'DRILL: ' : ''}${severity} ${plain(title)}`,
    '',
    `- State: ${state}`,
    `- Began: ${incident.startedAt}`,
    `- Noticed: ${incident.detectedAt} (after ${minutes(facts.detectSeconds)})`,
    `- Why: ${plain(sayReasons(incident.reasons) ?? 'somebody raised it')}`,
    `- Acknowledged after: ${minutes(facts.acknowledgeSeconds)}`,
    `- Confirmed after: ${minutes(facts.confirmSeconds)}`,
    `- First statement after: ${minutes(facts.firstStatementSeconds)}`,
    `- Contained after: ${minutes(facts.containSeconds)}`,
    `- Closed after: ${minutes(facts.closeSeconds)}`,
    `- Updates: ${String(facts.updates)}, of these late: ${String(facts.lateUpdates)}`,
    `- Customers: ${String(facts.affected)}, told: ${String(facts.told)}, told again at the end: ${String(facts.followedUp)}`,
    '',
    '## Statements',
    '',
    ...statements
      .toReversed()
      .flatMap(({ version, kind, state: approval, author, decidedBy, texts }) => [
        `### Version ${String(version)} (${kind}, ${approval})`,
        '',
        `By ${plain(author.name)}${decidedBy === null ? '' : `, decided by ${plain(decidedBy.name)}`}`,
        '',
        ...Object.entries(texts).flatMap(([lang, text]) => [`${lang}:`, '', quote(text), '']),
      ]),
    '## Checklist',
    '',
    ...checklist.map(({ text, doneAt, doneBy }) => {
      const done = doneAt === null ? '' : ` (${plain(doneBy?.name ?? '')}, ${doneAt})`;
      return `- [${doneAt === null ? ' ' : 'x'}] ${plain(text['en'] ?? '')}${done}`;
    }),
    '',
    '## Timeline',
    '',
    ...timeline.map(({ at, kind, actor, details }) => {
      const text = typeof details['text'] === 'string' ? `: ${plain(details['text'])}` : '';
      return `- ${at} ${kind}${actor === null ? '' : ` by ${plain(actor.name)}`}${text}`;
    }),
    '',
  ];
  if (review !== null) {
    lines.push(
      '## Review',
      '',
      `By ${plain(review.by)}, ${review.at}`,
      '',
      ...(['summary', 'cause', 'wentWell', 'toImprove'] as const).flatMap((part) => [
        `### ${HEADINGS[part]}`,
        '',
        quote(review[part]),
        '',
      ]),
      ...review.actions.map(
        ({ text, owner, dueOn }) => `- ${plain(text)} (${plain(owner)}${dueOn === null ? '' : `, until ${dueOn}`})`,
      ),
      '',
    );
  }
  return lines.join('\n');
}

const HEADINGS = {
  summary: 'Summary',
  cause: 'Cause',
  wentWell: 'What went well',
  toImprove: 'What to improve',
} as const;
