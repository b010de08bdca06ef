import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WEEKDAYS } from '@domain/clock/calendar.js';
import { formatDate } from '../i18n/format.js';
import { Field } from '../ui/field.js';
import type { CalendarDraft, DraftFault } from './calendar-draft.js';

export interface CalendarFieldsProps {
  readonly draft: CalendarDraft;
  readonly faults: ReadonlySet<DraftFault>;
  readonly onChange: (draft: CalendarDraft) => void;
}

export function CalendarFields({ draft, faults, onChange }: CalendarFieldsProps) {
  const { t } = useTranslation();
  const zonesId = useId();
  return (
    <>
      <Field label={t('calendar.name')} error={faults.has('name') ? t('calendar.badName') : undefined}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            data-first-focus
            maxLength={120}
            value={draft.name}
            onChange={({ target: { value } }) => {
              onChange({ ...draft, name: value });
            }}
          />
        )}
      </Field>
      <Field
        label={t('calendar.zone')}
        hint={t('calendar.zoneHint')}
        error={faults.has('zone') ? t('calendar.badZone') : undefined}
      >
        {(ids) => (
          <>
            <input
              {...ids}
              className="es-input"
              list={zonesId}
              value={draft.zone}
              onChange={({ target: { value } }) => {
                onChange({ ...draft, zone: value });
              }}
            />
            <datalist id={zonesId}>
              {Intl.supportedValuesOf('timeZone').map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <label className="es-calendar-check">
        <input
          type="checkbox"
          checked={draft.isAlways}
          onChange={({ target: { checked } }) => {
            onChange({ ...draft, isAlways: checked });
          }}
        />
        {t('calendar.always')}
      </label>
      {draft.isAlways ? null : <WeekFields {...{ draft, faults, onChange }} />}
      <ClosedDates {...{ draft, faults, onChange }} />
      <SpecialDays {...{ draft, faults, onChange }} />
    </>
  );
}

function WeekFields({ draft, faults, onChange }: CalendarFieldsProps) {
  const { t } = useTranslation();
  const hintId = useId();
  return (
    <fieldset className="es-calendar-part" aria-describedby={hintId}>
      <legend>{t('calendar.week')}</legend>
      <p id={hintId} className="small dim">
        {t('calendar.windowsHint')}
      </p>
      {WEEKDAYS.map((day) => (
        <Field
          key={day}
          label={t(`calendar.weekday.${day}`)}
          error={faults.has(`week.${day}`) ? t('calendar.badWindows') : undefined}
        >
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              value={draft.week[day]}
              placeholder={t('calendar.closedDay')}
              onChange={({ target: { value } }) => {
                onChange({ ...draft, week: { ...draft.week, [day]: value } });
              }}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}

/** A date of the calendar itself, whatever zone the reader is in. */
export const shownDate = (date: string): string => formatDate(`${date}T12:00:00`);

function ClosedDates({ draft, onChange }: CalendarFieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="es-calendar-part">
      <legend>{t('calendar.closed')}</legend>
      {draft.closed.length === 0 ? null : (
        <ul className="plain es-calendar-dates">
          {draft.closed.map((date) => (
            <li key={date}>
              <time dateTime={date}>{shownDate(date)}</time>
              <RemoveDate
                date={date}
                onRemove={() => {
                  onChange({ ...draft, closed: draft.closed.filter((other) => other !== date) });
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <AddDate
        label={t('calendar.closedAdd')}
        onAdd={(date) => {
          onChange({ ...draft, closed: [...new Set([...draft.closed, date])].sort() });
        }}
      />
    </fieldset>
  );
}

function SpecialDays({ draft, faults, onChange }: CalendarFieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="es-calendar-part">
      <legend>{t('calendar.special')}</legend>
      <p className="small dim">{t('calendar.specialWhy')}</p>
      {draft.open.map(({ date, windows }) => (
        <div key={date} className="es-calendar-special">
          <Field
            label={t('calendar.specialHours', { date: shownDate(date) })}
            error={faults.has(`open.${date}`) ? t('calendar.badWindows') : undefined}
          >
            {(ids) => (
              <input
                {...ids}
                className="es-input"
                value={windows}
                onChange={({ target: { value } }) => {
                  onChange({
                    ...draft,
                    open: draft.open.map((one) => (one.date === date ? { date, windows: value } : one)),
                  });
                }}
              />
            )}
          </Field>
          <RemoveDate
            date={date}
            onRemove={() => {
              onChange({ ...draft, open: draft.open.filter((one) => one.date !== date) });
            }}
          />
        </div>
      ))}
      <AddDate
        label={t('calendar.specialAdd')}
        onAdd={(date) => {
          if (draft.open.some((one) => one.date === date)) return;
          const open = [...draft.open, { date, windows: '' }].sort((a, b) => (a.date < b.date ? -1 : 1));
          onChange({ ...draft, open });
        }}
      />
    </fieldset>
  );
}

function RemoveDate({ date, onRemove }: { readonly date: string; readonly onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="es-button"
      aria-label={t('calendar.removeOf', { date: shownDate(date) })}
      onClick={onRemove}
    >
      {t('calendar.remove')}
    </button>
  );
}

function AddDate({ label, onAdd }: { readonly label: string; readonly onAdd: (date: string) => void }) {
  const [date, setDate] = useState('');
  return (
    <div className="es-actions">
      <input
        type="date"
        className="es-input"
        aria-label={label}
        min="1970-01-01"
        max="2199-12-31"
        value={date}
        onChange={({ target: { value } }) => {
          setDate(value);
        }}
      />
      <button
        type="button"
        className="es-button"
        disabled={date === ''}
        onClick={() => {
          onAdd(date);
          setDate('');
        }}
      >
        {label}
      </button>
    </div>
  );
}
