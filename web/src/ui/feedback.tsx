import { IconAlertTriangle, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { coded } from '../i18n/coded.js';
import './feedback.css';

/** What the server said, in the reader's language where the catalogue knows the code. */
export function errorText(error: unknown): string {
  if (error instanceof ApiError) return coded('error', error.code, error.detail);
  return error instanceof Error ? error.message : String(error);
}

/** The message of one field of a refused form. */
export function fieldError(error: unknown, field: string): string | undefined {
  return error instanceof ApiError ? error.errors.find((item) => item.field === field)?.message : undefined;
}

export function ErrorNotice({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  return (
    <div className="es-notice es-notice-bad" role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <span>{errorText(error)}</span>
      {onRetry ? (
        <button type="button" className="es-button" onClick={onRetry}>
          {t('common.retry')}
        </button>
      ) : null}
    </div>
  );
}

/** Says what would be here, why it is not, and one thing to do about it. */
export function EmptyState({
  title,
  why,
  action,
  headingLevel = 2,
}: {
  readonly title: string;
  readonly why: string;
  readonly action?: ReactNode;
  readonly headingLevel?: 1 | 2;
}) {
  const Heading = headingLevel === 1 ? 'h1' : 'h2';
  return (
    <div className="es-empty">
      <IconInbox size={32} stroke={1.5} aria-hidden />
      <Heading>{title}</Heading>
      <p className="dim">{why}</p>
      {action}
    </div>
  );
}

/** The shape of what is coming, while a page is read for the first time. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="es-loading">
      <span className="visually-hidden" role="status">
        {t('common.loading')}
      </span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="es-loading-row" aria-hidden />
      ))}
    </div>
  );
}
