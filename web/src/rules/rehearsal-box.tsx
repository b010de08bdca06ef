import { useTranslation } from 'react-i18next';
import { coded } from '../i18n/coded.js';
import { formatDateTime, formatNumber } from '../i18n/format.js';
import type { Rehearsal } from './api.js';
import { outcomeText } from './rule-words.js';
import { RuleTargetLine } from './rule-target-line.js';

/** What a rule would have done in the last days. */
export function RehearsalBox({
  rehearsal,
  dailyLimit,
}: {
  readonly rehearsal: Rehearsal;
  readonly dailyLimit: number;
}) {
  const { t } = useTranslation();
  const { matched, looked, days, perDay, mostInADay, isSampled, missed, examples } = rehearsal;
  return (
    <div role="status" className="es-rule-rehearsal" data-testid="rehearsal">
      <p>
        <strong>
          {t('rules.would', {
            matched: formatNumber(matched),
            looked: formatNumber(looked),
            days,
            perDay: formatNumber(perDay),
          })}
        </strong>{' '}
        {isSampled ? t('rules.sampled') : null}
      </p>
      {mostInADay > dailyLimit ? (
        <p className="es-notice es-notice-warn">
          {t('rules.overLimit', { n: formatNumber(mostInADay), limit: formatNumber(dailyLimit) })}
        </p>
      ) : null}
      {missed.length === 0 ? null : (
        <p className="small dim">
          {t('rules.missed')}{' '}
          {missed.map(({ code, n }) => `${coded('rules.check', code, code)} ${formatNumber(n)}`).join(' · ')}
        </p>
      )}
      {examples.length === 0 ? null : (
        <details>
          <summary>{t('rules.examples')}</summary>
          <ul className="plain es-card-list">
            {examples.map(({ target, at, acts }) => (
              <li key={`${at} ${target.taskId ?? ''} ${target.mentionId ?? ''}`}>
                <RuleTargetLine target={target} />
                <p className="small dim">
                  <time dateTime={at}>{formatDateTime(at)}</time> · {acts.map(outcomeText).join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
