import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { WatchFileFormat, WatchImport } from '../api/listening-types.js';
import { canConfigure, useMe } from '../session/session.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { ImportResult } from './import-result.js';
import { formatOfFile, placeInText } from './watch-file.js';
import './import-page.css';

interface WatchFile {
  readonly name: string;
  readonly content: string;
  /** Null: by what is written. */
  readonly format: WatchFileFormat | null;
}

const NOTHING: WatchFile = { name: '', content: '', format: null };

/** Watches from a file or from pasted text: tried first, then taken. What was typed stays, whatever is wrong with it. */
export function ImportPage() {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const text = useRef<HTMLTextAreaElement>(null);
  const [file, setFile] = useState(NOTHING);
  const format = file.format ?? formatOfFile(file.name, file.content);
  const load = useMutation({
    mutationFn: (dryRun: boolean) =>
      request<WatchImport>('/watches/import', { method: 'POST', body: { format, content: file.content, dryRun } }),
    onSuccess: (result) => (result.isDryRun ? undefined : queryClient.invalidateQueries({ queryKey: ['watches'] })),
  });
  const change = (part: Partial<WatchFile>): void => {
    setFile({ ...file, ...part });
    // What was tried is not this any more.
    load.reset();
  };
  const result = load.data;
  const isTried =
    result?.isDryRun === true && result.faults.length === 0 && result.added.length + result.updated.length > 0;
  return (
    <div className="es-page">
      <p>
        <Link to="/watch">{t('watch.back')}</Link>
      </p>
      <h1>{t('importWatches.title')}</h1>
      <p>{t('importWatches.intro')}</p>
      {canConfigure(me) ? null : <p className="dim">{t('common.readOnly')}</p>}
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          load.mutate(true);
        }}
      >
        <fieldset className="es-import-fields" disabled={!canConfigure(me)}>
          <FileFields format={format} change={change} />
          <Field label={t('importWatches.content')} hint={t('importWatches.contentHint')} isWide>
            {(ids) => (
              <textarea
                {...ids}
                ref={text}
                className="es-input es-code"
                rows={10}
                spellCheck={false}
                value={file.content}
                onChange={(event) => {
                  change({ content: event.currentTarget.value });
                }}
              />
            )}
          </Field>
        </fieldset>
        {load.error ? <ErrorNotice error={load.error} /> : null}
        <div className="es-actions">
          <button
            type="submit"
            className={isTried ? 'es-button' : 'es-button es-button-primary'}
            disabled={file.content.trim() === '' || load.isPending}
          >
            {t('importWatches.try')}
          </button>
          <button
            type="button"
            className={isTried ? 'es-button es-button-primary' : 'es-button'}
            disabled={!isTried || load.isPending}
            onClick={() => {
              load.mutate(false);
            }}
          >
            {t('importWatches.import')}
          </button>
        </div>
      </form>
      {result ? (
        <ImportResult
          result={result}
          onGo={(line, column) => {
            const at = placeInText(file.content, format, line, column);
            text.current?.focus();
            text.current?.setSelectionRange(at, at);
          }}
        />
      ) : null}
    </div>
  );
}

function FileFields({
  format,
  change,
}: {
  readonly format: WatchFileFormat;
  readonly change: (part: Partial<WatchFile>) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="es-form-pair">
      <Field label={t('importWatches.file')}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            type="file"
            accept=".yaml,.yml,.csv,text/csv,application/yaml"
            onChange={async (event) => {
              const chosen = event.currentTarget.files?.[0];
              if (chosen) change({ name: chosen.name, content: await chosen.text(), format: null });
            }}
          />
        )}
      </Field>
      <Field label={t('importWatches.format')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={format}
            onChange={(event) => {
              change({ format: event.currentTarget.value === 'csv' ? 'csv' : 'yaml' });
            }}
          >
            <option value="yaml">{t('importWatches.yaml')}</option>
            <option value="csv">{t('importWatches.csv')}</option>
          </select>
        )}
      </Field>
    </div>
  );
}
