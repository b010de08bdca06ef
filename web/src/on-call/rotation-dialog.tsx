import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../routing/form-dialog.js';
import { Choice, TextField } from '../routing/text-field.js';
import { Field } from '../ui/field.js';
import { putSchedule, type Rotation, type Schedule } from './api.js';

const REFRESH = ['on-call'] as const;

/** Today by the clock of whoever fills in the form. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

export function RotationDialog({
  schedule,
  rotation,
  onClose,
}: {
  readonly schedule: Schedule;
  /** Null: a new one. */
  readonly rotation: Rotation | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState(rotation?.name ?? '');
  const [zone, setZone] = useState(rotation?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [handoverAt, setHandoverAt] = useState(rotation?.handoverAt ?? '09:00');
  const [everyDays, setEveryDays] = useState(String(rotation?.everyDays ?? 7));
  const [startsOn, setStartsOn] = useState(rotation?.startsOn ?? today());
  const [members, setMembers] = useState<readonly string[]>(rotation?.members ?? []);
  const others = schedule.people.filter(({ id }) => !members.includes(id));
  const nameOf = (id: string): string => schedule.people.find((person) => person.id === id)?.name ?? id;
  const write = () => {
    const made: Rotation = {
      id: rotation?.id ?? freeId(schedule.rotations),
      name,
      zone,
      handoverAt,
      everyDays: Number(everyDays),
      startsOn,
      members,
      hours: rotation?.hours ?? null,
    };
    const rotations =
      rotation === null
        ? [...schedule.rotations, made]
        : schedule.rotations.map((each) => (each.id === rotation.id ? made : each));
    return putSchedule(schedule, { rotations });
  };
  return (
    <FormDialog title={rotation?.name ?? t('paging.addRotation')} refresh={REFRESH} onClose={onClose} write={write}>
      {() => (
        <>
          <TextField label={t('paging.name')} value={name} isRequired onChange={setName} />
          <div className="es-form-pair">
            <TimeField label={t('paging.handover')} type="time" value={handoverAt} onChange={setHandoverAt} />
            <TextField label={t('paging.zone')} value={zone} isRequired onChange={setZone} />
          </div>
          <div className="es-form-pair">
            <TextField
              label={t('paging.everyDays')}
              type="number"
              value={everyDays}
              isRequired
              onChange={setEveryDays}
            />
            <TimeField label={t('paging.startsOn')} type="date" value={startsOn} onChange={setStartsOn} />
          </div>
          <fieldset className="es-fieldset">
            <legend>{t('paging.members')}</legend>
            <ol className="es-oncall-members">
              {members.map((id) => (
                <li key={id}>
                  <div>
                    {nameOf(id)}
                    <button
                      type="button"
                      className="es-button"
                      aria-label={t('routing.deleteOf', { what: t('common.delete'), name: nameOf(id) })}
                      onClick={() => {
                        setMembers(members.filter((each) => each !== id));
                      }}
                    >
                      {t('common.delete')}
                    </button>
                  </div>
                </li>
              ))}
            </ol>
            {others.length === 0 ? null : (
              <Choice
                label={t('paging.addMember')}
                value=""
                options={[['', '–'], ...others.map((person) => [person.id, person.name] as const)]}
                onChange={(id) => {
                  if (id !== '') setMembers([...members, id]);
                }}
              />
            )}
          </fieldset>
        </>
      )}
    </FormDialog>
  );
}

export function TimeField({
  label,
  type,
  value,
  isRequired = true,
  onChange,
}: {
  readonly label: string;
  readonly type: 'time' | 'date';
  readonly value: string;
  readonly isRequired?: boolean;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Field label={label}>
      {(ids) => (
        <input
          {...ids}
          type={type}
          className="es-input"
          value={value}
          required={isRequired}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}

/** A chain names rotations by it, so that it never changes. */
function freeId(rotations: readonly Rotation[]): string {
  const taken = new Set(rotations.map(({ id }) => id));
  let n = rotations.length + 1;
  while (taken.has(`rotation-${String(n)}`)) n++;
  return `rotation-${String(n)}`;
}
