import {
  IconAt,
  IconBell,
  IconChartLine,
  IconEye,
  IconInbox,
  IconRss,
  IconSettings,
  IconTargetArrow,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countsQuery } from '../api/queries.js';
import { formatNumber } from '../i18n/format.js';
import { COUNTED_VIEWS } from '../inbox/views.js';
import { canConfigure, useMe } from '../session/session.js';
import { closeNav, useShell } from './shell-state.js';
import './main-nav.css';

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
            onClick={closeNav}
          >
            <span>{t(`inbox.view.${view}`)}</span>
            {view === 'done' || counts === undefined ? null : (
              <span className="tabular">{formatNumber(counts[view])}</span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
