import { PRIORITY_LEVELS, type PriorityLevel } from '@domain/priority/priority.types.js';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { notifiersQuery } from '../api/networks-queries.js';
import type { Notifier } from '../api/networks-types.js';
import { teamsQuery, usersQuery } from '../api/queries.js';
import { canConfigure, useMe } from '../session/session.js';
import { fieldError } from '../ui/feedback.js';
import type { Chain, ChainStart } from './api.js';
import { Checks } from './checks.js';
import { FormDialog } from './form-dialog.js';
import { HoursFields } from './hours-fields.js';
import { draftOf, hoursOf } from './hours-text.js';
import { Choice, TextField } from './text-field.js';

const STARTS: readonly ChainStart[] = ['hand', 'opened', 'overdue'];

interface StepDraft {
  readonly minutes: string;
  /** `member:1`, `team:2`, or empty: an alert is all. */
  readonly to: string;
  readonly notifierId: string | null;
}

/** Every notifier, or one of them; one that was removed since is still named, so that saving does not change it unseen. */
function notifierOptions(
  notifiers: readonly Notifier[],
  chosen: string | null,
  t: TFunction,
): readonly (readonly [string, string])[] {
  const isGone = chosen !== null && !notifiers.some(({ id }) => id === chosen);
  return [
    ['', t('routing.chains.tellByAll')],
    ...notifiers.map(({ id, name }) => [id, name] as const),
    ...(isGone ? [[chosen, t('routing.chains.tellByGone')] as const] : []),
  ];
}

export function ChainDialog({ chain, onClose }: { readonly chain: Chain | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const users = (useQuery(usersQuery).data ?? []).filter(({ role }) => role !== 'viewer');
  const teams = useQuery(teamsQuery).data ?? [];
  // Who may not see them leaves what was chosen.
  const notifiers = useQuery({ ...notifiersQuery, enabled: canConfigure(useMe()) }).data;
  const [name, setName] = useState(chain?.name ?? '');
  const [teamId, setTeamId] = useState(chain?.team?.id ?? '');
  const [startsOn, setStartsOn] = useState<ChainStart>(chain?.startsOn ?? 'hand');
  const [priorities, setPriorities] = useState<readonly PriorityLevel[]>(chain?.priorities ?? []);
  const [hours, setHours] = useState(draftOf(chain?.hours ?? null));
  const [steps, setSteps] = useState<readonly StepDraft[]>(
    chain?.steps.map((step) => ({
      minutes: String(step.afterSeconds / 60),
      to: step.memberId ? `member:${step.memberId}` : step.teamId ? `team:${step.teamId}` : '',
      notifierId: step.notifierId ?? null,
    })) ?? [{ minutes: '15', to: '', notifierId: null }],
  );
  const change = (n: number, step: StepDraft): void => {
    setSteps(steps.map((each, i) => (i === n ? step : each)));
  };
  const body = {
    name,
    teamId: teamId === '' ? null : teamId,
    startsOn,
    priorities,
    hours: hoursOf(hours, chain?.hours ?? null),
    steps: steps.map(({ minutes, to, notifierId }) => {
      const [kind, id = null] = to.split(':');
      return {
        afterSeconds: Math.round(Number(minutes) * 60),
        memberId: kind === 'member' ? id : null,
        teamId: kind === 'team' ? id : null,
        notifierId,
      };
    }),
  };
  return (
    <FormDialog
      title={chain?.name ?? t('routing.chains.add')}
      refresh={['escalation-chains']}
      onClose={onClose}
      write={() =>
        chain === null
          ? { path: '/escalation-chains', options: { method: 'POST', body } }
          : { path: `/escalation-chains/${chain.id}`, options: { method: 'PATCH', body, ifMatch: chain.version } }
      }
    >
      {(error) => (
        <>
          <TextField label={t('routing.chains.name')} value={name} isRequired onChange={setName} />
          <Choice
            label={t('routing.chains.team')}
            value={teamId}
            options={[['', t('routing.chains.everyTeam')], ...teams.map((team) => [team.id, team.name] as const)]}
            onChange={setTeamId}
          />
          <Choice
            label={t('routing.chains.starts')}
            value={startsOn}
            options={STARTS.map((start) => [start, t(`routing.chains.start.${start}`)] as const)}
            onChange={setStartsOn}
          />
          <Checks
            legend={t('routing.rules.priorities')}
            values={PRIORITY_LEVELS}
            chosen={priorities}
            textOf={(level) => level}
            onChange={setPriorities}
          />
          {steps.map((step, n) => (
            <fieldset key={n} className="es-fieldset es-form-pair">
              <legend>{t('routing.chains.nth', { n: n + 1 })}</legend>
              <TextField
                label={t('routing.chains.after')}
                type="number"
                value={step.minutes}
                isRequired
                onChange={(minutes) => {
                  change(n, { ...step, minutes });
                }}
              />
              {notifiers === undefined ? null : (
                <Choice
                  label={t('routing.chains.tellBy')}
                  value={step.notifierId ?? ''}
                  options={notifierOptions(notifiers, step.notifierId, t)}
                  onChange={(notifierId) => {
                    change(n, { ...step, notifierId: notifierId === '' ? null : notifierId });
                  }}
                />
              )}
              <Choice
                label={t('routing.chains.to')}
                value={step.to}
                options={[
                  ['', t('routing.chains.alertOnly')],
                  ...users.map((user) => [`member:${user.id}`, user.name] as const),
                  ...teams.map((team) => [`team:${team.id}`, team.name] as const),
                ]}
                onChange={(to) => {
                  change(n, { ...step, to });
                }}
              />
            </fieldset>
          ))}
          <div className="es-actions">
            <button
              type="button"
              className="es-button"
              onClick={() => {
                setSteps([...steps, { minutes: '15', to: '', notifierId: null }]);
              }}
            >
              {t('routing.chains.addStep')}
            </button>
            <button
              type="button"
              className="es-button"
              disabled={steps.length < 2}
              onClick={() => {
                setSteps(steps.slice(0, -1));
              }}
            >
              {t('routing.chains.dropStep')}
            </button>
          </div>
          <HoursFields value={hours} onChange={setHours} mayBeAny error={fieldError(error, 'hours')} />
        </>
      )}
    </FormDialog>
  );
}
