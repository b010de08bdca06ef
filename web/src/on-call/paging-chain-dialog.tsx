import { STAFF_ROLES, type StaffRole } from '@domain/access/roles.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checks } from '../routing/checks.js';
import { FormDialog } from '../routing/form-dialog.js';
import { HoursFields } from '../routing/hours-fields.js';
import { draftOf, hoursOf } from '../routing/hours-text.js';
import { Choice, TextField } from '../routing/text-field.js';
import type { HoursText } from '../routing/api.js';
import { PAGE_CHANNELS, type PageChannel, type PageSeverity, putSchedule, type Schedule } from './api.js';
import { TimeField } from './rotation-dialog.js';
import { targetText } from './target-text.js';

const REFRESH = ['on-call'] as const;
const PAGED_ROLES = STAFF_ROLES.filter((role) => role !== 'viewer');

interface StepDraft {
  readonly minutes: string;
  readonly who: string;
  readonly channels: readonly PageChannel[];
}

/** Who is paged after whom, how often, when it is tested, and what wakes nobody. */
export function PagingChainDialog({
  schedule,
  onClose,
}: {
  readonly schedule: Schedule;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [steps, setSteps] = useState<readonly StepDraft[]>(
    schedule.chain.map(({ afterSeconds, who, channels }) => ({ minutes: String(afterSeconds / 60), who, channels })),
  );
  const [repeats, setRepeats] = useState(String(schedule.repeats));
  const [repeatAfter, setRepeatAfter] = useState(String(schedule.repeatAfterSeconds / 60));
  const [dailyTestAt, setDailyTestAt] = useState(schedule.dailyTestAt ?? '');
  const [zone, setZone] = useState(
    schedule.version === 0 ? Intl.DateTimeFormat().resolvedOptions().timeZone : schedule.zone,
  );
  const [floors, setFloors] = useState(schedule.minimumSeverityByRole);
  const [quiet, setQuiet] = useState(draftOf(schedule.quietHours?.hours ?? null));
  const targets = [
    ...(schedule.rotations.length === 0 ? [] : ['on-call']),
    ...schedule.rotations.map(({ id }) => `rotation:${id}`),
    ...schedule.people.map(({ id }) => `member:${id}`),
    ...PAGED_ROLES.map((role) => `role:${role}`),
    ...schedule.notifiers.map(({ id }) => `notifier:${id}`),
  ];
  const change = (n: number, step: Partial<StepDraft>): void => {
    setSteps(steps.map((each, i) => (i === n ? { ...each, ...step } : each)));
  };
  const write = () => {
    const hours = hoursOf(quiet, schedule.quietHours?.hours ?? null) as HoursText | null;
    return putSchedule(schedule, {
      zone,
      chain: steps.map(({ minutes, who, channels }) => ({
        afterSeconds: Math.round(Number(minutes) * 60),
        who,
        channels,
      })),
      repeats: Number(repeats),
      repeatAfterSeconds: Math.round(Number(repeatAfter) * 60),
      dailyTestAt: dailyTestAt === '' ? null : dailyTestAt,
      minimumSeverityByRole: floors,
      quietHours: hours === null ? null : { hours, minimumSeverity: 'critical' },
    });
  };
  return (
    <FormDialog title={t('paging.chain')} refresh={REFRESH} onClose={onClose} write={write}>
      {() => (
        <>
          {steps.map((step, n) => (
            <fieldset key={n} className="es-fieldset">
              <legend>{t('paging.nth', { n: n + 1 })}</legend>
              <div className="es-form-pair">
                <Choice
                  label={t('paging.who')}
                  value={step.who}
                  options={targets.map((target) => [target, targetText(schedule, target, t)] as const)}
                  onChange={(who) => {
                    change(n, { who });
                  }}
                />
                <TextField
                  label={t('paging.after')}
                  type="number"
                  value={step.minutes}
                  isRequired
                  onChange={(minutes) => {
                    change(n, { minutes });
                  }}
                />
              </div>
              {step.who.startsWith('notifier:') ? null : (
                <Checks
                  legend={t('paging.channels')}
                  values={PAGE_CHANNELS}
                  chosen={step.channels}
                  textOf={(channel) => t(`paging.channel.${channel}`)}
                  onChange={(channels) => {
                    change(n, { channels });
                  }}
                />
              )}
            </fieldset>
          ))}
          <div className="es-actions">
            <button
              type="button"
              className="es-button"
              disabled={targets.length === 0}
              onClick={() => {
                setSteps([...steps, { minutes: steps.length === 0 ? '0' : '5', who: targets[0] ?? '', channels: [] }]);
              }}
            >
              {t('routing.chains.addStep')}
            </button>
            {steps.length === 0 ? null : (
              <button
                type="button"
                className="es-button"
                onClick={() => {
                  setSteps(steps.slice(0, -1));
                }}
              >
                {t('routing.chains.dropStep')}
              </button>
            )}
          </div>
          <div className="es-form-pair">
            <TextField label={t('paging.repeats')} type="number" value={repeats} isRequired onChange={setRepeats} />
            <TextField
              label={t('paging.repeatAfter')}
              type="number"
              value={repeatAfter}
              isRequired
              onChange={setRepeatAfter}
            />
          </div>
          <div className="es-form-pair">
            <TimeField
              label={t('paging.dailyTest')}
              type="time"
              value={dailyTestAt}
              isRequired={false}
              onChange={setDailyTestAt}
            />
            <TextField label={t('paging.zone')} value={zone} isRequired onChange={setZone} />
          </div>
          <Floors floors={floors} onChange={setFloors} />
          <fieldset className="es-fieldset">
            <legend>{t('paging.quiet')}</legend>
            <HoursFields value={quiet} onChange={setQuiet} mayBeAny />
          </fieldset>
        </>
      )}
    </FormDialog>
  );
}

function Floors({
  floors,
  onChange,
}: {
  readonly floors: Schedule['minimumSeverityByRole'];
  readonly onChange: (floors: Schedule['minimumSeverityByRole']) => void;
}) {
  const { t } = useTranslation();
  const choose = (role: StaffRole, severity: PageSeverity): void => {
    onChange({ ...floors, [role]: severity });
  };
  return (
    <fieldset className="es-fieldset">
      <legend>{t('paging.floors')}</legend>
      <div className="es-form-pair">
        {PAGED_ROLES.map((role) => (
          <Choice
            key={role}
            label={t(`role.${role}`)}
            value={floors[role] ?? 'warning'}
            options={[
              ['warning', t('paging.anySeverity')],
              ['critical', t('paging.onlyCritical')],
            ]}
            onChange={(severity) => {
              choose(role, severity);
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
