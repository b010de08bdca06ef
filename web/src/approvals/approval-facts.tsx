import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { coded } from '../i18n/coded.js';
import { formatAgo, formatNumber, formatRelative } from '../i18n/format.js';
import { useNow } from '../time/ticker.js';
import type { ReplyApproval } from './reply-approval.js';
import { DiffText } from './diff-text.js';

/** Why somebody else has to look at a reply, and what they made of it. */
export function ApprovalFacts({ approval, lang }: { readonly approval: ReplyApproval; readonly lang: string }) {
  const { t } = useTranslation();
  const isChanged = approval.diff?.some(({ is }) => is !== 'same') ?? false;
  return (
    <div className="small" data-testid="approval">
      <p>
        <ApprovalState approval={approval} />
      </p>
      <ApprovalReasons approval={approval} />
      {approval.diff !== null && isChanged ? (
        <details>
          <summary>{t('approval.changes')}</summary>
          <DiffText parts={approval.diff} lang={lang} />
        </details>
      ) : null}
    </div>
  );
}

export function ApprovalReasons({ approval }: { readonly approval: ReplyApproval }) {
  return (
    <ul className="es-approval-reasons">
      {approval.reasons.map(({ code, values }) => (
        <li key={code}>{coded('approval.reason', code, code, shown(values))}</li>
      ))}
    </ul>
  );
}

function ApprovalState({ approval }: { readonly approval: ReplyApproval }) {
  const { t } = useTranslation();
  const nowMs = useNow(1000);
  const { state, approver, by, at, dueAt, reason } = approval;
  if (state === 'waiting') {
    const who = t(`approval.approver.${approver}`);
    return `${t('approval.state.waiting', { who })} · ${dueText(dueAt, nowMs)}`;
  }
  if (state === 'withdrawn') return t('approval.state.withdrawn');
  const when = at === null ? '' : formatAgo(at, nowMs);
  const name = by?.name ?? '';
  return state === 'approved'
    ? t('approval.state.approved', { name, when })
    : t('approval.state.rejected', { name, when, reason: reason ?? '' });
}

/** Until when it has to be decided, or since when that is over. */
export function dueText(dueAt: string, nowMs: number): string {
  const isLate = Date.parse(dueAt) <= nowMs;
  return isLate
    ? i18next.t('approval.late', { when: formatAgo(dueAt, nowMs) })
    : i18next.t('approval.due', { when: formatRelative(dueAt, nowMs) });
}

/** Numbers as the reader writes them, topics by their names. */
const shown = (values: Readonly<Record<string, string | number>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number'
        ? formatNumber(value)
        : name === 'topics'
          ? value
              .split(' ')
              .map((topic) => coded('judged.topic', topic, topic))
              .join(', ')
          : value,
    ]),
  );
