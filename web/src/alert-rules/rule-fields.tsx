import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { watchesQuery } from '../api/queries.js';
import { Field } from '../ui/field.js';
import { RULE_KINDS, SENSITIVITIES, type RuleKind, type Sensitivity } from './api.js';
import { QuietFields } from './quiet-fields.js';
import { looksAtPosts, type DraftFault, type RuleDraft } from './rule-draft.js';

export interface RuleFieldsProps {
  readonly draft: RuleDraft;
  /** The kind of a rule stays. */
  readonly isNew: boolean;
  readonly faults: ReadonlySet<DraftFault>;
  readonly onChange: (draft: RuleDraft) => void;
}

/** A rule in the order of its sentence: what, about which watches, how readily, from when on, and when not. */
export function RuleFields({ draft, isNew, faults, onChange }: RuleFieldsProps) {
  const { t } = useTranslation();
  const change = (part: Partial<RuleDraft>): void => {
    onChange({ ...draft, ...part });
  };
  const isOfPosts = looksAtPosts(draft.kind);
  return (
    <>
      <Field label={t('alertRule.name')} isWide error={faults.has('name') ? t('alertRule.fault.name') : undefined}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            data-first-focus
            maxLength={120}
            value={draft.name}
            onChange={({ currentTarget: { value } }) => {
              change({ name: value });
            }}
          />
        )}
      </Field>
      <Field label={t('alertRule.tellWhen')} isWide>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            disabled={!isNew}
            value={draft.kind}
            onChange={({ currentTarget: { value } }) => {
              change({ kind: value as RuleKind });
            }}
          >
            {RULE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`alertRule.kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isOfPosts ? <WatchFields draft={draft} fault={faults.has('watches')} onChange={change} /> : null}
      {draft.kind === 'spike' ? (
        <Field
          label={t('alertRule.languages')}
          hint={t('alertRule.languagesHint')}
          error={faults.has('languages') ? t('alertRule.fault.languages') : undefined}
        >
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              value={draft.languages}
              onChange={({ currentTarget: { value } }) => {
                change({ languages: value });
              }}
            />
          )}
        </Field>
      ) : null}
      {isOfPosts ? (
        <Field label={t('alertRule.howReadily')} isWide>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value={draft.sensitivity}
              onChange={({ currentTarget: { value } }) => {
                change({ sensitivity: value as Sensitivity });
              }}
            >
              {SENSITIVITIES.map((sensitivity) => (
                <option key={sensitivity} value={sensitivity}>
                  {t(`alertRule.sensitivity.${sensitivity}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
      <NumberField
        label={t('alertRule.minSeverity')}
        hint={t('alertRule.minSeverityHint')}
        value={draft.minSeverity}
        range={[1, 10]}
        onChange={(minSeverity) => {
          change({ minSeverity });
        }}
      />
      <NumberField
        label={t('alertRule.cooldown')}
        hint={t('alertRule.cooldownHint')}
        value={draft.cooldownMinutes}
        range={[0, 10_080]}
        onChange={(cooldownMinutes) => {
          change({ cooldownMinutes });
        }}
      />
      <QuietFields
        quiet={draft.quiet}
        hasFault={faults.has('quiet')}
        onChange={(quiet) => {
          change({ quiet });
        }}
      />
      <label className="es-alert-rule-check">
        <input
          type="checkbox"
          checked={draft.isOn}
          onChange={() => {
            change({ isOn: !draft.isOn });
          }}
        />
        <span>{t('alertRule.isOn')}</span>
      </label>
    </>
  );
}

function WatchFields({
  draft,
  fault,
  onChange,
}: {
  readonly draft: RuleDraft;
  readonly fault: boolean;
  readonly onChange: (part: Partial<RuleDraft>) => void;
}) {
  const { t } = useTranslation();
  const watches = useQuery(watchesQuery).data ?? [];
  return (
    <fieldset className="es-alert-rule-set">
      <legend>{t('alertRule.about')}</legend>
      <label className="es-alert-rule-check">
        <input
          type="checkbox"
          checked={draft.isEveryWatch}
          onChange={() => {
            onChange({ isEveryWatch: !draft.isEveryWatch });
          }}
        />
        <span>{t('alertRule.everyWatch')}</span>
      </label>
      {draft.isEveryWatch
        ? null
        : watches.map(({ id, name }) => (
            <label key={id} className="es-alert-rule-check">
              <input
                type="checkbox"
                checked={draft.watchIds.includes(id)}
                onChange={() => {
                  const { watchIds } = draft;
                  onChange({
                    watchIds: watchIds.includes(id) ? watchIds.filter((one) => one !== id) : [...watchIds, id],
                  });
                }}
              />
              <bdi>{name}</bdi>
            </label>
          ))}
      {fault ? <p className="small es-field-error">{t('alertRule.fault.watches')}</p> : null}
    </fieldset>
  );
}

function NumberField({
  label,
  hint,
  value,
  range: [min, max],
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  readonly range: readonly [min: number, max: number];
  readonly onChange: (value: number) => void;
}) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          type="number"
          className="es-input"
          min={min}
          max={max}
          value={value}
          onChange={({ currentTarget: { valueAsNumber } }) => {
            onChange(Math.min(max, Math.max(min, Math.round(valueAsNumber || min))));
          }}
        />
      )}
    </Field>
  );
}
