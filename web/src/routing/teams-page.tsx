import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminNav } from '../admin/admin-nav.js';
import { languageName } from '../i18n/format.js';
import { useMe } from '../session/session.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { AbleDialog, TeamSkillsDialog } from './able-dialog.js';
import { ableMembersQuery, ableTeamsQuery, type AbleMember, type AbleTeam } from './api.js';
import './routing.css';

/** What people are able to: languages, skills, and how much at once. */
export function TeamsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const members = useQuery(ableMembersQuery);
  const teams = useQuery(ableTeamsQuery);
  const [member, setMember] = useState<AbleMember | null>(null);
  const [team, setTeam] = useState<AbleTeam | null>(null);
  const mayChange = me.role === 'admin';
  const error = members.error ?? teams.error;
  return (
    <div className="es-page">
      <AdminNav />
      <h1>{t('routing.teams.title')}</h1>
      <p>{t('routing.teams.intro')}</p>
      {error ? <ErrorNotice error={error} /> : null}
      {members.isPending ? <Loading rows={4} /> : null}
      <h2>{t('routing.teams.teams')}</h2>
      <ul className="plain es-card-list">
        {teams.data?.map((each) => (
          <li key={each.id} className="es-card">
            <div className="es-card-head">
              <h3>{each.name}</h3>
              {mayChange ? (
                <button
                  type="button"
                  className="es-button"
                  aria-label={t('routing.teams.changeOf', { name: each.name })}
                  onClick={() => {
                    setTeam(each);
                  }}
                >
                  {t('routing.change')}
                </button>
              ) : null}
            </div>
            <p>{each.skills.length === 0 ? t('routing.teams.nothing') : each.skills.join(', ')}</p>
          </li>
        ))}
      </ul>
      <h2>{t('routing.teams.people')}</h2>
      <ul className="plain es-card-list">
        {members.data?.map((each) => (
          <li key={each.id} className="es-card">
            <div className="es-card-head">
              <h3>{each.name}</h3>
              {mayChange ? (
                <button
                  type="button"
                  className="es-button"
                  aria-label={t('routing.teams.changeOf', { name: each.name })}
                  onClick={() => {
                    setMember(each);
                  }}
                >
                  {t('routing.change')}
                </button>
              ) : null}
            </div>
            <p className="es-facts">
              <span>{each.teams.map(({ name }) => name).join(', ')}</span>
              <span>{t(`role.${each.role}`)}</span>
              <span>
                {each.capacity === null
                  ? t('routing.teams.anyCapacity')
                  : t('routing.teams.upTo', { n: each.capacity })}
              </span>
            </p>
            <p>
              {each.languages.length === 0 && each.skills.length === 0
                ? t('routing.teams.nothing')
                : [
                    ...each.languages.map(({ lang, level }) => `${languageName(lang)}: ${t(`routing.level.${level}`)}`),
                    ...each.skills,
                  ].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {member === null ? null : (
        <AbleDialog
          member={member}
          onClose={() => {
            setMember(null);
          }}
        />
      )}
      {team === null ? null : (
        <TeamSkillsDialog
          team={team}
          onClose={() => {
            setTeam(null);
          }}
        />
      )}
    </div>
  );
}
