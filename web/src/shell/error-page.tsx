import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorNotice } from '../ui/feedback.js';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main className="es-error-page">
      <EmptyState
        headingLevel={1}
        title={t('error.notFound')}
        why={t('error.notFoundWhy')}
        action={<Link to="/">{t('nav.inbox')}</Link>}
      />
    </main>
  );
}

export function ErrorPage({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  return (
    <main className="es-error-page">
      <h1>{t('error.page')}</h1>
      <ErrorNotice
        error={error}
        onRetry={() => {
          location.reload();
        }}
      />
    </main>
  );
}
