import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../i18n/format.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { CONSENTS, patchPerson, personQuery, type ConsentKind, type Person } from './api.js';

/** What somebody allowed, when, and how it is known. */
export function Consents({ person, mayWrite }: { readonly person: Person; readonly mayWrite: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="es-card" aria-labelledby="person-consent">
      <h2 id="person-consent">{t('people.consent.title')}</h2>
      {person.consents.length === 0 ? <p className="dim">{t('people.consent.none')}</p> : null}
      <ul className="plain">
        {person.consents.map(({ kind, isGiven, source, at }) => (
          <li key={kind}>
            <strong>{t(`people.consent.${kind}`)}</strong> {isGiven ? t('people.consent.yes') : t('people.consent.no')}{' '}
            <span className="dim">
              {source} <time dateTime={at}>{formatDateTime(at)}</time>
            </span>
          </li>
        ))}
      </ul>
      {mayWrite ? <NewConsent person={person} /> : null}
    </section>
  );
}

function NewConsent({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [kind, setKind] = useState<ConsentKind>('call');
  const [source, setSource] = useState('');
  const write = useMutation({
    mutationFn: (isGiven: boolean) =>
      patchPerson(person.id, person.version, { consent: [{ kind, isGiven, source: source.trim() }] }),
    onSuccess: (saved) => {
      setSource('');
      queryClient.setQueryData(personQuery(person.id).queryKey, saved);
    },
  });
  const isBlank = source.trim() === '' || write.isPending;
  const button = (isGiven: boolean) => (
    <button
      type="button"
      className="es-button"
      disabled={isBlank}
      onClick={() => {
        write.mutate(isGiven);
      }}
    >
      {isGiven ? t('people.consent.give') : t('people.consent.refuse')}
    </button>
  );
  return (
    <div className="es-people-form">
      <Field label={t('people.consent.what')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={kind}
            onChange={(event) => {
              setKind(CONSENTS.find((each) => each === event.currentTarget.value) ?? 'call');
            }}
          >
            {CONSENTS.map((each) => (
              <option key={each} value={each}>
                {t(`people.consent.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('people.consent.how')}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            value={source}
            onChange={(event) => {
              setSource(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      {write.error ? <ErrorNotice error={write.error} /> : null}
      <div className="es-actions">
        {button(true)}
        {button(false)}
      </div>
    </div>
  );
}
