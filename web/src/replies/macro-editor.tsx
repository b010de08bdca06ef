import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PRIORITY_LEVELS } from '@domain/priority/priority.types.js';
import { request } from '../api/client.js';
import { templatesQuery } from '../api/queries.js';
import { announce } from '../shell/announcer.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { STEP_KINDS, type Macro } from './api.js';
import { draftOf, hasValue, isComplete, stepOf, type StepDraft } from './macro-draft.js';

const KEYS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const MOST_STEPS = 10;

export interface MacroEditorProps {
  readonly macro: Macro | null;
  /** All macros, to see which keys are free. */
  readonly taken: readonly Macro[];
  readonly onClose: () => void;
}

export function MacroEditor({ macro, taken, onClose }: MacroEditorProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState(macro?.name ?? '');
  const [key, setKey] = useState(macro?.key ?? null);
  const [steps, setSteps] = useState<readonly StepDraft[]>(
    () => macro?.steps.map(draftOf) ?? [{ kind: 'priority', value: 'P2' }],
  );
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), key, steps: steps.map(stepOf) };
      return macro === null
        ? request<Macro>('/macros', { method: 'POST', body })
        : request<Macro>(`/macros/${macro.id}`, { method: 'PATCH', ifMatch: macro.version, body });
    },
    onSuccess: async () => {
      announce(t('replies.saved'));
      await queryClient.invalidateQueries({ queryKey: ['macros'] });
      onClose();
    },
  });
  const isTaken = (digit: number): boolean => taken.some((other) => other.key === digit && other.id !== macro?.id);
  return (
    <Dialog title={t(macro === null ? 'replies.macro.newTitle' : 'replies.macro.changeTitle')} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <div className="es-form-pair">
          <Field label={t('replies.macro.name')} error={fieldError(save.error, 'name')}>
            {(ids) => (
              <input
                {...ids}
                className="es-input"
                required
                maxLength={120}
                data-first-focus
                value={name}
                onChange={(event) => {
                  setName(event.currentTarget.value);
                }}
              />
            )}
          </Field>
          <Field label={t('replies.macro.key')}>
            {(ids) => (
              <select
                {...ids}
                className="es-select"
                value={key ?? ''}
                onChange={(event) => {
                  setKey(event.currentTarget.value === '' ? null : Number(event.currentTarget.value));
                }}
              >
                <option value="">{t('replies.macro.noKey')}</option>
                {KEYS.map((digit) => (
                  <option key={digit} value={digit} disabled={isTaken(digit)}>
                    {digit}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <fieldset className="es-fieldset">
          <legend>{t('replies.macro.steps')}</legend>
          {steps.map((step, i) => (
            <StepRow
              key={`${String(i)} ${String(steps.length)}`}
              n={i + 1}
              step={step}
              onChange={(next) => {
                setSteps(steps.with(i, next));
              }}
              onRemove={() => {
                setSteps(steps.toSpliced(i, 1));
              }}
            />
          ))}
          <button
            type="button"
            className="es-button"
            disabled={steps.length >= MOST_STEPS}
            onClick={() => {
              setSteps([...steps, { kind: 'note', value: '' }]);
            }}
          >
            {t('replies.macro.addStep')}
          </button>
        </fieldset>
        {save.error ? <ErrorNotice error={save.error} /> : null}
        <div className="es-actions es-actions-end">
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button
            type="submit"
            className="es-button es-button-primary"
            disabled={save.isPending || name.trim() === '' || steps.length === 0 || !steps.every(isComplete)}
          >
            {t('common.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface StepRowProps {
  readonly n: number;
  readonly step: StepDraft;
  readonly onChange: (step: StepDraft) => void;
  readonly onRemove: () => void;
}

function StepRow({ n, step, onChange, onRemove }: StepRowProps) {
  const { t } = useTranslation();
  return (
    <div className="es-macro-step">
      <select
        className="es-select"
        aria-label={t('replies.macro.step', { n })}
        value={step.kind}
        onChange={(event) => {
          const kind = STEP_KINDS.find((each) => each === event.currentTarget.value);
          if (kind !== undefined) onChange({ kind, value: kind === 'priority' ? 'P2' : '' });
        }}
      >
        {STEP_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`replies.macro.kind.${kind}`)}
          </option>
        ))}
      </select>
      {hasValue(step.kind) ? <StepValue n={n} step={step} onChange={onChange} /> : <span />}
      <button type="button" className="es-button" aria-label={t('replies.macro.removeStep', { n })} onClick={onRemove}>
        {t('replies.remove')}
      </button>
    </div>
  );
}

function StepValue({ n, step, onChange }: Omit<StepRowProps, 'onRemove'>) {
  const { t } = useTranslation();
  const texts = useQuery(templatesQuery).data ?? [];
  const label = t('replies.macro.value', { n });
  const set = (event: { readonly currentTarget: { readonly value: string } }): void => {
    onChange({ ...step, value: event.currentTarget.value });
  };
  if (step.kind === 'priority') {
    return (
      <select className="es-select" aria-label={label} value={step.value} onChange={set}>
        {PRIORITY_LEVELS.map((level) => (
          <option key={level}>{level}</option>
        ))}
      </select>
    );
  }
  if (step.kind === 'acknowledge' || step.kind === 'reply') {
    return (
      <select className="es-select" aria-label={label} required value={step.value} onChange={set}>
        <option value="" />
        {texts.map(({ id, key, lang, name }) => (
          <option key={id} value={key !== null && key === step.value ? key : id}>
            {`${lang} · ${name}`}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      className="es-input"
      aria-label={label}
      type={step.kind === 'snooze' ? 'number' : 'text'}
      min={step.kind === 'snooze' ? 1 : undefined}
      value={step.value}
      onChange={set}
    />
  );
}
