import {
  IconAlertHexagon,
  IconBolt,
  IconHeart,
  IconMessage,
  IconMessageQuestion,
  IconMessageReport,
  IconShoppingBag,
  IconSword,
  type Icon,
} from '@tabler/icons-react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Mention } from '../api/types.js';
import type { IntentLabel } from '@domain/intent/intent.types.js';
import { formatPercent } from '../i18n/format.js';
import { Chip } from '../ui/chip.js';
import { SentimentMark } from '../ui/encodings.js';

/** From here on it is listed as urgent. */
const URGENT_FROM = 0.5;

const INTENT_SIGNS: Readonly<Record<IntentLabel, Icon>> = {
  complaint: IconMessageReport,
  question: IconMessageQuestion,
  request: IconShoppingBag,
  praise: IconHeart,
  threat: IconSword,
  other: IconMessage,
};

/** What a post wants, that it is urgent, which risks it names, and whom the feeling is about. */
export function JudgementChips({ mention }: { readonly mention: Mention }) {
  const { t } = useTranslation();
  const { intent, urgency, risks, aspects } = mention;
  const topics = [...new Set(risks.map((risk) => risk.topic))];
  const isUrgent = urgency !== null && urgency.score >= URGENT_FROM;
  const hasIntent = intent !== null && intent.label !== 'other';
  if (!hasIntent && !isUrgent && topics.length === 0 && aspects.length === 0) return null;
  return (
    <>
      {hasIntent || isUrgent || topics.length > 0 ? (
        <p className="es-chips" data-testid="judgement-chips">
          {hasIntent ? (
            <Chip
              icon={INTENT_SIGNS[intent.label]}
              tone={intent.label === 'threat' ? 'bad' : 'plain'}
              title={t('judged.sure', { percent: formatPercent(intent.confidence) })}
            >
              {t(`intent.${intent.label}`)}
            </Chip>
          ) : null}
          {isUrgent ? (
            <Chip icon={IconBolt} tone="warn" title={t('judged.urgencyOf', { percent: formatPercent(urgency.score) })}>
              {t('judged.urgent')}
            </Chip>
          ) : null}
          {topics.map((topic) => (
            <Chip key={topic} icon={IconAlertHexagon} tone="bad" title={t('judged.risk')}>
              {t(`judged.topic.${topic}`)}
            </Chip>
          ))}
        </p>
      ) : null}
      <Aspects mention={mention} />
    </>
  );
}

/** "About Globex: negative; about Acme: positive". */
function Aspects({ mention }: { readonly mention: Mention }) {
  if (mention.aspects.length === 0) return null;
  return (
    <p className="es-chips small" data-testid="aspects">
      {mention.aspects.map(({ watchId, label }) => (
        <span key={watchId} className="es-aspect">
          {i18next.t('judged.about', { name: mention.watches.find(({ id }) => id === watchId)?.name ?? watchId })}{' '}
          <SentimentMark label={label} hasWord />
        </span>
      ))}
    </p>
  );
}
