import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { request, type RequestOptions } from '../api/client.js';
import { announce } from '../shell/announcer.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice } from '../ui/feedback.js';

export interface Write {
  readonly path: string;
  readonly options: RequestOptions;
}

/** A form that writes one thing and closes. `children` gets what the server refused. */
export function FormDialog({
  title,
  write,
  refresh,
  onClose,
  children,
}: {
  readonly title: string;
  readonly write: () => Write;
  /** Keys of what is read anew afterwards. */
  readonly refresh: readonly string[];
  readonly onClose: () => void;
  readonly children: (error: unknown) => ReactNode;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: () => {
      const { path, options } = write();
      return request<unknown>(path, options);
    },
    onSuccess: async () => {
      announce(t('routing.saved'));
      onClose();
      await Promise.all(refresh.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    },
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {children(save.error)}
        {save.error ? <ErrorNotice error={save.error} /> : null}
        <div className="es-actions es-actions-end">
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="es-button es-button-primary" disabled={save.isPending}>
            {t('common.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Takes one thing away at once; what it was is in the audit log. */
export function RemoveButton({
  name,
  path,
  version,
  refresh,
}: {
  /** Of what is taken away. */
  readonly name: string;
  readonly path: string;
  readonly version?: number;
  readonly refresh: readonly string[];
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      request<undefined>(path, { method: 'DELETE', ...(version === undefined ? {} : { ifMatch: version }) }),
    onSuccess: async () => {
      announce(t('routing.removed'));
      await Promise.all(refresh.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    },
  });
  return (
    <>
      {remove.error ? <ErrorNotice error={remove.error} /> : null}
      <button
        type="button"
        className="es-button es-button-danger"
        aria-label={t('routing.deleteOf', { what: t('common.delete'), name })}
        disabled={remove.isPending}
        onClick={() => {
          remove.mutate();
        }}
      >
        {t('common.delete')}
      </button>
    </>
  );
}
