import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { templatesQuery } from '../api/queries.js';
import type { Task, Template } from '../api/types.js';
import { preparedTextQuery } from './api.js';

/** The approved acknowledgement that a rule laid out for whoever answers. */
export function PreparedLine({ task, onPick }: { readonly task: Task; readonly onPick: (template: Template) => void }) {
  const { t } = useTranslation();
  const prepared = useQuery(preparedTextQuery(task.id)).data?.prepared ?? null;
  const template = (useQuery(templatesQuery).data ?? []).find(({ id }) => id === prepared?.templateId);
  if (prepared === null || template === undefined) return null;
  return (
    <p className="small" data-testid="prepared">
      {t('rules.prepared', { rule: prepared.rule.name, text: template.name })}{' '}
      <button
        type="button"
        className="es-button"
        onClick={() => {
          onPick(template);
        }}
      >
        {t('rules.usePrepared')}
      </button>
    </p>
  );
}
