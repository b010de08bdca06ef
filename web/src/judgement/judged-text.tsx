import { IconAlertHexagon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Mention } from '../api/types.js';
import { currentLanguage } from '../i18n/i18n.js';
import { JudgementChips } from './judgement-chips.js';
import { textPieces } from './text-pieces.js';
import './judgement.css';

/** A post's own words with what was matched and the risk words marked, and in a few words what it wants. */
export function JudgedText({ mention }: { readonly mention: Mention }) {
  const { t } = useTranslation();
  const pieces = textPieces(
    mention.text,
    mention.watches.flatMap((watch) => watch.spans),
    mention.risks,
  );
  return (
    <>
      <p className="es-content" lang={mention.lang} dir="auto">
        {pieces.map(({ start, text, isMatch, topic }) =>
          topic === null ? (
            isMatch ? (
              <mark key={start}>{text}</mark>
            ) : (
              text
            )
          ) : (
            <mark key={start} className="es-risk" data-risk={topic}>
              <IconAlertHexagon size={14} aria-hidden />
              {text}
              <span className="es-risk-topic" lang={currentLanguage()}>
                {t(`judged.topic.${topic}`)}
              </span>
            </mark>
          ),
        )}
      </p>
      <JudgementChips mention={mention} />
    </>
  );
}
