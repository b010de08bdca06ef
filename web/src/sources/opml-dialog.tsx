import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { OpmlResult } from '../api/configuration-types.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';

export function OpmlDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const load = useMutation({
    mutationFn: async (chosen: File) =>
      request<OpmlResult>('/sources/opml', { method: 'POST', raw: { type: 'text/xml', text: await chosen.text() } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['sources'] }),
  });
  return (
    <Dialog title={t('source.opml')} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== null) load.mutate(file);
        }}
      >
        <Field label={t('source.opmlFile')} hint={t('source.opmlHint')}>
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              type="file"
              accept=".opml,.xml,text/xml,application/xml"
              onChange={(event) => {
                setFile(event.currentTarget.files?.[0] ?? null);
              }}
            />
          )}
        </Field>
        {load.error ? <ErrorNotice error={load.error} /> : null}
        {load.data ? <Result result={load.data} /> : null}
        <div className="es-actions es-actions-end">
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.close')}
          </button>
          <button type="submit" className="es-button es-button-primary" disabled={file === null || load.isPending}>
            {t('source.opmlSubmit')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Result({ result }: { readonly result: OpmlResult }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <p>{t('source.opmlAdded', { count: result.added.length })}</p>
      {result.skipped.length > 0 ? (
        <>
          <p>{t('source.opmlSkipped', { count: result.skipped.length })}</p>
          <ul>
            {result.skipped.map((feed, index) => (
              <li key={`${feed.url ?? ''} ${String(index)}`}>
                <bdi>{feed.title ?? feed.url}</bdi>: {feed.reason}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
