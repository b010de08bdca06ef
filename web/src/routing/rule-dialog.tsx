import { INTENTS, RISK_TOPICS } from '@domain/intent/intent.types.js';
import { PRIORITY_LEVELS } from '@domain/priority/priority.types.js';
import { AUTHORITY_KINDS, LANGUAGE_LEVELS, type LanguageLevel } from '@domain/routing/routing.types.js';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { teamsQuery } from '../api/queries.js';
import { Dialog } from '../ui/dialog.js';
import type { Rule } from './api.js';
import { Checks } from './checks.js';
import { listOf } from './hours-text.js';
import { Choice, TextField } from './text-field.js';

const SENTIMENTS = ['negative', 'neutral', 'positive', 'unsure'] as const;
const EMPTY: Rule = { name: '', when: {}, teamId: null, skills: [], authority: [], languageLevel: 'basic' };

/** One rule; it is kept with all the others when the page is saved. */
export function RuleDialog({
  rule,
  onDone,
  onClose,
}: {
  readonly rule: Rule | null;
  readonly onDone: (rule: Rule) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const teams = useQuery(teamsQuery).data ?? [];
  const [draft, setDraft] = useState<Rule>(rule ?? EMPTY);
  const [languages, setLanguages] = useState((draft.when.languages ?? []).join(', '));
  const [tiers, setTiers] = useState((draft.when.tiers ?? []).join(', '));
  const [networks, setNetworks] = useState((draft.when.networks ?? []).join(', '));
  const [skills, setSkills] = useState(draft.skills.join(', '));
  const when = (change: Rule['when']): void => {
    setDraft({ ...draft, when: { ...draft.when, ...change } });
  };
  return (
    <Dialog title={rule === null ? t('routing.rules.add') : rule.name} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          const lists = {
            languages: listOf(languages.toLowerCase()),
            tiers: listOf(tiers),
            networks: listOf(networks.toLowerCase()),
          };
          onDone({ ...draft, skills: listOf(skills), when: { ...draft.when, ...lists } });
        }}
      >
        <TextField
          label={t('routing.rules.name')}
          value={draft.name}
          isRequired
          onChange={(name) => {
            setDraft({ ...draft, name });
          }}
        />
        <Checks
          legend={t('routing.rules.intents')}
          values={INTENTS}
          chosen={draft.when.intents ?? []}
          textOf={(intent) => t(`intent.${intent}`)}
          onChange={(intents) => {
            when({ intents });
          }}
        />
        <Checks
          legend={t('routing.rules.sentiments')}
          values={SENTIMENTS}
          chosen={draft.when.sentiments ?? []}
          textOf={(sentiment) => t(`sentiment.${sentiment}`)}
          onChange={(sentiments) => {
            when({ sentiments });
          }}
        />
        <Checks
          legend={t('routing.rules.priorities')}
          values={PRIORITY_LEVELS}
          chosen={draft.when.priorities ?? []}
          textOf={(level) => level}
          onChange={(priorities) => {
            when({ priorities });
          }}
        />
        <Checks
          legend={t('routing.rules.risks')}
          values={RISK_TOPICS}
          chosen={draft.when.risks ?? []}
          textOf={(topic) => t(`routing.risk.${topic}`)}
          onChange={(risks) => {
            when({ risks });
          }}
        />
        <TextField
          label={t('routing.rules.languages')}
          hint={t('routing.authority.languagesHint')}
          value={languages}
          onChange={setLanguages}
        />
        <TextField label={t('routing.rules.tiers')} value={tiers} onChange={setTiers} />
        <TextField label={t('routing.rules.networks')} value={networks} onChange={setNetworks} />
        <Choice
          label={t('routing.rules.team')}
          value={draft.teamId ?? ''}
          options={[['', t('routing.rules.ownTeam')], ...teams.map(({ id, name }) => [id, name] as const)]}
          onChange={(id) => {
            setDraft({ ...draft, teamId: id === '' ? null : id });
          }}
        />
        <TextField
          label={t('routing.teams.skills')}
          hint={t('routing.teams.skillsHint')}
          value={skills}
          onChange={setSkills}
        />
        <Choice
          label={t('routing.rules.level')}
          value={draft.languageLevel ?? ''}
          options={[
            ['', t('routing.rules.anyLanguage')],
            ...LANGUAGE_LEVELS.map((level) => [level, t(`routing.level.${level}`)] as const),
          ]}
          onChange={(level) => {
            setDraft({ ...draft, languageLevel: level === '' ? null : (level satisfies LanguageLevel) });
          }}
        />
        <Checks
          legend={t('routing.authority.kinds')}
          values={AUTHORITY_KINDS}
          chosen={draft.authority}
          textOf={(kind) => t(`routing.kind.${kind}`)}
          onChange={(authority) => {
            setDraft({ ...draft, authority });
          }}
        />
        <div className="es-actions es-actions-end">
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="es-button es-button-primary">
            {t('routing.rules.take')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
