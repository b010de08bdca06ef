import { useTranslation } from 'react-i18next';
import type { Mention } from '../api/types.js';
import { coded } from '../i18n/coded.js';
import { formatNumber, formatPercent } from '../i18n/format.js';
import { SentimentMark } from '../ui/encodings.js';
import { signed } from './signed.js';
import './judgement.css';
import { Fact } from '../ui/fact.js';

const isText = (word: unknown): word is string => typeof word === 'string';

/** How one post was judged, and by what: feeling with a second opinion, intent and urgency with their reasons. */
export function JudgementFacts({ mention }: { readonly mention: Mention }) {
  const { t } = useTranslation();
  const { sentiment, intent, urgency, risks } = mention;
  const words = (sentiment.words ?? []).filter(isText);
  return (
    <dl className="es-judgement" data-testid="judgement-facts">
      <Fact name={t('judged.sentiment')}>
        <SentimentMark label={sentiment.label} hasWord />{' '}
        {t('judged.sure', { percent: formatPercent(sentiment.confidence) })}
        {words.length > 0 ? <Words words={words} lang={mention.lang} /> : null}
      </Fact>
      {sentiment.secondOpinion ? (
        <Fact name={t('judged.second')}>
          {t('judged.secondOf', {
            engine: sentiment.secondOpinion.engine.toUpperCase(),
            score: signed(sentiment.secondOpinion.score),
          })}
          <Words words={sentiment.secondOpinion.words} lang={mention.lang} />
        </Fact>
      ) : null}
      {intent ? (
        <Fact name={t('judged.wants')}>
          {t(`intent.${intent.label}`)} · {t('judged.sure', { percent: formatPercent(intent.confidence) })}
          <ul>
            {intent.reasons.map(({ code, word }) => (
              <li key={`${code} ${word ?? ''}`}>
                {coded('judged.because', code, code)} <Word word={word} lang={mention.lang} />
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
      {urgency ? (
        <Fact name={t('judged.urgency')}>
          {t('judged.urgencyOf', { percent: formatPercent(urgency.score) })}
          <ul>
            {urgency.reasons.map(({ code, word, topic, weight }) => (
              <li key={`${code} ${word ?? ''} ${topic ?? ''}`}>
                {topic === undefined ? coded('judged.urges', code, code) : t(`judged.topic.${topic}`)}{' '}
                <Word word={word} lang={mention.lang} />{' '}
                <span className="dim tabular">+{formatNumber(Math.round(weight * 100))}</span>
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
      {risks.length > 0 ? (
        <Fact name={t('judged.risk')}>
          <ul>
            {risks.map(({ topic, word, start }) => (
              <li key={`${topic} ${word} ${String(start)}`}>
                {t(`judged.topic.${topic}`)} <Word word={word} lang={mention.lang} />
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
    </dl>
  );
}

function Words({ words, lang }: { readonly words: readonly string[]; readonly lang: string }) {
  return (
    <span className="es-judgement-words">
      {words.map((word) => (
        <Word key={word} word={word} lang={lang} />
      ))}
    </span>
  );
}

/** As it stands in the post. */
function Word({ word, lang }: { readonly word: string | undefined; readonly lang: string }) {
  return word === undefined ? null : (
    <q className="es-judgement-word" lang={lang} dir="auto">
      {word}
    </q>
  );
}
