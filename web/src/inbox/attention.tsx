import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { attentionQuery } from '../api/queries.js';

/** Replies that did not certainly get out wait for a person; they are never silent. */
export function Attention() {
  const { t } = useTranslation();
  const replies = useQuery(attentionQuery).data ?? [];
  const first = replies[0];
  if (first?.taskId === undefined) return null;
  return (
    <p className="es-notice es-notice-bad es-attention">
      <IconAlertTriangle size={18} aria-hidden />
      <span>{t('inbox.attention', { count: replies.length })}</span>
      <Link to="/t/$id" params={{ id: first.taskId }}>
        {t('inbox.attentionOpen')}
      </Link>
    </p>
  );
}
