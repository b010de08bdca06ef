import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { APPROVAL_CODES, APPROVERS, type ApprovalCode, type Approver } from '@domain/approval/approval.types.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { approvalPolicyQuery, type ApprovalPolicy, type ApprovalRule } from './api.js';

/** Topics that nobody should answer alone. */
const GRAVE_TOPICS = ['legal', 'death', 'self-harm', 'safety', 'security', 'data-leak', 'discrimination', 'press'];
const USUAL_FOLLOWERS = 10_000;

export function PolicyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(approvalPolicyQuery);
  return (
    <Dialog title={t('approval.policy.title')} onClose={onClose}>
      {error ? <ErrorNotice error={error} /> : null}
      {data ? <PolicyForm key={data.version} policy={data} onClose={onClose} /> : <Loading rows={4} />}
    </Dialog>
  );
}

function PolicyForm({ policy, onClose }: { readonly policy: ApprovalPolicy; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [rules, setRules] = useState(policy.rules);
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () =>
      request<ApprovalPolicy>('/approval-policy', {
        method: 'PUT',
        body: { rules, reason: reason.trim() },
        ifMatch: policy.version,
      }),
    onSuccess: async (saved) => {
      queryClient.setQueryData(approvalPolicyQuery.queryKey, saved);
      await queryClient.invalidateQueries({ queryKey: approvalPolicyQuery.queryKey });
      onClose();
    },
  });
  const choose = (code: ApprovalCode, approver: Approver | null): void => {
    const others = rules.filter((rule) => rule.code !== code);
    const known = rules.find((rule) => rule.code === code);
    setRules(approver === null ? others : [...others, { ...(known ?? newRule(code)), approver }]);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {APPROVAL_CODES.map((code) => (
        <RuleFields
          key={code}
          code={code}
          rule={rules.find((rule) => rule.code === code)}
          onChoose={(approver) => {
            choose(code, approver);
          }}
          onFollowers={(followers) => {
            setRules(rules.map((rule) => (rule.code === code ? { ...rule, followers } : rule)));
          }}
        />
      ))}
      <Field label={t('approval.policy.why')} isWide>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            maxLength={1000}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      <p className="small dim">{t('approval.policy.version', { version: policy.version })}</p>
      {save.error ? <ErrorNotice error={save.error} /> : null}
      <button type="submit" className="es-button es-button-primary" disabled={save.isPending || reason.trim() === ''}>
        {t('approval.policy.save')}
      </button>
    </form>
  );
}

function RuleFields({
  code,
  rule,
  onChoose,
  onFollowers,
}: {
  readonly code: ApprovalCode;
  readonly rule: ApprovalRule | undefined;
  readonly onChoose: (approver: Approver | null) => void;
  readonly onFollowers: (followers: number) => void;
}) {
  const { t } = useTranslation();
  const name = t(`approval.rule.${code}`);
  return (
    <div className="es-policy-rule">
      <span>{name}</span>
      {code === 'reach' && rule !== undefined ? (
        <input
          type="number"
          min={1}
          className="es-input"
          aria-label={name}
          value={rule.followers ?? USUAL_FOLLOWERS}
          onChange={(event) => {
            onFollowers(Math.max(1, Math.round(event.currentTarget.valueAsNumber || 1)));
          }}
        />
      ) : null}
      <select
        className="es-select"
        aria-label={`${name}: ${t('approval.policy.by')}`}
        value={rule?.approver ?? ''}
        onChange={(event) => {
          const chosen = APPROVERS.find((approver) => approver === event.currentTarget.value);
          onChoose(chosen ?? null);
        }}
      >
        <option value="">{t('approval.policy.never')}</option>
        {APPROVERS.map((approver) => (
          <option key={approver} value={approver}>
            {t(`approval.approver.${approver}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

const newRule = (code: ApprovalCode): Omit<ApprovalRule, 'approver'> => ({
  code,
  ...(code === 'risk' ? { risks: GRAVE_TOPICS } : {}),
  ...(code === 'reach' ? { followers: USUAL_FOLLOWERS } : {}),
});
