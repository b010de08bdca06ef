import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkTone } from '@domain/reply-text/check-tone.js';
import { toneOf } from '@domain/reply-text/default-tone.js';
import { EMOJI_POLICIES, TONE_LANGUAGES, type ToneGuide } from '@domain/reply-text/tone-guide.types.js';
import { request } from '../api/client.js';
import { currentLanguage } from '../i18n/i18n.js';
import { canConfigure, useMe } from '../session/session.js';
import { announce } from '../shell/announcer.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { toneGuideQuery, type ToneGuideVersion } from './api.js';
import { FindingList } from './finding-list.js';
import { LanguageToneFields, LANGUAGE_LABELS } from './language-tone-fields.js';

/** How we sound; what the checker holds every text against. */
export function ToneTab() {
  const { data, error, isPending, refetch } = useQuery(toneGuideQuery);
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Loading rows={4} />;
  return <GuideForm key={data.version} version={data} />;
}

function GuideForm({ version }: { readonly version: ToneGuideVersion }) {
  const { t } = useTranslation();
  const mayChange = canConfigure(useMe());
  const queryClient = useQueryClient();
  const [guide, setGuide] = useState(version.guide);
  const [reason, setReason] = useState('');
  const change = (part: Partial<ToneGuide>): void => {
    setGuide({ ...guide, ...part });
  };
  const save = useMutation({
    mutationFn: () =>
      request<ToneGuideVersion>('/tone-guide', { method: 'PUT', ifMatch: version.version, body: { guide, reason } }),
    onSuccess: (saved) => {
      announce(t('replies.saved'));
      queryClient.setQueryData(toneGuideQuery.queryKey, saved);
    },
  });
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <p>{t('replies.guide.intro')}</p>
      <p className="small dim" data-guide-version>
        {version.version === 0
          ? t('replies.guide.first')
          : [t('replies.guide.version', { n: version.version }), version.author?.name, version.reason]
              .filter((part) => part !== undefined && part !== '')
              .join(' · ')}
      </p>
      <TryIt guide={guide} />
      <fieldset className="es-fieldset" disabled={!mayChange}>
        <WholeBrand guide={guide} change={change} />
      </fieldset>
      <h2>{t('replies.guide.languages')}</h2>
      <div className="es-tone-languages">
        {TONE_LANGUAGES.map((lang) => (
          <fieldset key={lang} className="es-card" disabled={!mayChange}>
            <legend>{LANGUAGE_LABELS[lang]}</legend>
            <LanguageToneFields
              lang={lang}
              tone={toneOf(guide, lang)}
              onChange={(tone) => {
                change({ languages: { ...guide.languages, [lang]: tone } });
              }}
            />
          </fieldset>
        ))}
      </div>
      {save.error ? <ErrorNotice error={save.error} /> : null}
      {mayChange ? (
        <div className="es-actions es-actions-end">
          <input
            className="es-input"
            aria-label={t('replies.guide.reason')}
            placeholder={t('replies.guide.reason')}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
          <button type="submit" className="es-button es-button-primary" disabled={save.isPending}>
            {t('replies.guide.save')}
          </button>
        </div>
      ) : null}
    </form>
  );
}

interface PartProps {
  readonly guide: ToneGuide;
  readonly change: (part: Partial<ToneGuide>) => void;
}

function WholeBrand({ guide, change }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="es-form-pair">
        <Field label={t('replies.guide.brand')} hint={t('replies.guide.brandHint')}>
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              maxLength={100}
              value={guide.brand}
              onChange={(event) => {
                change({ brand: event.currentTarget.value });
              }}
            />
          )}
        </Field>
        <Field label={t('replies.guide.emoji')}>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value={guide.emoji}
              onChange={(event) => {
                change({ emoji: EMOJI_POLICIES.find((each) => each === event.currentTarget.value) ?? guide.emoji });
              }}
            >
              {EMOJI_POLICIES.map((policy) => (
                <option key={policy} value={policy}>
                  {t(`replies.guide.emojiPolicy.${policy}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('replies.guide.exclamations')}>
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              type="number"
              min={0}
              max={20}
              value={guide.maxExclamationMarks}
              onChange={(event) => {
                change({ maxExclamationMarks: Number(event.currentTarget.value) });
              }}
            />
          )}
        </Field>
      </div>
      <label className="es-check">
        <input
          type="checkbox"
          checked={guide.greetsByName}
          onChange={(event) => {
            change({ greetsByName: event.currentTarget.checked });
          }}
        />
        {t('replies.guide.greets')}
      </label>
      <label className="es-check">
        <input
          type="checkbox"
          checked={guide.apologises}
          onChange={(event) => {
            change({ apologises: event.currentTarget.checked });
          }}
        />
        {t('replies.guide.apologises')}
      </label>
      <Field label={t('replies.guide.contacts')} hint={t('replies.guide.contactsHint')}>
        {(ids) => (
          <textarea
            {...ids}
            className="es-input"
            rows={3}
            defaultValue={guide.ownContacts.join('\n')}
            onChange={(event) => {
              const lines = event.currentTarget.value.split('\n').map((line) => line.trim());
              change({ ownContacts: lines.filter((line) => line !== '') });
            }}
          />
        )}
      </Field>
    </>
  );
}

/** A text held against the guide as it stands in the form, before it is in force. */
function TryIt({ guide }: { readonly guide: ToneGuide }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [lang, setLang] = useState<string>(currentLanguage());
  const facts = {
    lang,
    visibility: 'public',
    customerName: null,
    isComplaint: false,
    hasApologisedBefore: false,
  } as const;
  const findings = checkTone(text, facts, guide);
  return (
    <section className="es-card" aria-label={t('replies.guide.try')}>
      <div className="es-form-pair">
        <Field label={t('replies.guide.try')} isWide>
          {(ids) => (
            <textarea
              {...ids}
              className="es-input"
              rows={2}
              dir="auto"
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        <Field label={t('replies.lang')}>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value={lang}
              onChange={(event) => {
                setLang(event.currentTarget.value);
              }}
            >
              {TONE_LANGUAGES.map((each) => (
                <option key={each} value={each}>
                  {LANGUAGE_LABELS[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div role="status" data-try>
        {findings.length > 0 ? <FindingList findings={findings} onShow={() => undefined} /> : null}
        {text.trim() !== '' && findings.length === 0 ? <p className="small dim">{t('replies.findings.fine')}</p> : null}
      </div>
    </section>
  );
}
