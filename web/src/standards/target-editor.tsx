import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TARGET_KINDS, TARGET_PERIODS, type TargetKind, type TargetPeriod } from '@domain/standard/standard.types.js';
import { Field } from '../ui/field.js';
import { calendarsQuery, type Target } from './api.js';
import { useConditionText } from './target-text.js';
import { timeOf, UNITS, type Unit } from './time-unit.js';
import { WhichFields } from './which-fields.js';

const HOLE = /\[(\w+)\]/;

/** A promise as a sentence in which every part is a control; the order of the parts is the language's own. */
export function TargetEditor({
  target,
  number,
  onChange,
  onRemove,
}: {
  readonly target: Target;
  readonly number: number;
  readonly onChange: (part: Partial<Target>) => void;
  readonly onRemove: (() => void) | null;
}) {
  const { t } = useTranslation();
  const [isWhichOpen, setWhichOpen] = useState(false);
  const pieces = t('standards.sentence').split(HOLE);
  return (
    <fieldset className="es-card es-fieldset es-form" data-target={target.id}>
      <legend>{t('standards.target', { n: number })}</legend>
      <div className="es-sentence">
        {pieces.map((piece, i) =>
          i % 2 === 0 ? (
            <span key={i}>{piece}</span>
          ) : piece === 'which' ? (
            <WhichButton
              key={piece}
              target={target}
              isOpen={isWhichOpen}
              onToggle={() => {
                setWhichOpen(!isWhichOpen);
              }}
            />
          ) : (
            <Part key={piece} name={piece} target={target} onChange={onChange} />
          ),
        )}
      </div>
      {isWhichOpen ? (
        <WhichFields
          when={target.when}
          onChange={(when) => {
            onChange({ when });
          }}
        />
      ) : null}
      <Field label={t('standards.label.plain')}>
        {(ids) => (
          <textarea
            {...ids}
            className="es-input"
            rows={2}
            required
            maxLength={300}
            value={target.name}
            onChange={(event) => {
              onChange({ name: event.currentTarget.value });
            }}
          />
        )}
      </Field>
      {onRemove ? (
        <div className="es-actions">
          <button type="button" className="es-button" onClick={onRemove}>
            {t('standards.removeTarget')}
          </button>
        </div>
      ) : null}
    </fieldset>
  );
}

function WhichButton({
  target,
  isOpen,
  onToggle,
}: {
  readonly target: Target;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
  const which = useConditionText();
  return (
    <button type="button" className="es-button" aria-expanded={isOpen} onClick={onToggle} data-part="which">
      {which(target.when)}
    </button>
  );
}

interface PartProps {
  readonly target: Target;
  readonly onChange: (part: Partial<Target>) => void;
}

function Part({ name, ...props }: PartProps & { readonly name: string }) {
  switch (name) {
    case 'percent':
      return <PercentPart {...props} />;
    case 'kind':
      return <KindPart {...props} />;
    case 'time':
      return <TimePart {...props} />;
    case 'calendar':
      return <CalendarPart {...props} />;
    default:
      return <PeriodPart {...props} />;
  }
}

function PercentPart({ target, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <input
      className="es-input"
      type="number"
      aria-label={t('standards.label.percent')}
      min={1}
      max={100}
      step={0.1}
      required
      value={Number.isNaN(target.percent) ? '' : target.percent}
      onChange={(event) => {
        onChange({ percent: event.currentTarget.valueAsNumber });
      }}
    />
  );
}

function KindPart({ target, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <select
      className="es-select"
      aria-label={t('standards.label.kind')}
      value={target.kind}
      onChange={(event) => {
        onChange({ kind: event.currentTarget.value as TargetKind });
      }}
    >
      {TARGET_KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {t(`clock.kind.${kind}`)}
        </option>
      ))}
    </select>
  );
}

function TimePart({ target, onChange }: PartProps) {
  const { t } = useTranslation();
  const [unit, setUnit] = useState<Unit>(() => timeOf(target.withinSeconds));
  const size = UNITS[unit];
  return (
    <>
      <input
        className="es-input"
        type="number"
        aria-label={t('standards.label.time')}
        min={1}
        step={unit === 'minutes' ? 1 : 0.5}
        required
        value={Number.isNaN(target.withinSeconds) ? '' : target.withinSeconds / size}
        onChange={(event) => {
          onChange({ withinSeconds: Math.round(event.currentTarget.valueAsNumber * size) });
        }}
      />
      <select
        className="es-select"
        aria-label={t('standards.label.unit')}
        value={unit}
        onChange={(event) => {
          const next = event.currentTarget.value as Unit;
          setUnit(next);
          onChange({ withinSeconds: Math.round((target.withinSeconds / size) * UNITS[next]) });
        }}
      >
        {(Object.keys(UNITS) as Unit[]).map((each) => (
          <option key={each} value={each}>
            {t(`standards.unit.${each}`)}
          </option>
        ))}
      </select>
    </>
  );
}

function CalendarPart({ target, onChange }: PartProps) {
  const { t } = useTranslation();
  const { data: calendars } = useQuery(calendarsQuery);
  return (
    <select
      className="es-select"
      aria-label={t('standards.label.calendar')}
      value={target.calendarId ?? ''}
      onChange={(event) => {
        onChange({ calendarId: event.currentTarget.value === '' ? null : event.currentTarget.value });
      }}
    >
      <option value="">{t('standards.always')}</option>
      {calendars?.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

function PeriodPart({ target, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <select
      className="es-select"
      aria-label={t('standards.label.period')}
      value={target.period}
      onChange={(event) => {
        onChange({ period: event.currentTarget.value as TargetPeriod });
      }}
    >
      {TARGET_PERIODS.map((period) => (
        <option key={period} value={period}>
          {t(`standards.period.${period}`)}
        </option>
      ))}
    </select>
  );
}
