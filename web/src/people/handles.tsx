import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../i18n/format.js';
import { ErrorNotice } from '../ui/feedback.js';
import { splitPerson, type Person } from './api.js';
import { Reasons } from './reasons.js';

/** Who somebody is on each network, what joined them, and the way back. */
export function Handles({ person, mayWrite }: { readonly person: Person; readonly mayWrite: boolean }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const split = useMutation({
    mutationFn: (handles: readonly string[]) => splitPerson(person.id, handles),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['people'] }),
  });
  return (
    <section className="es-card" aria-labelledby="person-handles">
      <h2 id="person-handles">{t('people.handles')}</h2>
      <ul className="plain es-handles">
        {person.handles.map(({ id, network, handle, name, source }) => (
          <li key={id}>
            <span>
              <strong>{network}</strong> {handle} {name === null ? '' : `(${name})`}{' '}
              <span className="dim">{t(`people.source.${source}`)}</span>
            </span>
            {mayWrite && person.handles.length > 1 ? (
              <button
                type="button"
                className="es-link-button"
                aria-label={t('people.splitOf', { handle })}
                disabled={split.isPending}
                onClick={() => {
                  split.mutate([id]);
                }}
              >
                {t('people.split')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {person.joins.length === 0 ? null : (
        <>
          <h3>{t('people.joins.title')}</h3>
          <ul className="plain es-joins">
            {person.joins.map(({ id, handles, reasons, by, at }) => (
              <li key={id}>
                <p>
                  {handles.map(({ network, handle }) => `${network}: ${handle}`).join(', ')}{' '}
                  <span className="dim">
                    {by === null ? t('people.joins.byEvidence') : t('people.joins.by', { name: by.name })}{' '}
                    <time dateTime={at}>{formatDateTime(at)}</time>
                  </span>
                </p>
                <Reasons reasons={reasons} />
                {mayWrite && handles.length > 0 ? (
                  <button
                    type="button"
                    className="es-button"
                    disabled={split.isPending}
                    onClick={() => {
                      split.mutate(handles.map((handle) => handle.id));
                    }}
                  >
                    {t('people.joins.undo')}
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
      {split.error ? <ErrorNotice error={split.error} /> : null}
    </section>
  );
}
