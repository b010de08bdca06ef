import { IconExternalLink, IconNote } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../automations/api.js';
import type { Mention, Reply, Task, TaskDetail, TaskEvent } from '../api/types.js';
import { coded } from '../i18n/coded.js';
import { formatCompact, formatDateTime } from '../i18n/format.js';
import { withWords } from '../i18n/with-words.js';
import { SentimentMark } from '../ui/encodings.js';
import { HighlightedText } from './highlighted-text.js';
import { ReplyCard } from './reply-card.js';
import { fetched } from '../ui/fetched.js';
import './thread.css';

// Few posts have anything of this, and then nobody waits for it.
const MentionNotes = fetched(
  async () => (await withWords('listening', import('../mentions/mention-notes.js'))).MentionNotes,
);

const JudgedText = fetched(
  async () => (await withWords('judgement', import('../judgement/judged-text.js'))).JudgedText,
);

const AutomaticReasons = fetched(
  async () => (await withWords('automations', import('../automations/automatic-reasons.js'))).AutomaticReasons,
);

const NeglectReason = fetched(
  async () => (await withWords('accounts', import('../accounts/neglect-reason.js'))).NeglectReason,
);

type Entry =
  | { readonly kind: 'mention'; readonly at: string; readonly mention: Mention }
  | { readonly kind: 'reply'; readonly at: string; readonly reply: Reply }
  | { readonly kind: 'event'; readonly at: string; readonly event: TaskEvent };

function entriesOf(detail: TaskDetail): readonly Entry[] {
  const entries: Entry[] = [
    ...detail.mentions.map((mention): Entry => ({ kind: 'mention', at: mention.publishedAt, mention })),
    ...detail.replies.map((reply): Entry => ({
      kind: 'reply',
      at: reply.createdAt ?? reply.sentAt ?? detail.openedAt,
      reply,
    })),
    ...detail.events.map((event): Entry => ({ kind: 'event', at: event.at, event })),
  ];
  return entries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** What was said and done, oldest first. */
export function Thread({ detail, task }: { readonly detail: TaskDetail; readonly task: Task }) {
  return (
    <ol className="plain es-thread">
      {entriesOf(detail).map((entry) => {
        switch (entry.kind) {
          case 'mention':
            return (
              <li key={`mention-${entry.mention.id}`}>
                <MentionCard mention={entry.mention} />
              </li>
            );
          case 'reply':
            return (
              <li key={`reply-${entry.reply.id}`}>
                <ReplyCard reply={entry.reply} task={task} />
              </li>
            );
          case 'event':
            return (
              <li key={`event-${entry.event.id}`}>
                <EventLine event={entry.event} />
              </li>
            );
        }
      })}
    </ol>
  );
}

export function MentionCard({ mention }: { readonly mention: Mention }) {
  const { t } = useTranslation();
  const spans = mention.watches.flatMap((watch) => watch.spans);
  const text = <HighlightedText text={mention.text} spans={spans} lang={mention.lang} />;
  return (
    <div className="es-bubble">
      <div className="es-bubble-head">
        <strong>
          <bdi>{mention.author.name ?? mention.author.handle}</bdi>
        </strong>
        <SentimentMark label={mention.sentiment.label} hasWord />
        {mention.author.followers === null ? null : (
          <span className="dim">
            {t('mention.followers', {
              count: mention.author.followers,
              shown: formatCompact(mention.author.followers),
            })}
          </span>
        )}
        <time dateTime={mention.publishedAt} className="dim">
          {formatDateTime(mention.publishedAt)}
        </time>
      </div>
      {mention.title === null || mention.title === '' ? null : (
        <p className="es-content-title" lang={mention.lang} dir="auto">
          {mention.title}
        </p>
      )}
      {mention.intent === null && mention.risks.length === 0 ? (
        text
      ) : (
        <Suspense fallback={text}>
          <JudgedText mention={mention} />
        </Suspense>
      )}
      {mention.signals.length > 0 || mention.mutedBy ? (
        <Suspense>
          <MentionNotes mention={mention} />
        </Suspense>
      ) : null}
      <p className="small dim es-bubble-foot">
        {mention.watches.length > 0 ? (
          <span>{t('mention.matched', { names: mention.watches.map((watch) => watch.name).join(', ') })}</span>
        ) : null}
        {mention.editedAt === null ? null : <span>{t('mention.edited')}</span>}
        {mention.isDeleted ? <span>{t('mention.deleted')}</span> : null}
        {mention.url === null ? null : (
          <a href={mention.url} target="_blank" rel="noreferrer noopener">
            {t('mention.original')} <IconExternalLink size={12} aria-hidden />
          </a>
        )}
      </p>
    </div>
  );
}

const textIn = (details: TaskEvent['details'], name: string): string => {
  const value = details[name];
  return typeof value === 'string' ? value : '';
};

/** Of each kind of correction, the group of words of what was said. */
const CORRECTED: Readonly<Record<string, string>> = {
  'priority-corrected': '',
  'priority-rebased': '',
  'sentiment-corrected': 'sentiment',
  'intent-corrected': 'intent',
};

/** What it was, and what a person says it is. */
function corrected({ kind, details }: TaskEvent): string {
  const group = CORRECTED[kind];
  const [from, to] = [textIn(details, 'from'), textIn(details, 'to')];
  if (group === undefined || from === '' || to === '') return '';
  return `: ${coded(group, from, from)} → ${coded(group, to, to)}`;
}

/** How a call went, and what was noted about it. */
function called({ kind, details }: TaskEvent): string {
  if (kind !== 'call-done') return '';
  const result = textIn(details, 'result');
  const callbackAt = textIn(details, 'callbackAt');
  const parts = [
    coded('people.call.results', result, result),
    callbackAt === '' ? '' : formatDateTime(callbackAt),
    textIn(details, 'note'),
  ];
  return `: ${parts.filter((part) => part !== '').join(' · ')}`;
}

/** Which rule it was. */
const byRule = ({ kind, details }: TaskEvent): string =>
  kind === 'rule-applied' ? `: ${textIn(details, 'name')}` : '';

const refusalsIn = ({ reasons }: TaskEvent['details']): readonly Refusal[] =>
  Array.isArray(reasons) ? (reasons as readonly Refusal[]) : [];

function EventLine({ event }: { readonly event: TaskEvent }) {
  const { t } = useTranslation();
  const who = event.actor?.name ?? t('event.system');
  if (event.kind === 'note' || event.kind === 'noted') {
    return (
      <div className="es-bubble es-note">
        <div className="es-bubble-head">
          <IconNote size={14} aria-hidden />
          <strong>
            <bdi>{who}</bdi>
          </strong>
          <span>{t('event.note')}</span>
          <time dateTime={event.at} className="dim">
            {formatDateTime(event.at)}
          </time>
        </div>
        <p className="es-content" dir="auto">
          {textIn(event.details, 'text')}
        </p>
      </div>
    );
  }
  return (
    <p className="es-event small dim">
      <time dateTime={event.at}>{formatDateTime(event.at)}</time> · <bdi>{who}</bdi> ·{' '}
      {coded('event.kind', event.kind, event.kind)}
      {corrected(event)}
      {called(event)}
      {byRule(event)}
      {event.kind === 'auto-acknowledge-refused' || event.kind === 'survey-refused' ? (
        <Suspense fallback={null}>
          <AutomaticReasons refusals={refusalsIn(event.details)} />
        </Suspense>
      ) : null}
      {event.kind === 'account-neglected' || event.kind === 'account-active-again' ? (
        <Suspense fallback={null}>
          <NeglectReason event={event} />
        </Suspense>
      ) : null}
    </p>
  );
}
