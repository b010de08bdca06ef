import { useTranslation } from 'react-i18next';
import type { Task } from '../api/types.js';
import { coded } from '../i18n/coded.js';
import { formatDateTime } from '../i18n/format.js';

/** Why a post can, or cannot, be answered from here, and until when. */
export function AnswerableReason({ replyability }: { readonly replyability: Task['replyability'] }) {
  const { t } = useTranslation();
  const { verdict, reason, expiresAt } = replyability;
  const isLimited = expiresAt !== undefined && expiresAt !== null;
  return (
    <>
      {verdict === 'public' ? null : ` ${coded('answerable', reason, '')}`}
      {isLimited ? ` ${t('answering.until', { when: formatDateTime(expiresAt) })}` : null}
    </>
  );
}
