import { INTENTS, RISK_TOPICS } from '@domain/intent/intent.types.js';
import { PRIORITY_LEVELS } from '@domain/priority/priority.types.js';
import { RULE_CLOCKS } from '@domain/rule/rule.types.js';
import { useTranslation } from 'react-i18next';
import { Checks } from '../routing/checks.js';
import { Choice, TextField } from '../routing/text-field.js';
import '../routing/routing.css';
import type { RuleConditions } from './api.js';
import { isClock, type RuleDraft } from './rule-draft.js';
import type { RuleNames } from './use-names.js';

const SENTIMENTS = ['negative', 'neutral', 'positive', 'unsure'] as const;

/** What has to be so for a rule to apply. */
export function ConditionFields({
  draft,
  names,
  onChange,
}: {
  readonly draft: RuleDraft;
  readonly names: RuleNames;
  readonly onChange: (draft: RuleDraft) => void;
}) {
  const { t } = useTranslation();
  const { conditions } = draft;
  const set = (change: RuleConditions): void => {
    onChange({ ...draft, conditions: { ...conditions, ...change } });
  };
  return (
    <>
      {isClock(draft.when) ? (
        <Checks
          legend={t('rules.check.clocks')}
          values={RULE_CLOCKS}
          chosen={conditions.clocks ?? []}
          textOf={(clock) => t(`clock.kind.${clock}`)}
          onChange={(clocks) => {
            set({ clocks });
          }}
        />
      ) : null}
      <Checks
        legend={t('rules.check.sentiments')}
        values={SENTIMENTS}
        chosen={conditions.sentiments ?? []}
        textOf={(sentiment) => t(`sentiment.${sentiment}`)}
        onChange={(sentiments) => {
          set({ sentiments });
        }}
      />
      <Checks
        legend={t('rules.check.intents')}
        values={INTENTS}
        chosen={conditions.intents ?? []}
        textOf={(intent) => t(`intent.${intent}`)}
        onChange={(intents) => {
          set({ intents });
        }}
      />
      <Checks
        legend={t('rules.check.priorities')}
        values={PRIORITY_LEVELS}
        chosen={conditions.priorities ?? []}
        textOf={(level) => level}
        onChange={(priorities) => {
          set({ priorities });
        }}
      />
      <TextField
        label={t('rules.check.words')}
        hint={t('rules.wordsHint')}
        value={conditions.words ?? ''}
        onChange={(words) => {
          set({ words });
        }}
      />
      <MoreConditions draft={draft} names={names} onChange={onChange} />
    </>
  );
}

function MoreConditions({
  draft,
  names,
  onChange,
}: {
  readonly draft: RuleDraft;
  readonly names: RuleNames;
  readonly onChange: (draft: RuleDraft) => void;
}) {
  const { t } = useTranslation();
  const { conditions } = draft;
  const { hours } = conditions;
  const set = (change: RuleConditions): void => {
    onChange({ ...draft, conditions: { ...conditions, ...change } });
  };
  const text = (field: 'languages' | 'networks' | 'tiers' | 'labels') => (
    <TextField
      label={t(`rules.check.${field}`)}
      hint={t('rules.listHint')}
      value={draft[field]}
      onChange={(typed) => {
        onChange({ ...draft, [field]: typed });
      }}
    />
  );
  return (
    <details>
      <summary>{t('rules.moreConditions')}</summary>
      <div className="es-rule-part">
        <Checks
          legend={t('rules.check.risks')}
          values={RISK_TOPICS}
          chosen={RISK_TOPICS.filter((topic) => conditions.risks?.includes(topic))}
          textOf={(topic) => t(`routing.risk.${topic}`)}
          onChange={(risks) => {
            set({ risks });
          }}
        />
        {names.watches.length === 0 ? null : (
          <Checks
            legend={t('rules.check.watchIds')}
            values={names.watches.map(({ id }) => id)}
            chosen={conditions.watchIds ?? []}
            textOf={(id) => names.watches.find((watch) => watch.id === id)?.name ?? id}
            onChange={(watchIds) => {
              set({ watchIds });
            }}
          />
        )}
        {text('languages')}
        {text('networks')}
        {text('tiers')}
        {text('labels')}
        <TextField
          label={t('rules.check.minReach')}
          type="number"
          value={draft.minReach}
          onChange={(minReach) => {
            onChange({ ...draft, minReach });
          }}
        />
        <Choice
          label={t('rules.check.hours')}
          value={hours?.calendarId ?? ''}
          options={[['', t('rules.anyTime')], ...names.calendars.map(({ id, name }) => [id, name] as const)]}
          onChange={(calendarId) => {
            set({ hours: { calendarId, is: hours?.is ?? 'closed' } });
          }}
        />
        {hours === undefined || hours.calendarId === '' ? null : (
          <Choice
            label={t('rules.isOpen')}
            value={hours.is}
            options={[
              ['open', t('rules.whileOpen')],
              ['closed', t('rules.whileClosed')],
            ]}
            onChange={(is) => {
              set({ hours: { ...hours, is } });
            }}
          />
        )}
      </div>
    </details>
  );
}
