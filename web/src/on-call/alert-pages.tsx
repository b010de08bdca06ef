import { useTranslation } from 'react-i18next';
import type { Alert } from '../api/networks-types.js';
import { formatAgo, formatRelative } from '../i18n/format.js';
import { useNow } from '../time/ticker.js';
import './on-call.css';

/** Who was paged about an alert, what they answered, and who is next when. */
export function AlertPages({ alert: { pages, chain } }: { readonly alert: Alert }) {
  const { t } = useTranslation();
  const nowMs = useNow(10_000);
  if (chain === null && pages.length === 0) return null;
  return (
    <section>
      <h3 className="small">{t('paging.pages')}</h3>
      {chain === null ? null : (
        <p className={chain.state === 'exhausted' ? 'small es-oncall-missed' : 'small'}>
          {t(`paging.chainState.${chain.state}`, {
            when: chain.nextAt === null ? '' : formatRelative(chain.nextAt, nowMs),
          })}
        </p>
      )}
      <ol className="small">
        {pages.map(({ to, channel, state, at, problem }, n) => (
          <li key={n} className={state === 'failed' ? 'es-oncall-missed' : undefined}>
            <bdi>{to}</bdi> · {channel}: {t(`paging.state.${state}`)} ({formatAgo(at, nowMs)})
            {problem === null ? null : <span className="dim"> {problem}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
