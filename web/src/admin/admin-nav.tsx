import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { canConfigure, useMe } from '../session/session.js';
import '../ui/tabs.css';

export function AdminNav() {
  const { t } = useTranslation();
  const me = useMe();
  const canAutomate = canConfigure(me) || me.role === 'team-lead';
  const link = { className: 'es-tab', activeProps: { className: 'es-tab-active' } };
  return (
    <nav className="es-tabs" aria-label={t('nav.admin')}>
      {canConfigure(me) ? (
        <Link to="/admin/users" {...link}>
          {t('admin.users')}
        </Link>
      ) : null}
      {me.role === 'admin' ? (
        <Link to="/admin/tokens" {...link}>
          {t('admin.tokens')}
        </Link>
      ) : null}
      <Link to="/admin/languages" {...link}>
        {t('admin.languages.title')}
      </Link>
      <Link to="/admin/teams" {...link}>
        {t('admin.able')}
      </Link>
      <Link to="/admin/authority" {...link}>
        {t('admin.authority')}
      </Link>
      <Link to="/admin/routing" {...link}>
        {t('admin.routing')}
      </Link>
      {canAutomate ? (
        <>
          <Link to="/admin/automations" {...link}>
            {t('admin.automations')}
          </Link>
          <Link to="/admin/rules" {...link}>
            {t('admin.rules')}
          </Link>
        </>
      ) : null}
      <Link to="/oncall" {...link}>
        {t('admin.onCall')}
      </Link>
      <Link to="/admin/priorities" {...link}>
        {t('admin.priorities')}
      </Link>
      <Link to="/admin/calendars" {...link}>
        {t('admin.calendars')}
      </Link>
      {canConfigure(me) ? (
        <Link to="/admin/notifiers" {...link}>
          {t('admin.notifiers')}
        </Link>
      ) : null}
      <Link to="/admin/privacy" {...link}>
        {t('admin.privacy')}
      </Link>
      {canConfigure(me) ? (
        <Link to="/admin/status" {...link}>
          {t('admin.status')}
        </Link>
      ) : null}
    </nav>
  );
}
