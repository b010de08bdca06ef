import { PRIORITY_LEVELS } from '@domain/priority/priority.types.js';
import { useTranslation } from 'react-i18next';
import type { Named } from '../api/types.js';
import { Choice, TextField } from '../routing/text-field.js';
import { withAct, type RuleDraft } from './rule-draft.js';
import type { RuleNames } from './use-names.js';

const FITTING = 'fitting';
const LEVELS = ['', ...PRIORITY_LEVELS] as const;

interface ActFieldsProps {
  readonly draft: RuleDraft;
  readonly names: RuleNames;
  readonly onChange: (draft: RuleDraft) => void;
}

/** What a rule does when it applies; what is left empty it leaves alone. */
export function ActFields({ draft, names, onChange }: ActFieldsProps) {
  const { t } = useTranslation();
  const nothing = ['', t('rules.nothing')] as const;
  const options = (list: readonly Named[]) => [nothing, ...list.map(({ id, name }) => [id, name] as const)];
  const team = draft.acts.find((act) => act.kind === 'assign-team')?.teamId ?? '';
  const member = draft.acts.find((act) => act.kind === 'assign')?.memberId ?? '';
  const text = draft.acts.find((act) => act.kind === 'draft');
  return (
    <>
      <Choice
        label={t('rules.do.assign-team')}
        value={team}
        options={options(names.teams)}
        onChange={(teamId) => {
          onChange(withAct(draft, 'assign-team', teamId === '' ? null : { kind: 'assign-team', teamId }));
        }}
      />
      <Choice
        label={t('rules.do.assign')}
        value={member}
        options={options(names.members)}
        onChange={(memberId) => {
          onChange(withAct(draft, 'assign', memberId === '' ? null : { kind: 'assign', memberId }));
        }}
      />
      <TextField
        label={t('rules.do.label')}
        hint={t('rules.listHint')}
        value={draft.newLabels}
        onChange={(newLabels) => {
          onChange({ ...draft, newLabels });
        }}
      />
      <PriorityFields draft={draft} names={names} onChange={onChange} />
      <Choice
        label={t('rules.do.draft')}
        value={text === undefined ? '' : (text.templateId ?? FITTING)}
        options={[
          nothing,
          [FITTING, t('rules.fitting')],
          ...names.templates.map(({ id, name }) => [id, name] as const),
        ]}
        onChange={(id) => {
          const templateId = id === FITTING ? null : id;
          onChange(withAct(draft, 'draft', id === '' ? null : { kind: 'draft', templateId }));
        }}
      />
      <label className="es-check">
        <input
          type="checkbox"
          checked={draft.acts.some(({ kind }) => kind === 'incident')}
          onChange={(event) => {
            onChange(withAct(draft, 'incident', event.currentTarget.checked ? { kind: 'incident' } : null));
          }}
        />
        {t('rules.do.incident')}
      </label>
      <NoticeFields draft={draft} names={names} onChange={onChange} />
    </>
  );
}

function PriorityFields({ draft, onChange }: ActFieldsProps) {
  const { t } = useTranslation();
  const priority = draft.acts.find((act) => act.kind === 'priority');
  return (
    <>
      <Choice
        label={t('rules.do.priority')}
        value={priority?.level ?? ''}
        options={LEVELS.map((level) => [level, level === '' ? t('rules.nothing') : level] as const)}
        onChange={(level) => {
          const isFloor = priority?.isFloor ?? true;
          onChange(withAct(draft, 'priority', level === '' ? null : { kind: 'priority', level, isFloor }));
        }}
      />
      {priority === undefined ? null : (
        <label className="es-check">
          <input
            type="checkbox"
            checked={priority.isFloor}
            onChange={(event) => {
              onChange(withAct(draft, 'priority', { ...priority, isFloor: event.currentTarget.checked }));
            }}
          />
          {t('rules.floor')}
        </label>
      )}
    </>
  );
}

/** One of them here; a rule that a program wrote may have more, which stay as they are. */
function NoticeFields({ draft, names, onChange }: ActFieldsProps) {
  const { t } = useTranslation();
  const [notice, ...more] = draft.acts.filter((act) => act.kind === 'notify');
  const set = (next: typeof notice): void => {
    const others = draft.acts.filter(({ kind }) => kind !== 'notify');
    onChange({ ...draft, acts: [...others, ...(next === undefined ? [] : [next]), ...more] });
  };
  return (
    <>
      <Choice
        label={t('rules.do.notify')}
        value={notice?.notifierId ?? ''}
        options={[['', t('rules.nothing')], ...names.notifiers.map(({ id, name }) => [id, name] as const)]}
        onChange={(notifierId) => {
          set(notifierId === '' ? undefined : { kind: 'notify', notifierId, text: notice?.text ?? '' });
        }}
      />
      {notice === undefined ? null : (
        <TextField
          label={t('rules.noticeText')}
          hint={t('rules.noticeHint')}
          value={notice.text}
          isRequired
          onChange={(text) => {
            set({ ...notice, text });
          }}
        />
      )}
    </>
  );
}
