import type { Mark, TaskView } from '../tasks/task-store.js';
import { coded } from '../i18n/coded.js';
import i18next from 'i18next';

/** Done to the task without dealing with it. */
const LEAVES_OPEN: ReadonlySet<Mark> = new Set(['reopened', 'released', 'corrected', 'labelled']);

/** The few words at the end of a row's second line: what was just done, or what stands in the way. */
export function rowStatus({ task, mark, notice }: TaskView): string {
  if (notice !== null) return coded('rowNotice', notice.code, i18next.t('rowNotice.refused'));
  if (task.reply !== null && ['rejected', 'unknown', 'needs-person'].includes(task.reply.state)) {
    return i18next.t(`reply.state.${task.reply.state}`);
  }
  if (task.mergedInto) return i18next.t('mark.merged');
  if (mark !== null) return i18next.t(`mark.${mark}`);
  if (task.reply !== null && task.reply.state !== 'sent') return i18next.t(`reply.state.${task.reply.state}`);
  return task.state === 'open' ? '' : i18next.t(`taskState.${task.state}`);
}

/** Nothing is left to do here for now: the row is dimmed but stays where it is. */
export function isDealtWith({ task, mark }: TaskView): boolean {
  return (mark !== null && !LEAVES_OPEN.has(mark)) || task.state === 'resolved' || task.state === 'dismissed';
}

/** Still waits for a first word from us. */
export function needsAcknowledgement(view: TaskView): boolean {
  const { task } = view;
  const isAnswered = task.reply !== null && task.reply.state !== 'rejected';
  return !isDealtWith(view) && task.state === 'open' && task.acknowledgedAt === null && !isAnswered;
}
