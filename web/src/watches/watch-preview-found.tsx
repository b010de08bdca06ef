import { IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WatchExample } from '../api/listening-types.js';
import type { FoundMention, NearMiss } from '../api/watch-types.js';
import { coded } from '../i18n/coded.js';
import { formatDateTime, languageName } from '../i18n/format.js';
import { HighlightedText } from '../tasks/highlighted-text.js';

interface Actions {
  readonly isReadOnly: boolean;
  readonly examples: readonly WatchExample[];
  readonly onKeep: (example: WatchExample) => void;
}

/** Some of what the query found, each to be kept as a test. */
export function HitList({ hits, ...actions }: Actions & { readonly hits: readonly FoundMention[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="hits-title">
      <h3 id="hits-title">{t('watchEditor.preview.hitsTitle')}</h3>
      {hits.length === 0 ? <p className="dim">{t('watchEditor.preview.noHits')}</p> : null}
      <ul className="plain es-found-list" data-testid="hits">
        {hits.map((hit) => (
          <li key={hit.id} className="es-found">
            <FoundText found={hit} />
            {hit.isLookalike ? (
              <p className="small es-lookalike">
                <IconEye size={14} aria-hidden />
                {t('watchEditor.preview.lookalike')}
              </p>
            ) : null}
            <KeepButtons found={hit} {...actions} expectations={['match', 'ignore']} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface NearMissListProps extends Actions {
  readonly misses: readonly NearMiss[];
  /** The suggestions are for a query that has changed since. */
  readonly isStale: boolean;
  readonly onSuggestion: (query: string) => void;
}

const SPELLINGS: ReadonlySet<string> = new Set(['spelling', 'compound', 'inflection']);

/** What the query just missed, and why. */
export function NearMissList({ misses, isStale, onSuggestion, ...actions }: NearMissListProps) {
  const { t } = useTranslation();
  if (misses.length === 0) return null;
  return (
    <section aria-labelledby="misses-title">
      <h3 id="misses-title">{t('watchEditor.preview.missesTitle')}</h3>
      <ul className="plain es-found-list" data-testid="misses">
        {misses.map((miss) => {
          const { code, text, args, suggestion } = miss.reason;
          return (
            <li key={miss.id} className="es-found">
              <FoundText found={miss} />
              <p className="small">{coded('watchEditor.missed', code, text, args)}</p>
              {actions.isReadOnly ? null : (
                <div className="es-actions">
                  {suggestion === null ? null : (
                    <button
                      type="button"
                      className="es-link-button"
                      disabled={isStale}
                      title={suggestion}
                      onClick={() => {
                        onSuggestion(suggestion);
                      }}
                    >
                      {t(SPELLINGS.has(code) ? 'watchEditor.preview.addSpelling' : 'watchEditor.preview.change')}
                    </button>
                  )}
                  <KeepButtons found={miss} {...actions} expectations={['match']} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Who wrote it where and when, and the words with what was matched marked. */
export function FoundText({ found }: { readonly found: Omit<FoundMention, 'isLookalike'> }) {
  return (
    <>
      <p className="small dim">
        <bdi>{found.author?.handle ?? ''}</bdi>
        {` · ${found.network} · ${languageName(found.lang)} · ${formatDateTime(found.publishedAt)}`}
      </p>
      {found.title === null ? null : (
        <p className="es-found-title" lang={found.lang} dir="auto">
          {found.title}
        </p>
      )}
      <HighlightedText text={found.text} spans={found.spans} lang={found.lang} />
    </>
  );
}

function KeepButtons({
  found,
  isReadOnly,
  examples,
  onKeep,
  expectations,
}: Actions & {
  readonly found: Omit<FoundMention, 'isLookalike'>;
  readonly expectations: readonly WatchExample['expects'][];
}) {
  const { t } = useTranslation();
  if (isReadOnly || found.text.trim() === '') return null;
  const kept = examples.find((example) => example.text === found.text);
  if (kept) return <p className="small dim">{t('watchEditor.preview.isTest')}</p>;
  return (
    <div className="es-actions">
      {expectations.map((expects) => (
        <button
          key={expects}
          type="button"
          className="es-link-button"
          onClick={() => {
            onKeep({ text: found.text, lang: found.lang, expects });
          }}
        >
          {t(expects === 'match' ? 'watchEditor.preview.keepMatch' : 'watchEditor.preview.keepIgnore')}
        </button>
      ))}
    </div>
  );
}
