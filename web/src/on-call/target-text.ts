import type { TFunction } from 'i18next';
import type { Schedule } from './api.js';

/** Whom a step pages, in words. */
export function targetText({ rotations, people, notifiers }: Schedule, who: string, t: TFunction): string {
  const [kind, id = ''] = who.split(':');
  if (kind === 'on-call') return t('paging.onCall');
  if (kind === 'rotation') return rotations.find((rotation) => rotation.id === id)?.name ?? id;
  if (kind === 'member') return people.find((person) => person.id === id)?.name ?? id;
  if (kind === 'role') return t('paging.role', { role: t(`role.${id as 'admin'}`) });
  return notifiers.find((notifier) => notifier.id === id)?.name ?? id;
}
