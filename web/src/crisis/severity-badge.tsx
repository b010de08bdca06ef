import type { IncidentSeverity, IncidentState } from '@domain/incident/incident.types.js';
import { useTranslation } from 'react-i18next';

export function SeverityBadge({
  severity,
  state,
}: {
  readonly severity: IncidentSeverity;
  readonly state: IncidentState;
}) {
  const { t } = useTranslation();
  const isLoud = severity === 'SEV1' && (state === 'suspected' || state === 'confirmed');
  return (
    <span className={isLoud ? 'es-severity es-severity-loud' : 'es-severity'}>
      {severity} <span>{t(`crisis.state.${state}`)}</span>
    </span>
  );
}
