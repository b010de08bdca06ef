import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCloudOff,
  IconPlayerPause,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CheckState, HealthState } from '../api/configuration-types.js';
import './encodings.css';

const HEALTH_SHAPES = {
  waiting: IconCircleDashed,
  ok: IconCircleCheck,
  degraded: IconAlertTriangle,
  failing: IconAlertTriangle,
  blind: IconCloudOff,
  paused: IconPlayerPause,
} as const;

export function HealthMark({ state }: { readonly state: HealthState | CheckState }) {
  const { t } = useTranslation();
  const Shape = HEALTH_SHAPES[state];
  return (
    <span className={`es-health es-health-${state}`}>
      <Shape size={14} aria-hidden />
      {t(`health.${state}`)}
    </span>
  );
}
