import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { coded } from '../i18n/coded.js';
import { formatNumber } from '../i18n/format.js';
import type { Preview } from './api.js';

/** What a policy would have done in the last days. */
export function PreviewBox({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const { allowed, tasks, days, isSampled, refused, examples } = preview;
  return (
    <div role="status">
      <p>
        <strong>{t('automation.would', { allowed: formatNumber(allowed), tasks: formatNumber(tasks), days })}</strong>{' '}
        {isSampled ? t('automation.sampled') : null}
      </p>
      <Refusals refused={refused} />
      {examples.length === 0 ? null : (
        <>
          <h3>{t('automation.examples')}</h3>
          <ul className="plain es-card-list">
            {examples.map(({ task, text }) => (
              <li key={task.id} className="es-card es-automation-text">
                <Link to="/t/$id" params={{ id: task.id }}>
                  <bdi lang={task.lang}>{task.excerpt}</bdi>
                </Link>
                <p lang={task.lang} dir="auto">
                  {text}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Reasons by how often they were given; a task may have several. */
export function Refusals({ refused }: { readonly refused: readonly { readonly code: string; readonly n: number }[] }) {
  const { t } = useTranslation();
  if (refused.length === 0) return null;
  return (
    <details>
      <summary>{t('automation.refusedBecause')}</summary>
      <ul>
        {refused.map(({ code, n }) => (
          <li key={code}>
            {coded('automation.reason', code, code)}: {formatNumber(n)}
          </li>
        ))}
      </ul>
    </details>
  );
}
