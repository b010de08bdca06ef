import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../charts/table-twin.js';
import { coded } from '../i18n/coded.js';
import { formatNumber, formatTime, languageName } from '../i18n/format.js';
import { MoreButton } from '../ui/more-button.js';
import { toldQuery, type ToldRow } from './api.js';

/** Proof of who was told what and when, and who was not. */
export function ToldList({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(toldQuery(id));
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  if (rows.length === 0) return null;
  const sent = rows.filter(({ reply }) => reply?.state === 'sent').length;
  return (
    <section aria-labelledby="crisis-told" data-testid="told">
      <h2 id="crisis-told">{t('crisis.told.title', { sent: formatNumber(sent), total: formatNumber(rows.length) })}</h2>
      <DataTable<ToldRow>
        caption={t('crisis.told.caption')}
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          {
            head: t('crisis.told.customer'),
            cell: ({ taskId, customer, network }) => (
              <Link to="/t/$id" params={{ id: taskId }}>
                <bdi>{customer}</bdi> · {network}
              </Link>
            ),
          },
          { head: t('crisis.told.kind'), cell: ({ kind }) => t(`crisis.fanOut.kind.${kind}`) },
          { head: t('crisis.told.lang'), cell: ({ lang }) => languageName(lang) },
          { head: t('crisis.told.state'), cell: stateOf },
          {
            head: t('crisis.told.sentAt'),
            cell: ({ reply }) => (reply === null || reply.sentAt === null ? '–' : formatTime(reply.sentAt)),
          },
        ]}
      />
      <MoreButton {...query} />
    </section>
  );
}

function stateOf({ state, reason, reply }: ToldRow): string {
  if (state === 'left-out') return coded('crisis.leftOut', reason ?? '', reason ?? '');
  return coded('crisis.told.reply', reply?.state ?? 'waiting', reply?.state ?? 'waiting');
}
