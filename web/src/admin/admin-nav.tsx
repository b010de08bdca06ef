import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { canConfigure, useMe } from '../session/session.js';
import '../ui/tabs.css';

export function AdminNav() {
  const { t } = useTranslation();
  const me = useMe();
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
      <Link to="/admin/priorities" {...link}>
        {t('admin.priorities')}
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
