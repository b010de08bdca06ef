import { useTranslation } from 'react-i18next';
import type { Person } from './api.js';

const KINDS = ['csat', 'ces', 'nps'] as const;

/** What the customer answered when asked how it went. */
export function Scores({ scores }: { readonly scores: Person['scores'] }) {
  const { t } = useTranslation();
  const known = KINDS.flatMap((kind) => {
    const score = scores[kind];
    return score === null ? [] : [t(`people.scores.${kind}`, { score })];
  });
  return <p className={known.length === 0 ? 'dim' : undefined}>{known.join(' · ') || t('people.scores.none')}</p>;
}
