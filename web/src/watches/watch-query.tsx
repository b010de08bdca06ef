import { useQuery } from '@tanstack/react-query';
import { Suspense, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { connectorsQuery } from '../api/queries.js';
import type { QueryIssue } from '../api/watch-types.js';
import { Loading } from '../ui/feedback.js';
import { applyEdit } from './edit-query.js';
import type { QueryCodeHandle } from './query-code.js';
import { QueryLintList } from './query-lint-list.js';
import { QueryReport } from './query-report.js';
import { QuerySimple } from './query-simple.js';
import type { LintAnswer } from './use-preview.js';
import { CONTENT_LANGUAGES } from './watch-basics.js';
import type { EditorMode } from './watch-head.js';
import { fetched } from '../ui/fetched.js';

const QueryCode = fetched(async () => (await import('./query-code.js')).QueryCode);
const NO_ISSUES: readonly QueryIssue[] = [];

export interface WatchQueryProps {
  readonly query: string;
  readonly mode: EditorMode;
  readonly lint: LintAnswer;
  /** Of posts that were found. */
  readonly seenNetworks: readonly string[];
  readonly isReadOnly: boolean;
  readonly onChange: (query: string) => void;
  readonly onMode: (mode: EditorMode) => void;
}

/** The query as a form or as text, with what is wrong with it and what the networks are asked. */
export function WatchQuery({ query, mode, lint, seenNetworks, isReadOnly, onChange, onMode }: WatchQueryProps) {
  const { t } = useTranslation();
  const connectors = useQuery(connectorsQuery).data;
  const seen = seenNetworks.join(' ');
  const networks = useMemo(
    () =>
      [...new Set([...(connectors ?? []).map(({ network }) => network), ...seen.split(' ')])].filter(Boolean).sort(),
    [connectors, seen],
  );
  const code = useRef<QueryCodeHandle>(null);
  const hintId = useId();
  const values = useMemo(() => ({ lang: CONTENT_LANGUAGES, network: networks }), [networks]);
  const isCurrent = lint.query === query && !lint.isStale;
  const issues = lint.data?.issues ?? NO_ISSUES;
  return (
    <>
      <section className="es-bench-part" aria-labelledby={`${hintId}-title`}>
        <h2 id={`${hintId}-title`}>{t('watch.query')}</h2>
        {mode === 'simple' ? (
          <QuerySimple
            query={query}
            networks={networks}
            isReadOnly={isReadOnly}
            onChange={onChange}
            onExpert={() => {
              onMode('expert');
            }}
          />
        ) : (
          <Suspense fallback={<Loading rows={2} />}>
            <QueryCode
              ref={code}
              value={query}
              onChange={onChange}
              issues={isCurrent && query.trim() !== '' ? issues : NO_ISSUES}
              label={t('watch.query')}
              describedBy={hintId}
              isInvalid={isCurrent && issues.some(({ severity }) => severity === 'error')}
              isReadOnly={isReadOnly}
              values={values}
            />
            <p id={hintId} className="small dim">
              {t('watchEditor.code.hint')}
            </p>
          </Suspense>
        )}
        {mode === 'simple' && query.trim() !== '' ? (
          <p className="es-code es-written" dir="auto" data-testid="written">
            {query}
          </p>
        ) : null}
      </section>
      <QueryLintList
        query={query}
        lint={lint}
        isReadOnly={isReadOnly}
        onFix={(fix) => {
          onChange(applyEdit(query, fix));
        }}
        onGoTo={mode === 'expert' ? (offset, end) => code.current?.goTo(offset, end) : undefined}
      />
      {lint.data && query.trim() !== '' ? <QueryReport report={lint.data.report} /> : null}
    </>
  );
}
