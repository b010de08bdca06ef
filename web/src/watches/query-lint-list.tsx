import { IconAlertTriangle, IconBulb, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QueryIssue } from '../api/watch-types.js';
import { ErrorNotice } from '../ui/feedback.js';
import { placeOf, type QueryEdit } from './edit-query.js';
import { fixText, issueText } from './query-issues.js';
import type { LintAnswer } from './use-preview.js';

export interface QueryLintListProps {
  readonly query: string;
  readonly lint: LintAnswer;
  readonly isReadOnly: boolean;
  readonly onFix: (fix: QueryEdit) => void;
  /** Absent where the query is not shown as text. */
  readonly onGoTo: ((offset: number, end: number) => void) | undefined;
}

const SHAPES = { error: IconCircleX, warning: IconAlertTriangle, hint: IconBulb } as const;

/** Mistakes in the query and what looks like one, each with its place and with what can be done about it. */
export function QueryLintList({ query, lint, isReadOnly, onFix, onGoTo }: QueryLintListProps) {
  const { t } = useTranslation();
  const issues = query.trim() === '' ? [] : (lint.data?.issues ?? []);
  const isKnown = query.trim() !== '' && lint.data !== undefined;
  return (
    <section className="es-bench-part" aria-labelledby="lint-title" aria-busy={lint.isStale} data-testid="lint">
      <h2 id="lint-title">{t('watchEditor.lint.title')}</h2>
      {lint.failure ? <ErrorNotice error={lint.failure} /> : null}
      <p role="status" className={issues.length > 0 ? 'visually-hidden' : 'dim'}>
        {isKnown
          ? issues.length > 0
            ? t('watchEditor.lint.count', { n: issues.length })
            : t('watchEditor.lint.none')
          : t('watchEditor.lint.waiting')}
      </p>
      <ul className="plain es-issues">
        {issues.map((issue) => (
          <Issue
            key={`${issue.code} ${String(issue.offset)} ${String(issue.end)}`}
            issue={issue}
            query={lint.query}
            canFix={!isReadOnly && !lint.isStale && lint.query === query}
            onFix={onFix}
            onGoTo={onGoTo}
          />
        ))}
      </ul>
    </section>
  );
}

interface IssueProps extends Pick<QueryLintListProps, 'query' | 'onFix' | 'onGoTo'> {
  readonly issue: QueryIssue;
  readonly canFix: boolean;
}

function Issue({ issue, query, canFix, onFix, onGoTo }: IssueProps) {
  const { t } = useTranslation();
  const Shape = SHAPES[issue.severity];
  const place = t('watchEditor.lint.place', { ...placeOf(query, issue.offset) });
  return (
    <li className={`es-issue es-issue-${issue.severity}`} data-code={issue.code}>
      <Shape size={18} aria-hidden />
      <div>
        <p>
          <span className="visually-hidden">{t(`watchEditor.severity.${issue.severity}`)} </span>
          {onGoTo ? (
            <button
              type="button"
              className="es-link-button"
              onClick={() => {
                onGoTo(issue.offset, issue.end);
              }}
            >
              {place}
            </button>
          ) : (
            place
          )}{' '}
          <span dir="auto">{issueText(issue)}</span>
        </p>
        {issue.fixes.length > 0 && canFix ? (
          <div className="es-actions">
            {issue.fixes.map((fix) => (
              <button
                key={`${fix.code} ${fix.replacement}`}
                type="button"
                className="es-button es-button-small"
                onClick={() => {
                  onFix(fix);
                }}
              >
                {fixText(fix)}
              </button>
            ))}
          </div>
        ) : null}
      </div>
    </li>
  );
}
