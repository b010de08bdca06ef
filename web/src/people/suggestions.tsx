import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../ui/feedback.js';
import { keepApart, mergePeople, suggestionsQuery, type Suggestion } from './api.js';
import { personName } from './person-name.js';
import { Reasons } from './reasons.js';

/** Who else somebody may be; a person decides. */
export function Suggestions({ id, isBrief = false }: { readonly id: string; readonly isBrief?: boolean }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(suggestionsQuery(id));
  if (error) return <ErrorNotice error={error} />;
  if (data === undefined) return null;
  if (data.length === 0) return isBrief ? null : <p className="dim">{t('people.suggestions.none')}</p>;
  return (
    <ul className="plain es-suggestions">
      {(isBrief ? data.slice(0, 1) : data).map((suggestion) => (
        <SuggestionRow key={suggestion.person.id} id={id} suggestion={suggestion} isBrief={isBrief} />
      ))}
    </ul>
  );
}

function SuggestionRow({
  id,
  suggestion: { person, confidence, reasons },
  isBrief,
}: {
  readonly id: string;
  readonly suggestion: Suggestion;
  readonly isBrief: boolean;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const settled = { onSuccess: () => queryClient.invalidateQueries({ queryKey: ['people'] }) };
  const merge = useMutation({ mutationFn: () => mergePeople(person.id, id), ...settled });
  const refuse = useMutation({ mutationFn: () => keepApart(id, person.id), ...settled });
  const who = personName(person) || t('people.noName');
  const isBusy = merge.isPending || refuse.isPending;
  return (
    <li className="es-suggestion" data-suggestion={person.id}>
      <p>
        {isBrief ? (
          t('people.panel.suggested', { who })
        ) : (
          <Link to="/people/$id" params={{ id: person.id }}>
            {who}
          </Link>
        )}{' '}
        <span className="dim">{t('people.suggestions.sure', { percent: Math.round(confidence * 100) })}</span>
      </p>
      <Reasons reasons={reasons} />
      <div className="es-actions">
        <button
          type="button"
          className="es-button"
          disabled={isBusy}
          aria-label={t('people.suggestions.mergeOf', { who })}
          onClick={() => {
            merge.mutate();
          }}
        >
          {t('people.suggestions.merge')}
        </button>
        <button
          type="button"
          className="es-button"
          disabled={isBusy}
          aria-label={t('people.suggestions.noOf', { who })}
          onClick={() => {
            refuse.mutate();
          }}
        >
          {t('people.suggestions.no')}
        </button>
      </div>
      {merge.error || refuse.error ? <ErrorNotice error={merge.error ?? refuse.error} /> : null}
    </li>
  );
}
