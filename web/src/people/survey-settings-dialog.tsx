import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { languageName } from '../i18n/format.js';
import { LANGUAGES } from '../i18n/i18n.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, fieldError, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { SURVEY_KINDS, SURVEY_SENDING, surveySettingsQuery, type SurveySettings } from './api.js';

/** How customers are asked: which question, how often, by whom, and in which words. */
export function SurveySettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(surveySettingsQuery);
  return (
    <Dialog title={t('people.survey.settings.title')} onClose={onClose}>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined ? (
        error ? null : (
          <Loading rows={4} />
        )
      ) : (
        <SettingsForm key={data.version} settings={data} onClose={onClose} />
      )}
    </Dialog>
  );
}

function SettingsForm({ settings, onClose }: { readonly settings: SurveySettings; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(settings);
  const save = useMutation({
    mutationFn: () => {
      const { kind, everyDays, validDays, sending, texts, version } = draft;
      return request<SurveySettings>('/survey-settings', {
        method: 'PUT',
        ifMatch: version,
        body: { kind, everyDays, validDays, sending, texts },
      });
    },
    onSuccess: (saved) => {
      queryClient.setQueryData(surveySettingsQuery.queryKey, saved);
      onClose();
    },
  });
  const days = (name: 'everyDays' | 'validDays', label: string, most: number) => (
    <Field label={label} error={fieldError(save.error, name)}>
      {(ids) => (
        <input
          {...ids}
          type="number"
          min={1}
          max={most}
          required
          className="es-input"
          value={draft[name]}
          onChange={(event) => {
            setDraft({ ...draft, [name]: event.currentTarget.valueAsNumber || 1 });
          }}
        />
      )}
    </Field>
  );
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Field label={t('people.survey.settings.sending')} hint={t(`people.survey.settings.hint.${draft.sending}`)}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            data-first-focus
            value={draft.sending}
            onChange={(event) => {
              const sending = SURVEY_SENDING.find((each) => each === event.currentTarget.value);
              if (sending !== undefined) setDraft({ ...draft, sending });
            }}
          >
            {SURVEY_SENDING.map((each) => (
              <option key={each} value={each}>
                {t(`people.survey.settings.mode.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft.sending !== 'off' && !settings.canSend ? (
        <p className="es-notice es-notice-warn">{t('people.survey.refused.no-base-url')}</p>
      ) : null}
      <Field label={t('people.survey.settings.kind')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={draft.kind}
            onChange={(event) => {
              const kind = SURVEY_KINDS.find((each) => each === event.currentTarget.value);
              if (kind !== undefined) setDraft({ ...draft, kind });
            }}
          >
            {SURVEY_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {`${kind.toUpperCase()} · ${t(`people.public.question.${kind}`)}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="es-form-pair">
        {days('everyDays', t('people.survey.settings.everyDays'), 365)}
        {days('validDays', t('people.survey.settings.validDays'), 90)}
      </div>
      {LANGUAGES.map((lang) => (
        <Field
          key={lang}
          label={t('people.survey.settings.textIn', { language: languageName(lang), placeholder: '{{survey}}' })}
          error={fieldError(save.error, `texts.${lang}`)}
        >
          {(ids) => (
            <textarea
              {...ids}
              className="es-input"
              rows={2}
              lang={lang}
              dir="auto"
              value={draft.texts[lang] ?? ''}
              onChange={(event) => {
                setDraft({ ...draft, texts: { ...draft.texts, [lang]: event.currentTarget.value } });
              }}
            />
          )}
        </Field>
      ))}
      {save.error ? <ErrorNotice error={save.error} /> : null}
      <div className="es-actions es-actions-end">
        <button type="button" className="es-button" onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="es-button es-button-primary" disabled={save.isPending}>
          {t('people.save')}
        </button>
      </div>
    </form>
  );
}
