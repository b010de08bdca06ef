import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../shell/announcer.js';
import { canConfigure, useMe } from '../session/session.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice } from '../ui/feedback.js';
import { rehearse, removeRule, saveRule, type AlertRule, type RuleTerms } from './api.js';
import { RehearsalBox } from './rehearsal-box.js';
import { draftOf, emptyDraft, faultsOf, sameTerms, termsOf, type RuleDraft } from './rule-draft.js';
import { RuleFields } from './rule-fields.js';

/** A rule to be made or changed. What changes its alerts is tried on the past before it can be saved. */
export function RuleDialog({ rule, onClose }: { readonly rule: AlertRule | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<RuleDraft>(() => (rule === null ? emptyDraft() : draftOf(rule)));
  const [isShown, setShown] = useState(false);
  const [tried, setTried] = useState<RuleTerms | null>(null);
  const faults = faultsOf(draft);
  const terms = termsOf(draft);
  const needsTry = rule === null || !sameTerms(terms, termsOf(draftOf(rule)));
  const isTried = tried !== null && sameTerms(terms, tried);
  const done = async (said: string): Promise<void> => {
    announce(said);
    await queryClient.invalidateQueries({ queryKey: ['alert-rules'] });
    onClose();
  };
  const trial = useMutation({
    mutationFn: (asked: RuleTerms) => rehearse(asked),
    onSuccess: (_, asked) => {
      setTried(asked);
    },
  });
  const save = useMutation({
    mutationFn: () => saveRule(rule, terms, { name: draft.name.trim(), isOn: draft.isOn }),
    onSuccess: () => done(t('alertRule.saved')),
  });
  const remove = useMutation({
    mutationFn: (gone: AlertRule) => removeRule(gone),
    onSuccess: () => done(t('alertRule.removed')),
  });
  const change = (next: RuleDraft): void => {
    setDraft(next);
    trial.reset();
  };
  const tryIt = (): void => {
    setShown(true);
    if (faults.size === 0) trial.mutate(terms);
  };
  return (
    <Dialog title={t(rule === null ? 'alertRule.newTitle' : 'alertRule.changeTitle')} onClose={onClose}>
      <form
        className="es-form es-alert-rule-form"
        onSubmit={(event) => {
          event.preventDefault();
          setShown(true);
          if (faults.size > 0) return;
          if (needsTry && !isTried) trial.mutate(terms);
          else save.mutate();
        }}
      >
        <RuleFields draft={draft} isNew={rule === null} faults={isShown ? faults : new Set()} onChange={change} />
        {trial.error ? <ErrorNotice error={trial.error} onRetry={tryIt} /> : null}
        {trial.isPending ? <p role="status">{t('alertRule.trying')}</p> : null}
        {trial.data && isTried ? <RehearsalBox rehearsal={trial.data} /> : null}
        {save.error ? <ErrorNotice error={save.error} /> : null}
        {remove.error ? <ErrorNotice error={remove.error} /> : null}
        {needsTry && !isTried ? <p className="small dim">{t('alertRule.tryFirst')}</p> : null}
        <div className="es-actions es-actions-end">
          {rule !== null && canConfigure(me) ? (
            <RemoveButton
              isPending={remove.isPending}
              onRemove={() => {
                remove.mutate(rule);
              }}
            />
          ) : null}
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="button" className="es-button" disabled={trial.isPending} onClick={tryIt}>
            {t('alertRule.try')}
          </button>
          <button
            type="submit"
            className="es-button es-button-primary"
            disabled={save.isPending || trial.isPending || (needsTry && !isTried)}
          >
            {t('common.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Asks once more before it removes. */
function RemoveButton({ isPending, onRemove }: { readonly isPending: boolean; readonly onRemove: () => void }) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  return (
    <button
      type="button"
      className="es-button es-button-danger"
      disabled={isPending}
      onClick={() => {
        if (isAsked) onRemove();
        else setAsked(true);
      }}
    >
      {t(isAsked ? 'alertRule.removeSure' : 'alertRule.remove')}
    </button>
  );
}
