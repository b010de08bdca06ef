import {
  IconAt,
  IconBell,
  IconFlame,
  IconChartLine,
  IconEye,
  IconInbox,
  IconRss,
  IconSettings,
  IconTargetArrow,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { countsQuery, runningIncidentsQuery } from '../api/queries.js';
import { formatNumber } from '../i18n/format.js';
import { withWords } from '../i18n/with-words.js';
import { COUNTED_VIEWS } from '../inbox/views.js';
import { canConfigure, useMe } from '../session/session.js';
import { closeNav, useShell } from './shell-state.js';
import { fetched } from '../ui/fetched.js';
import './main-nav.css';

const NavSavedViews = fetched(
  async () => (await withWords('inbox-more', import('./nav-saved-views.js'))).NavSavedViews,
);

export function MainNav() {
  const { t } = useTranslation();
  const me = useMe();
  const { isNavOpen } = useShell();
  const link = { className: 'es-nav-link', activeProps: { className: 'es-nav-active' }, onClick: closeNav };
  return (
    <nav id="main-nav" className={isNavOpen ? 'es-nav es-nav-open' : 'es-nav'} aria-label={t('shell.mainNav')}>
      <ul className="plain">
        <li>
          <Link to="/inbox/$view" params={{ view: 'due' }} title={t('nav.inbox')} {...link}>
            <IconInbox size={20} stroke={1.75} aria-hidden />
            <span>{t('nav.inbox')}</span>
          </Link>
          <InboxViews />
        </li>
        <li>
          <CrisisLink link={link} />
        </li>
        <li>
          <Link to="/mentions" title={t('nav.mentions')} {...link}>
            <IconAt size={20} stroke={1.75} aria-hidden />
            <span>{t('nav.mentions')}</span>
          </Link>
        </li>
        <li>
          <Link to="/watch" title={t('nav.watch')} {...link}>
            <IconEye size={20} stroke={1.75} aria-hidden />
            <span>{t('nav.watch')}</span>
          </Link>
        </li>
        <li>
          <Link to="/sources" title={t('nav.sources')} {...link}>
            <IconRss size={20} stroke={1.75} aria-hidden />
            <span>{t('nav.sources')}</span>
          </Link>
        </li>
        <li>
          <Link to="/alerts" title={t('nav.alerts')} {...link}>
            <IconBell size={20} stroke={1.75} aria-hidden />
            <span>{t('nav.alerts')}</span>
          </Link>
        </li>
        <li>
          <Link to="/standards" title={t('nav.standards')} {...link}>
            <IconTargetArrow size={20} stroke={1.75} aria-hidden />
            <span>{t('nav.standards')}</span>
          </Link>
        </li>
        <li>
          <Link to="/insights" title={t('nav.insights')} {...link}>
            <IconChartLine size={20} stroke={1.75} aria-hidden />
            <span>{t('nav.insights')}</span>
          </Link>
        </li>
        {canConfigure(me) ? (
          <li>
            <Link to="/admin" title={t('nav.admin')} {...link}>
              <IconSettings size={20} stroke={1.75} aria-hidden />
              <span>{t('nav.admin')}</span>
            </Link>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

/** With how many go on. */
function CrisisLink({ link }: { readonly link: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation();
  const me = useMe();
  const running = useQuery({ ...runningIncidentsQuery, enabled: me.role !== 'viewer' }).data ?? 0;
  return (
    <Link to="/crisis" title={t('nav.crisis')} {...link}>
      <IconFlame size={20} stroke={1.75} aria-hidden />
      <span>{t('nav.crisis')}</span>
      {running > 0 ? <strong className="es-nav-crisis tabular">{formatNumber(running)}</strong> : null}
    </Link>
  );
}

function InboxViews() {
  const { t } = useTranslation();
  const counts = useQuery(countsQuery).data;
  return (
    <ul className="plain es-nav-views" aria-label={t('inbox.views')}>
      {COUNTED_VIEWS.map((view) => (
        <li key={view}>
          <Link
            to="/inbox/$view"
            params={{ view }}
            className="es-nav-link es-nav-view"
            activeProps={{ className: 'es-nav-active' }}
            activeOptions={{ includeSearch: false }}
            onClick={closeNav}
          >
            <span>{t(`inbox.view.${view}`)}</span>
            {view === 'done' || counts === undefined ? null : (
              <span className="tabular">{formatNumber(counts[view])}</span>
            )}
          </Link>
        </li>
      ))}
      <Suspense>
        <NavSavedViews />
      </Suspense>
    </ul>
  );
}
