import { IconFlame } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format.js';
import { Chip } from '../ui/chip.js';
import type { Attainment, TargetAttainment } from './api.js';
import { Verdict } from './rehearsal-panel.js';
import { useSpan } from './target-text.js';

/** The figures of one promise or of several together. */
export function AttainmentFacts({ of }: { readonly of: Attainment }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="es-verdict" data-testid="percent">
        {of.percent === null ? '–' : `${formatNumber(of.percent)} %`}
      </p>
      <Verdict verdict={of.verdict} />
      <p>
        {t('standards.counted', {
          n: formatNumber(of.n),
          met: formatNumber(of.met),
          missed: formatNumber(of.missed),
          open: formatNumber(of.open),
        })}
      </p>
      {of.ci95 === null ? null : (
        <p className="small dim">
          {t('standards.interval', { low: formatNumber(of.ci95[0]), high: formatNumber(of.ci95[1]) })}
        </p>
      )}
      <p>{t('standards.left', { left: formatNumber(of.missesLeft), allowed: formatNumber(of.allowedMisses) })}</p>
    </>
  );
}

/** How long it took, and where the running period is heading. */
export function TargetFacts({ of }: { readonly of: TargetAttainment }) {
  const { t } = useTranslation();
  const span = useSpan();
  return (
    <>
      <AttainmentFacts of={of} />
      {of.p50 === null ? null : (
        <p className="small dim">{t('standards.times', { p50: span(of.p50), p90: span(of.p90) })}</p>
      )}
      {of.pace === null || of.pace.expectedLeft === null ? null : (
        <p className="small">
          {t('standards.pace', {
            period: t(`standards.period.${of.period}`),
            left: formatNumber(of.pace.expectedLeft),
          })}
        </p>
      )}
      {of.burn?.isAlert === true ? (
        <Chip icon={IconFlame} tone="bad">
          {t('standards.burning')}
        </Chip>
      ) : null}
    </>
  );
}
