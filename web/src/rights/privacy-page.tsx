import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminNav } from '../admin/admin-nav.js';
import { rightsStatementQuery } from '../api/networks-queries.js';
import { formatMonth } from '../charts/format-day.js';
import { formatNumber } from '../i18n/format.js';
import { monthsBefore } from '../insights/insight-range.js';
import { serverNowMs } from '../time/server-clock.js';
import { Fact } from '../ui/fact.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { Erasures } from './erasures.js';
import { LegalHolds } from './legal-holds.js';

const MONTHS = 24;
const COUNTED = ['mirrored', 'checked', 'erased', 'retained', 'held', 'expired', 'dropped'] as const;

/** What became of deletions and of people's rights, and the acts on them. */
export function PrivacyPage() {
  const { t } = useTranslation();
  return (
    <div className="es-page">
      <AdminNav />
      <h1>{t('rights.title')}</h1>
      <p className="dim">{t('rights.intro')}</p>
      <Statement />
      <Erasures />
      <LegalHolds />
    </div>
  );
}

function Statement() {
  const { t } = useTranslation();
  const [months] = useState(() => monthsBefore(serverNowMs(), MONTHS));
  const [month, setMonth] = useState(months[0] ?? '');
  const { data, error } = useQuery(rightsStatementQuery(month));
  return (
    <section className="es-card" aria-labelledby="rights-statement">
      <h2 id="rights-statement">{t('rights.statement', { month: formatMonth(month) })}</h2>
      <Field label={t('rights.month')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={month}
            onChange={(event) => {
              setMonth(event.currentTarget.value);
            }}
          >
            {months.map((each) => (
              <option key={each} value={each}>
                {formatMonth(each)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {error ? <ErrorNotice error={error} /> : null}
      {data === undefined ? (
        error ? null : (
          <Loading rows={2} />
        )
      ) : (
        <dl className="es-facts">
          {COUNTED.map((kind) => (
            <Fact key={kind} name={t(`rights.count.${kind}`)}>
              {formatNumber(data[kind])}
            </Fact>
          ))}
        </dl>
      )}
    </section>
  );
}
