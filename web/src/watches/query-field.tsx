import { useTranslation } from 'react-i18next';
import { Field } from '../ui/field.js';
import { usePreview } from './use-preview.js';
import { readQueryError, type QueryError } from './query-error.js';

export interface QueryFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (query: string) => void;
}

/** The query, with the place of a mistake underlined and explained below it. */
export function QueryField({ value, error, onChange }: QueryFieldProps) {
  const { t } = useTranslation();
  const preview = usePreview(value, []);
  const message = preview.queryError ?? error;
  const fault = message === undefined ? null : readQueryError(message, value);
  return (
    <div>
      <Field
        label={t('watch.query')}
        hint={t('watch.queryHint')}
        error={fault ? faultText(t, fault) : undefined}
        isWide
      >
        {(ids) => (
          <textarea
            {...ids}
            className="es-input es-code"
            rows={4}
            spellCheck={false}
            required
            value={value}
            onChange={(event) => {
              onChange(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      {fault?.at === undefined || fault.at === null ? null : <FaultPlace query={value} at={fault.at} />}
    </div>
  );
}

function faultText(t: ReturnType<typeof useTranslation>['t'], fault: QueryError): string {
  if (fault.line === null) return fault.reason;
  return t('watch.errorAt', { line: fault.line, column: fault.column, reason: fault.reason });
}

function FaultPlace({ query, at }: { readonly query: string; readonly at: number }) {
  const word = /^\S+/.exec(query.slice(at))?.[0] ?? ' ';
  return (
    <p className="es-code es-query-fault" aria-hidden>
      {query.slice(0, at)}
      <span>{word}</span>
      {query.slice(at + word.length)}
    </p>
  );
}
