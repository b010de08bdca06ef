import i18next from 'i18next';
import { coded } from '../i18n/coded.js';
import { formatAgo } from '../i18n/format.js';
import type { Notice } from './task-store.js';

/** Who was first and when, where the server's answer tells; else why it refused. */
export function noticeText({ code, detail, current }: Notice, nowMs: number): string {
  if (current?.acknowledgedBy && current.acknowledgedAt) {
    const when = formatAgo(current.acknowledgedAt, nowMs);
    return i18next.t('task.acknowledgedBy', { name: current.acknowledgedBy.name, when });
  }
  if (current?.reply?.author) return i18next.t('task.answeringNow', { name: current.reply.author.name });
  if (current?.assignee) {
    return i18next.t('task.takenBy', { name: current.assignee.name, when: formatAgo(current.updatedAt, nowMs) });
  }
  return coded('error', code, detail);
}
