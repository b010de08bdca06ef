import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconClockPause,
  IconSquareFilled,
  IconTriangleFilled,
  IconTriangleInvertedFilled,
  IconZzz,
  IconQuestionMark,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PriorityLevel, SentimentLabel } from '../api/types.js';
import './encodings.css';

const SENTIMENT_SHAPES = {
  negative: IconTriangleInvertedFilled,
  neutral: IconSquareFilled,
  positive: IconTriangleFilled,
  unsure: IconQuestionMark,
} as const;

/** Shape, colour and word; the word is hidden in dense places but still read aloud. */
export function SentimentMark({
  label,
  hasWord = false,
}: {
  readonly label: SentimentLabel;
  readonly hasWord?: boolean;
}) {
  const { t } = useTranslation();
  const Shape = SENTIMENT_SHAPES[label];
  return (
    <span className={`es-sentiment es-sentiment-${label}`} title={t(`sentiment.${label}`)}>
      <Shape size={12} aria-hidden />
      <span className={hasWord ? undefined : 'visually-hidden'}>{t(`sentiment.${label}`)}</span>
    </span>
  );
}

export function PriorityMark({ level }: { readonly level: PriorityLevel }) {
  return <span className={`es-priority es-priority-${level}`}>{level}</span>;
}

export const CLOCK_SHAPES = {
  ok: IconClock,
  soon: IconClock,
  overdue: IconAlertTriangle,
  paused: IconClockPause,
  met: IconCheck,
  late: IconCheck,
  snoozed: IconZzz,
} as const;
