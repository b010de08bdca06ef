import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../i18n/format.js';
import type { HistorySentence } from './api.js';

/** What to know of somebody before the first word. */
export function Told({ sentences }: { readonly sentences: readonly HistorySentence[] }) {
  const { t } = useTranslation();
  if (sentences.length === 0) return null;
  return (
    <ul className="es-told">
      {sentences.map(({ code, values, taskIds }) => {
        const sentence = t(`people.told.${code}`, values);
        const dueAt = values['dueAt'];
        return (
          <li key={`${code}${taskIds.join(',')}`} data-told={code}>
            <IconHistory size={16} aria-hidden />
            <span>
              {typeof dueAt === 'string' ? t('people.told.due', { sentence, at: formatDateTime(dueAt) }) : sentence}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
