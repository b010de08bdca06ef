import { RULE_OCCASIONS } from '@domain/rule/rule.types.js';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { Choice, TextField } from '../routing/text-field.js';
import { announce } from '../shell/announcer.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice } from '../ui/feedback.js';
import { ActFields } from './act-fields.js';
import { rehearseRule, type Rehearsal, type Rule, type RuleContent } from './api.js';
import { ConditionFields } from './condition-fields.js';
import { RehearsalBox } from './rehearsal-box.js';
import { contentOf, draftOf, isSame, type RuleDraft } from './rule-draft.js';
import { RuleSentence } from './rule-sentence.js';
import { useNames } from './use-names.js';

/** Writes or changes a rule. It is switched on only with what has just been tried on the last days. */
export function RuleEditor({ rule, onClose }: { readonly rule: Rule | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const [draft, setDraft] = useState<RuleDraft>(() => draftOf(rule));
  const content = contentOf(draft);
  const rehearsal = useRehearsal();
  const isUnchanged = rule !== null && isSame(content, contentOf(draftOf(rule)));
  const isRehearsed = rehearsal.isOf(content) || (isUnchanged && (rule.isRehearsed || rule.isOn));
  const save = useSave(rule, onClose);
  const mayBeOn = isRehearsed || !draft.isOn;
  return (
    <Dialog title={rule === null ? t('rules.add') : rule.name} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (mayBeOn) save.mutate({ draft, content: isUnchanged ? null : content });
        }}
      >
        <TextField
          label={t('rules.name')}
          value={draft.name}
          isRequired
          onChange={(name) => {
            setDraft({ ...draft, name });
          }}
        />
        <Part title={t('rules.part.when')}>
          <WhenFields draft={draft} onChange={setDraft} />
        </Part>
        <Part title={t('rules.part.if')}>
          <ConditionFields draft={draft} names={names} onChange={setDraft} />
        </Part>
        <Part title={t('rules.part.then')}>
          <ActFields draft={draft} names={names} onChange={setDraft} />
        </Part>
        <RuleSentence rule={content} names={names} />
        <div className="es-actions">
          <button
            type="button"
            className="es-button"
            disabled={rehearsal.isRunning || content.acts.length === 0}
            onClick={() => {
              rehearsal.run(content);
            }}
          >
            {t('rules.rehearse')}
          </button>
        </div>
        {rehearsal.error ? <ErrorNotice error={rehearsal.error} /> : null}
        {rehearsal.result && rehearsal.isOf(content) ? (
          <RehearsalBox rehearsal={rehearsal.result} dailyLimit={Number(draft.dailyLimit)} />
        ) : null}
        <TextField
          label={t('rules.limit')}
          hint={t('rules.limitHint')}
          type="number"
          value={draft.dailyLimit}
          isRequired
          onChange={(dailyLimit) => {
            setDraft({ ...draft, dailyLimit });
          }}
        />
        <label className="es-check">
          <input
            type="checkbox"
            checked={draft.isOn}
            disabled={!isRehearsed && !draft.isOn}
            aria-describedby="rule-on-hint"
            onChange={(event) => {
              setDraft({ ...draft, isOn: event.currentTarget.checked });
            }}
          />
          {t('rules.switchOn')}
        </label>
        <p id="rule-on-hint" className="small dim">
          {t(isRehearsed ? 'rules.mayBeOn' : 'rules.rehearseFirst')}
        </p>
        {save.error ? <ErrorNotice error={save.error} /> : null}
        <div className="es-actions es-actions-end">
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button
            type="submit"
            className="es-button es-button-primary"
            disabled={save.isPending || !mayBeOn || content.acts.length === 0}
          >
            {t('common.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className="es-rule-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function WhenFields({ draft, onChange }: { readonly draft: RuleDraft; readonly onChange: (draft: RuleDraft) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        label={t('rules.whenLabel')}
        value={draft.when}
        options={RULE_OCCASIONS.map((when) => [when, t(`rules.occasion.${when}`)] as const)}
        onChange={(when) => {
          onChange({ ...draft, when });
        }}
      />
      {draft.when === 'clock-soon' ? (
        <TextField
          label={t('rules.minutes')}
          type="number"
          value={draft.minutesBefore}
          isRequired
          onChange={(minutesBefore) => {
            onChange({ ...draft, minutesBefore });
          }}
        />
      ) : null}
    </>
  );
}

/** The last rehearsal, and which rule it was of. */
function useRehearsal() {
  const [of, setOf] = useState<RuleContent | null>(null);
  const { t } = useTranslation();
  const run = useMutation({
    mutationFn: rehearseRule,
    onSuccess: (_: Rehearsal, content) => {
      setOf(content);
      announce(t('rules.rehearsed'));
    },
  });
  return {
    run: run.mutate,
    isRunning: run.isPending,
    error: run.error,
    result: run.data,
    isOf: (content: RuleContent): boolean => of !== null && isSame(of, content),
  };
}

function useSave(rule: Rule | null, onClose: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    /** `content` null: what the rule does stays. */
    mutationFn: ({ draft, content }: { readonly draft: RuleDraft; readonly content: RuleContent | null }) => {
      const { name, isOn } = draft;
      const dailyLimit = Number(draft.dailyLimit);
      if (rule === null) {
        return request<Rule>('/rules', { method: 'POST', body: { name, dailyLimit, isOn, ...content } });
      }
      const changed = content === null ? {} : { rule: content };
      const switched = isOn === rule.isOn ? {} : { isOn };
      return request<Rule>(`/rules/${rule.id}`, {
        method: 'PATCH',
        body: { name, dailyLimit, ...switched, ...changed },
        ifMatch: rule.version,
      });
    },
    onSuccess: async () => {
      announce(t('rules.saved'));
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['rules'] });
    },
  });
}
