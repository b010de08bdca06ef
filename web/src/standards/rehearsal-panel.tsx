import { IconAlertTriangle, IconCheck, IconHelp, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format.js';
import { Chip } from '../ui/chip.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { useSettled } from '../watches/use-settled.js';
import { rehearsalQuery, type Attainment, type RehearsedTarget, type Target } from './api.js';
import { HourMap } from './hour-map.js';
import { useSpan } from './target-text.js';

const SETTLE_MS = 500;

/** What these targets would have come to on the last 30 days, asked for once typing has paused. */
export function RehearsalPanel({
  targets,
  isValid,
}: {
  readonly targets: readonly Target[];
  readonly isValid: boolean;
}) {
  const { t } = useTranslation();
  const key = JSON.stringify(targets);
  const settled = useSettled(targets, key, SETTLE_MS);
  const { data, error, isFetching, refetch } = useQuery({ ...rehearsalQuery(settled), enabled: isValid });
  return (
    <section
      className="es-card"
      aria-label={t('standards.rehearsal')}
      aria-busy={isFetching || JSON.stringify(settled) !== key}
      data-testid="rehearsal"
    >
      <h2>{t('standards.rehearsal')}</h2>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isValid ? null : <p className="es-field-error">{t('standards.fixFirst')}</p>}
      {data === undefined ? (
        error || !isValid ? null : (
          <Loading rows={3} />
        )
      ) : (
        <>
          <p className="small dim">
            {t('standards.looked', { n: formatNumber(data.tasks) })}
            {data.isSampled ? <> {t('standards.sampled')}</> : null}
          </p>
          {data.targets.map((outcome, i) => (
            <div key={outcome.id} data-outcome={outcome.id}>
              <h3>{t('standards.target', { n: i + 1 })}</h3>
              <Outcome outcome={outcome} />
            </div>
          ))}
        </>
      )}
    </section>
  );
}

function Outcome({ outcome }: { readonly outcome: RehearsedTarget }) {
  const { t } = useTranslation();
  const span = useSpan();
  const { percent, met, n, p50, p90, verdict, warnings, missesByHour, zone } = outcome;
  return (
    <>
      {percent === null ? null : (
        <>
          <p>
            {t('standards.wouldHave', {
              percent: formatNumber(percent),
              met: formatNumber(met),
              n: formatNumber(n),
            })}
          </p>
          <p className="small dim">{t('standards.times', { p50: span(p50), p90: span(p90) })}</p>
        </>
      )}
      <Verdict verdict={verdict} />
      <ul className="plain">
        {warnings.map(({ code, values }) => (
          <li key={`${code} ${String(values.source)}`} className="es-notice">
            <IconAlertTriangle size={16} aria-hidden />
            <span>
              {t(`standards.warning.${code}`, {
                source: values.source,
                n: values.n,
                time: span(typeof values.seconds === 'number' ? values.seconds : null),
              })}
            </span>
          </li>
        ))}
      </ul>
      <HourMap misses={missesByHour} zone={zone} />
    </>
  );
}

/** Never from fewer than 30: the word says so instead. */
export function Verdict({ verdict }: Pick<Attainment, 'verdict'>) {
  const { t } = useTranslation();
  switch (verdict) {
    case 'met':
      return <Chip icon={IconCheck}>{t('standards.verdict.met')}</Chip>;
    case 'missed':
      return (
        <Chip icon={IconX} tone="bad">
          {t('standards.verdict.missed')}
        </Chip>
      );
    case null:
      return <Chip icon={IconHelp}>{t('standards.verdict.none')}</Chip>;
  }
}
