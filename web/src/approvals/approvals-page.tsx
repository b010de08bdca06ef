import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canConfigure, useMe } from '../session/session.js';
import { useCommands } from '../keyboard/use-commands.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { MoreButton } from '../ui/more-button.js';
import { approvalsQuery } from './api.js';
import { ApprovalCard } from './approval-card.js';
import { PolicyDialog } from './policy-dialog.js';

/** What waits for a second person, due first. */
export function ApprovalsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const query = useInfiniteQuery(approvalsQuery);
  const { data, error, isPending, refetch } = query;
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [isPolicyOpen, setPolicyOpen] = useState(false);
  const waiting = data?.pages.flatMap(({ items }) => items) ?? [];
  const index = Math.max(
    0,
    waiting.findIndex(({ reply }) => reply.id === currentId),
  );
  const move = (by: number): void => {
    const next = waiting[Math.min(Math.max(index + by, 0), waiting.length - 1)];
    if (next === undefined) return;
    setCurrentId(next.reply.id);
    document.getElementById(`approval-${next.reply.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  useCommands([
    {
      id: 'approval-next',
      label: 'approval.next',
      section: 'move',
      keys: ['KeyJ', 'ArrowDown'],
      repeats: true,
      run: () => {
        move(1);
      },
    },
    {
      id: 'approval-previous',
      label: 'approval.previous',
      section: 'move',
      keys: ['KeyK', 'ArrowUp'],
      repeats: true,
      run: () => {
        move(-1);
      },
    },
  ]);
  return (
    <div className="es-page">
      <div className="es-page-head">
        <h1>{t('approval.title')}</h1>
        {canConfigure(me) ? (
          <button
            type="button"
            className="es-button"
            onClick={() => {
              setPolicyOpen(true);
            }}
          >
            {t('approval.policy.open')}
          </button>
        ) : null}
      </div>
      <p className="dim">{t('approval.intro')}</p>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data && waiting.length === 0 ? <EmptyState title={t('approval.empty')} why={t('approval.emptyWhy')} /> : null}
      <ul className="plain es-card-list">
        {waiting.map((each, at) => (
          <ApprovalCard
            key={each.reply.id}
            waiting={each}
            isCurrent={at === index}
            onFocus={() => {
              setCurrentId(each.reply.id);
            }}
          />
        ))}
      </ul>
      <MoreButton {...query} />
      {isPolicyOpen ? (
        <PolicyDialog
          onClose={() => {
            setPolicyOpen(false);
          }}
        />
      ) : null}
    </div>
  );
}
