import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { languageName } from '../i18n/format.js';
import { canAct, useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { personQuery, type Person } from './api.js';
import { Consents } from './consents.js';
import { Handles } from './handles.js';
import { History } from './history.js';
import { PersonForm } from './person-form.js';
import { personName } from './person-name.js';
import { PersonRights } from './person-rights.js';
import { Scores } from './scores.js';
import { Suggestions } from './suggestions.js';
import './people.css';

const route = getRouteApi('/shell/people/$id');

/** One customer: who they are everywhere, what was said, what they allow. */
export function PersonPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { data, error, refetch } = useQuery(personQuery(id));
  if (data !== undefined) return <Profile person={data} />;
  if (error instanceof ApiError && error.status === 404)
    return <EmptyState title={t('people.empty')} why={t('people.emptyWhy')} headingLevel={1} />;
  return (
    <div className="es-page">
      <h1>{t('people.profile')}</h1>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Loading rows={5} />}
    </div>
  );
}

function Profile({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const mayWrite = canAct(useMe()) && !person.isMasked;
  return (
    <div className="es-page es-people">
      <p>
        <Link to="/people">{t('people.title')}</Link>
      </p>
      <h1>{personName(person) || t('people.noName')}</h1>
      <p className="dim">
        {[person.tier, person.lang === null ? null : languageName(person.lang)]
          .filter((each) => each !== null)
          .join(' · ')}
      </p>
      {person.isMasked ? <p className="dim">{t('people.masked')}</p> : null}
      <Scores scores={person.scores} />
      <div className="es-person">
        <div className="es-people">
          <History id={person.id} />
          <Handles person={person} mayWrite={mayWrite} />
          {person.isMasked ? null : (
            <section className="es-card" aria-labelledby="person-suggestions">
              <h2 id="person-suggestions">{t('people.suggestions.title')}</h2>
              <Suggestions id={person.id} />
            </section>
          )}
        </div>
        <div className="es-people">
          {mayWrite ? (
            <section className="es-card" aria-labelledby="person-profile">
              <h2 id="person-profile">{t('people.profile')}</h2>
              <PersonForm key={person.id} person={person} />
            </section>
          ) : null}
          <Consents person={person} mayWrite={mayWrite} />
          {mayWrite ? <PersonRights id={person.id} /> : null}
        </div>
      </div>
    </div>
  );
}
