import { useTranslation } from 'react-i18next';
import type { QueryLint } from '../api/watch-types.js';

/** What each network's own search is asked, and what is checked here afterwards. */
export function QueryReport({ report }: { readonly report: QueryLint['report'] }) {
  const { t } = useTranslation();
  if (report.length === 0) return null;
  return (
    <details className="es-bench-part es-report">
      <summary>{t('watchEditor.report.title')}</summary>
      <p className="dim">{t('watchEditor.report.hint')}</p>
      <dl className="es-bench-facts">
        {report.map(({ network, native, checkedByUs }) => (
          <div key={network}>
            <dt>{network}</dt>
            <dd>
              {native === null ? t('watchEditor.report.noSearch') : <code dir="auto">{native}</code>}
              <p className="small dim">
                {checkedByUs.length === 0
                  ? t('watchEditor.report.nothingLeft')
                  : t('watchEditor.report.checked', { parts: checkedByUs.join(', ') })}
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
