import { IconAlertTriangle, IconCircleCheck, IconHelpCircle, IconHourglassHigh, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/chip.js';
import type { AccountState } from './api.js';

const SIGNS: Readonly<Record<AccountState, readonly [Icon, 'plain' | 'warn' | 'bad']>> = {
  neglected: [IconAlertTriangle, 'bad'],
  quiet: [IconHourglassHigh, 'warn'],
  unknown: [IconHelpCircle, 'plain'],
  fresh: [IconCircleCheck, 'plain'],
};

export function StateMark({ state }: { readonly state: AccountState }) {
  const { t } = useTranslation();
  const [sign, tone] = SIGNS[state];
  return (
    <Chip icon={sign} tone={tone}>
      {t(`account.state.${state}`)}
    </Chip>
  );
}
