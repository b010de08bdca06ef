import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { diffQuery } from '../api/listening-queries.js';
import type { QueryPiece, VersionName, WatchDiff } from '../api/listening-types.js';
import { teamsQuery } from '../api/queries.js';
import { coded } from '../i18n/coded.js';
import { formatDate, formatNumber, languageName } from '../i18n/format.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { diffLines, type DiffLine } from './diff-lines.js';
import './version-diff.css';

export interface VersionDiffProps {
  readonly watchId: string;
  readonly from: number;
  readonly to: VersionName;
}

/** What changed from one version of a watch to another, or to its draft: the query piece by piece, every other field before and after. */
export function VersionDiff({ watchId, from, to }: VersionDiffProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(diffQuery(watchId, from, to));
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={2} />;
  const fields = data.fields.filter(({ field }) => field !== 'query');
  const isSameQuery = data.query.every(({ kind }) => kind === 'same');
  if (fields.length === 0 && isSameQuery) return <p className="dim">{t('versions.noChange')}</p>;
  return (
    <div className="es-diff" data-testid="version-diff">
      <Query pieces={data.query} isSame={isSameQuery} />
      {fields.length > 0 ? (
        <dl className="es-diff-fields">
          {fields.map((change) => (
            <FieldChange key={change.field} change={change} />
          ))}
        </dl>
      ) : null}
    </div>
  );
}

function Query({ pieces, isSame }: { readonly pieces: readonly QueryPiece[]; readonly isSame: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="es-diff">
      <h3>{t('watch.query')}</h3>
      {isSame ? <p className="small dim">{t('versions.sameQuery')}</p> : null}
      <p className="es-code es-diff-query" dir="auto">
        {pieces.map((piece, index) => (
          <Piece key={index} piece={piece} />
        ))}
      </p>
    </section>
  );
}

/** Underlined with a plus, struck through with a minus, and named for who does not see either. */
function Piece({ piece }: { readonly piece: QueryPiece | DiffLine }) {
  const { t } = useTranslation();
  switch (piece.kind) {
    case 'same':
      return piece.text;
    case 'added':
      return (
        <ins className="es-diff-added">
          <span className="es-diff-sign" aria-hidden>
            +
          </span>
          <span className="visually-hidden">{t('versions.added')} </span>
          {piece.text}
        </ins>
      );
    case 'removed':
      return (
        <del className="es-diff-removed">
          <span className="es-diff-sign" aria-hidden>
            –
          </span>
          <span className="visually-hidden">{t('versions.removed')} </span>
          {piece.text}
        </del>
      );
  }
}

function FieldChange({ change: { field, before, after } }: { readonly change: WatchDiff['fields'][number] }) {
  const teams = useQuery(teamsQuery).data ?? [];
  const nameOf = (id: string): string => teams.find((team) => team.id === id)?.name ?? id;
  const lines = diffLines(linesOf(field, before, nameOf), linesOf(field, after, nameOf));
  return (
    <div>
      <dt>{coded('versions.field', field, field)}</dt>
      <dd>
        <ul className="plain es-diff-lines">
          {lines.map((line, index) => (
            <li key={index} dir="auto">
              <Piece piece={line} />
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

type TeamName = (id: string) => string;

/** A field's value as lines a person can compare: one for a plain value, one each for the parts of a list. */
function linesOf(field: string, value: unknown, nameOf: TeamName): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.map((part: unknown) => lineOf(field, part, nameOf));
  if (typeof value === 'object' && !('name' in value)) {
    return Object.entries(value).map(
      ([name, part]: [string, unknown]) => `${coded('versions.field', name, name)}: ${lineOf(name, part, nameOf)}`,
    );
  }
  return [lineOf(field, value, nameOf)];
}

function lineOf(field: string, value: unknown, nameOf: TeamName): string {
  if (Array.isArray(value)) return value.map((part: unknown) => lineOf(field, part, nameOf)).join(', ');
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') return wordOf(field, value, nameOf);
  if (typeof value !== 'object' || value === null) return String(value);
  const { name, text, expects, lang } = value as Readonly<Record<string, unknown>>;
  if (typeof name === 'string') return name;
  if (typeof text === 'string') {
    const language = typeof lang === 'string' ? ` (${languageName(lang)})` : '';
    return `${expects === 'ignore' ? i18next.t('versions.mustIgnore') : i18next.t('versions.mustMatch')} ${text}${language}`;
  }
  return JSON.stringify(value);
}

function wordOf(field: string, value: string, nameOf: TeamName): string {
  if (field === 'kind') return coded('watch.kind', value, value);
  if (field === 'languages') return languageName(value);
  if (field === 'expiresAt') return formatDate(value);
  if (field === 'legalBasis') return coded('watchEditor.person.basis', value, value);
  return field === 'visibleTo' ? nameOf(value) : value;
}
