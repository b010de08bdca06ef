import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task, Visibility } from '../api/types.js';
import { coded } from '../i18n/coded.js';
import { formatNumber } from '../i18n/format.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { mediaRulesQuery, removePicture, uploadPicture, type MediaRule } from './api.js';
import { attach, detach, useAttached } from './attached.js';
import './attach-media.css';

const KILOBYTE = 1_000;

/** Pictures that go with an answer: chosen, described, shown, removed. Says why where the network takes none. */
export function AttachMedia({ task, visibility }: { readonly task: Task; readonly visibility: Visibility }) {
  const { t } = useTranslation();
  const rule = useQuery(mediaRulesQuery(task.id)).data?.[visibility];
  const pictures = useAttached(task.id);
  if (rule === undefined) return null;
  if (!rule.isPossible)
    return pictures.length === 0 ? null : (
      <p className="small es-field-error" role="status">
        {coded('media.refusal', rule.reason ?? '', '')}
      </p>
    );
  return (
    <div className="es-attach">
      {pictures.length === 0 ? null : (
        <ul className="es-attach-list" aria-label={t('media.attached')}>
          {pictures.map(({ id, name, altText }) => (
            <li key={id} className="es-attach-item">
              <img src={`/api/v1/reply-media/${id}`} alt={altText} />
              <span className="small">{name}</span>
              <button
                type="button"
                className="es-button"
                aria-label={t('media.remove', { name })}
                onClick={() => {
                  detach(task.id, id);
                  void removePicture(id).catch(() => undefined);
                }}
              >
                {t('media.removeShort')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {pictures.length < (rule.maxCount ?? 0) ? <ChoosePicture taskId={task.id} rule={rule} /> : null}
    </div>
  );
}

/** A picture is uploaded only with its description. */
function ChoosePicture({ taskId, rule }: { readonly taskId: string; readonly rule: MediaRule }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [altText, setAltText] = useState('');
  const uploading = useMutation({
    mutationFn: (chosen: File) => uploadPicture(chosen, altText.trim()),
    onSuccess: ({ id }, chosen) => {
      attach(taskId, { id, name: chosen.name, altText: altText.trim() });
      setFile(null);
      setAltText('');
    },
  });
  const isTooLarge = file !== null && file.size > (rule.maxBytes ?? 0);
  return (
    <div className="es-attach-choose">
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('media.choose')}
        accept={(rule.types ?? []).join(',')}
        onChange={(event) => {
          setFile(event.currentTarget.files?.[0] ?? null);
          event.currentTarget.value = '';
        }}
      />
      {file === null ? (
        <button type="button" className="es-button" onClick={() => input.current?.click()}>
          {t('media.choose')}
        </button>
      ) : (
        <>
          <Field
            label={t('media.describe', { name: file.name })}
            hint={t('media.describeHint')}
            error={
              isTooLarge ? t('media.tooLarge', { size: formatNumber((rule.maxBytes ?? 0) / KILOBYTE) }) : undefined
            }
          >
            {(ids) => (
              <input
                {...ids}
                className="es-input"
                value={altText}
                maxLength={rule.maxAltLength === undefined || rule.maxAltLength === 0 ? 2_000 : rule.maxAltLength}
                onChange={(event) => {
                  setAltText(event.currentTarget.value);
                }}
              />
            )}
          </Field>
          <div className="es-actions">
            <button
              type="button"
              className="es-button"
              disabled={altText.trim() === '' || isTooLarge || uploading.isPending}
              onClick={() => {
                uploading.mutate(file);
              }}
            >
              {t('media.attach')}
            </button>
            <button
              type="button"
              className="es-button"
              onClick={() => {
                setFile(null);
              }}
            >
              {t('common.cancel')}
            </button>
          </div>
        </>
      )}
      {uploading.error ? <ErrorNotice error={uploading.error} /> : null}
    </div>
  );
}
