import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { canConfigure, useMe } from '../session/session.js';
import { CopyField } from '../ui/copy-field.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';

interface Imported {
  readonly added: number;
  readonly skipped: readonly unknown[];
}

/** The schedule out into a calendar program, and swaps in from a file of one. */
export function CalendarSection() {
  const { t } = useTranslation();
  const mayImport = canConfigure(useMe());
  const queryClient = useQueryClient();
  const make = useMutation({
    mutationFn: () => request<{ url: string }>('/on-call/feed', { method: 'POST', body: {} }),
  });
  const take = useMutation({
    mutationFn: async (file: File) =>
      request<Imported>('/on-call/import', {
        method: 'POST',
        raw: { type: 'text/calendar', text: await file.text() },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['on-call'] }),
  });
  return (
    <section>
      <h3>{t('paging.calendar')}</h3>
      {make.error ? <ErrorNotice error={make.error} /> : null}
      {make.data === undefined ? (
        <button
          type="button"
          className="es-button"
          disabled={make.isPending}
          onClick={() => {
            make.mutate();
          }}
        >
          {t('paging.makeCalendar')}
        </button>
      ) : (
        <CopyField label={t('paging.calendarLink')} value={make.data.url} />
      )}
      <p className="small dim">{t('paging.calendarWhy')}</p>
      {mayImport ? (
        <Field label={t('paging.import')}>
          {(ids) => (
            <input
              {...ids}
              type="file"
              className="es-input"
              accept=".ics,text/calendar"
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                if (file !== undefined) take.mutate(file);
              }}
            />
          )}
        </Field>
      ) : null}
      {take.error ? <ErrorNotice error={take.error} /> : null}
      {take.data === undefined ? null : (
        <p role="status">{t('paging.imported', { n: take.data.added, skipped: take.data.skipped.length })}</p>
      )}
    </section>
  );
}
