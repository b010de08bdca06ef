import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { storiesQuery } from '../api/listening-queries.js';
import type { Story } from '../api/listening-types.js';
import { formatDateTime, formatNumber } from '../i18n/format.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { canBeParted, useStoryChanges } from './use-story-changes.js';
import { MoreButton } from '../ui/more-button.js';
import '../ui/choice-card.css';

/** Which other story is this one too: picked from the newest, said in full before it is done, taken back with Z. */
export function MergeDialog({ story, onClose }: { readonly story: Story; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { merge } = useStoryChanges();
  const [words, setWords] = useState('');
  const [other, setOther] = useState<Story | null>(null);
  const joining = useMutation({ mutationFn: (chosen: Story) => merge(story, chosen), onSuccess: onClose });
  return (
    <Dialog title={t('stories.mergeTitle')} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (other !== null) joining.mutate(other);
        }}
      >
        <p>
          {t('stories.mergeInto')} <bdi className="es-content-title">{story.title}</bdi>
        </p>
        <Field label={t('stories.find')}>
          {(ids) => (
            <input
              {...ids}
              type="search"
              className="es-input"
              data-first-focus
              value={words}
              onChange={(event) => {
                setWords(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        <Choices story={story} words={words} chosen={other} onChoose={setOther} />
        {other === null ? null : (
          <p role="status">
            {t(canBeParted(other) ? 'stories.mergeWhy' : 'stories.mergeForGood', {
              shown: formatNumber(story.mentionCount + other.mentionCount),
              count: story.mentionCount + other.mentionCount,
            })}
          </p>
        )}
        {joining.error ? <ErrorNotice error={joining.error} /> : null}
        <div className="es-actions es-actions-end">
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="es-button es-button-primary" disabled={other === null || joining.isPending}>
            {t('stories.mergeSubmit')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface ChoicesProps {
  readonly story: Story;
  readonly words: string;
  readonly chosen: Story | null;
  readonly onChoose: (story: Story) => void;
}

function Choices({ story, words, chosen, onChoose }: ChoicesProps) {
  const { t } = useTranslation();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(storiesQuery);
  const wanted = words.trim().toLocaleLowerCase();
  const stories = (data?.pages.flatMap((page) => page.items) ?? []).filter(
    ({ id, title }) => id !== story.id && title.toLocaleLowerCase().includes(wanted),
  );
  return (
    <fieldset className="es-fieldset es-form">
      <legend>{t('stories.others')}</legend>
      {error ? <ErrorNotice error={error} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data && stories.length === 0 ? <p className="dim">{t('stories.noOthers')}</p> : null}
      <div className="es-story-choices">
        {stories.map((other) => (
          <label key={other.id} className="es-choice-card">
            <input
              type="radio"
              name="story"
              checked={chosen?.id === other.id}
              onChange={() => {
                onChoose(other);
              }}
            />
            <span>
              <span className="es-voice-text" dir="auto">
                {other.title}
              </span>
              <span className="small dim">
                {t('stories.voices', { count: other.voiceCount, shown: formatNumber(other.voiceCount) })} ·{' '}
                {formatDateTime(other.lastSeenAt)}
              </span>
            </span>
          </label>
        ))}
      </div>
      <MoreButton {...{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
    </fieldset>
  );
}
