import { LANGUAGE_LEVELS } from '@domain/routing/routing.types.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AbleMember, AbleTeam, SpokenLanguage } from './api.js';
import { FormDialog } from './form-dialog.js';
import { listOf } from './hours-text.js';
import { Choice, TextField } from './text-field.js';

const REFRESH = ['users', 'teams'] as const;

export function AbleDialog({ member, onClose }: { readonly member: AbleMember; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [languages, setLanguages] = useState<readonly SpokenLanguage[]>([
    ...member.languages,
    { lang: '', level: 'fluent' },
  ]);
  const [skills, setSkills] = useState(member.skills.join(', '));
  const [isTrainee, setIsTrainee] = useState(member.isTrainee);
  const [capacity, setCapacity] = useState(member.capacity === null ? '' : String(member.capacity));
  const change = (n: number, language: SpokenLanguage): void => {
    const next = languages.map((each, i) => (i === n ? language : each));
    setLanguages(next.at(-1)?.lang === '' ? next : [...next, { lang: '', level: 'fluent' }]);
  };
  return (
    <FormDialog
      title={member.name}
      refresh={REFRESH}
      onClose={onClose}
      write={() => ({
        path: `/users/${member.id}`,
        options: {
          method: 'PATCH',
          ifMatch: member.version,
          body: {
            languages: languages.filter(({ lang }) => lang !== ''),
            skills: listOf(skills),
            capacity: capacity === '' ? null : Number(capacity),
            isTrainee,
          },
        },
      })}
    >
      {() => (
        <>
          <fieldset className="es-fieldset es-form">
            <legend>{t('routing.teams.languages')}</legend>
            {languages.map((language, n) => (
              <div key={n} className="es-form-pair">
                <TextField
                  label={t('routing.teams.lang', { n: n + 1 })}
                  hint={t('routing.teams.langHint')}
                  value={language.lang}
                  onChange={(lang) => {
                    change(n, { ...language, lang: lang.trim().toLowerCase() });
                  }}
                />
                <Choice
                  label={t('routing.teams.level', { n: n + 1 })}
                  value={language.level}
                  options={LANGUAGE_LEVELS.map((level) => [level, t(`routing.level.${level}`)] as const)}
                  onChange={(level) => {
                    change(n, { ...language, level });
                  }}
                />
              </div>
            ))}
          </fieldset>
          <TextField
            label={t('routing.teams.skills')}
            hint={t('routing.teams.skillsHint')}
            value={skills}
            onChange={setSkills}
          />
          <TextField
            label={t('routing.teams.capacity')}
            hint={t('routing.teams.capacityHint')}
            type="number"
            value={capacity}
            onChange={setCapacity}
          />
          <label className="es-check">
            <input
              type="checkbox"
              checked={isTrainee}
              onChange={(event) => {
                setIsTrainee(event.currentTarget.checked);
              }}
            />
            {t('routing.teams.trainee')}
          </label>
        </>
      )}
    </FormDialog>
  );
}

export function TeamSkillsDialog({ team, onClose }: { readonly team: AbleTeam; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [skills, setSkills] = useState(team.skills.join(', '));
  const [zone, setZone] = useState(team.zone);
  return (
    <FormDialog
      title={team.name}
      refresh={REFRESH}
      onClose={onClose}
      write={() => ({
        path: `/teams/${team.id}`,
        options: { method: 'PATCH', body: { skills: listOf(skills), zone: zone.trim() } },
      })}
    >
      {() => (
        <>
          <TextField
            label={t('routing.teams.ofTeam')}
            hint={t('routing.teams.skillsHint')}
            value={skills}
            onChange={setSkills}
          />
          <TextField
            label={t('routing.teams.zone')}
            hint={t('routing.teams.zoneHint')}
            value={zone}
            onChange={setZone}
          />
        </>
      )}
    </FormDialog>
  );
}
