import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { announce } from '../shell/announcer.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { draftFaults, draftOf, emptyDraft, hoursOf, settleHolidays, type CalendarDraft } from './calendar-draft.js';
import { CalendarFields } from './calendar-fields.js';
import { presetsQuery } from './calendar-queries.js';
import type { OpeningCalendar } from './calendar-types.js';
import { HolidayList } from './holiday-list.js';
import { PreviewBox } from './preview-box.js';

/** A calendar to be made, changed, or only looked at. */
export function CalendarDialog({
  calendar,
  mayChange,
  onClose,
}: {
  readonly calendar: OpeningCalendar | null;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<CalendarDraft>(() => (calendar === null ? emptyDraft() : draftOf(calendar)));
  const [isShown, setShown] = useState(false);
  const faults = draftFaults(draft);
  const done = async (said: string): Promise<void> => {
    announce(said);
    await queryClient.invalidateQueries({ queryKey: ['calendars'] });
    onClose();
  };
  const save = useMutation({
    mutationFn: () => {
      const body = { name: draft.name.trim(), suggestions: draft.suggestions, ...hoursOf(draft) };
      return calendar === null
        ? request<OpeningCalendar>('/calendars', { method: 'POST', body })
        : request<OpeningCalendar>(`/calendars/${calendar.id}`, { method: 'PATCH', ifMatch: calendar.version, body });
    },
    onSuccess: () => done(t(calendar === null ? 'calendar.created' : 'calendar.saved')),
  });
  const title =
    calendar === null
      ? t('calendar.newTitle')
      : t(mayChange ? 'calendar.changeTitle' : 'calendar.showTitle', { name: calendar.name });
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="es-form es-calendar-form"
        onSubmit={(event) => {
          event.preventDefault();
          setShown(true);
          if (faults.size === 0) save.mutate();
        }}
      >
        <fieldset className="es-calendar-plain" disabled={!mayChange}>
          {calendar === null ? <StartFrom onTake={setDraft} /> : null}
          <CalendarFields draft={draft} faults={isShown ? faults : withoutName(faults)} onChange={setDraft} />
          <HolidayList
            holidays={draft.suggestions}
            onSettle={(holidays, isClosed) => {
              setDraft(settleHolidays(draft, holidays, isClosed));
            }}
          />
        </fieldset>
        <PreviewBox hours={withoutName(faults).size === 0 ? hoursOf(draft) : null} />
        {save.error ? <ErrorNotice error={save.error} /> : null}
        {mayChange ? (
          <div className="es-actions es-actions-end">
            {calendar === null ? null : (
              <RemoveButton calendar={calendar} onRemoved={() => void done(t('calendar.removed'))} />
            )}
            <button type="button" className="es-button" onClick={onClose}>
              {t('common.cancel')}
            </button>
            <button type="submit" className="es-button es-button-primary" disabled={save.isPending}>
              {t('common.save')}
            </button>
          </div>
        ) : null}
      </form>
    </Dialog>
  );
}

/** A new form is not reproached for its empty name before it is sent. */
const withoutName = (faults: ReturnType<typeof draftFaults>): ReturnType<typeof draftFaults> =>
  new Set([...faults].filter((fault) => fault !== 'name'));

function StartFrom({ onTake }: { readonly onTake: (draft: CalendarDraft) => void }) {
  const { t } = useTranslation();
  const { data } = useQuery(presetsQuery);
  const nameOf = (key: string, otherwise: string): string =>
    t(`calendar.preset.${key as 'fi'}`, { defaultValue: otherwise });
  return (
    <Field label={t('calendar.startFrom')}>
      {(ids) => (
        <select
          {...ids}
          className="es-select"
          onChange={({ target: { value } }) => {
            const preset = data?.find(({ key }) => key === value);
            onTake(preset === undefined ? emptyDraft() : { ...draftOf(preset), name: nameOf(preset.key, preset.name) });
          }}
        >
          <option value="">{t('calendar.startEmpty')}</option>
          {data?.map(({ key, name }) => (
            <option key={key} value={key}>
              {nameOf(key, name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Asks once more before it removes; says why it cannot. */
function RemoveButton({
  calendar: { id, version, isUsed },
  onRemoved,
}: {
  readonly calendar: OpeningCalendar;
  readonly onRemoved: () => void;
}) {
  const { t } = useTranslation();
  const whyId = useId();
  const [isAsked, setAsked] = useState(false);
  const remove = useMutation({
    mutationFn: () => request(`/calendars/${id}`, { method: 'DELETE', ifMatch: version }),
    onSuccess: onRemoved,
  });
  return (
    <div className="es-calendar-remove">
      {isUsed ? (
        <p id={whyId} className="small dim">
          {t('calendar.used')}
        </p>
      ) : null}
      <button
        type="button"
        className="es-button es-button-danger"
        disabled={isUsed || remove.isPending}
        aria-describedby={isUsed ? whyId : undefined}
        onClick={() => {
          if (isAsked) remove.mutate();
          else setAsked(true);
        }}
      >
        {t(isAsked ? 'calendar.deleteSure' : 'calendar.delete')}
      </button>
      {remove.error ? <ErrorNotice error={remove.error} /> : null}
    </div>
  );
}
