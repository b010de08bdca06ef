import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { JOURNEYS, patchPerson, personQuery, tiersQuery, type Person, type PersonPatch } from './api.js';

const TEXTS = ['name', 'phone', 'email', 'customerNumber', 'lang', 'zone'] as const;
type TextField = (typeof TEXTS)[number];

const LABEL = {
  name: 'people.name',
  phone: 'people.phone',
  email: 'people.email',
  customerNumber: 'people.customerNumber',
  lang: 'people.language',
  zone: 'people.zone',
} as const satisfies Record<TextField, string>;

interface Draft extends Record<TextField, string> {
  readonly tier: string;
  readonly journey: string;
  readonly notes: string;
}

const draftOf = (person: Person): Draft => ({
  name: person.name ?? '',
  phone: person.phone ?? '',
  email: person.email ?? '',
  customerNumber: person.customerNumber ?? '',
  lang: person.lang ?? '',
  zone: person.zone ?? '',
  tier: person.tier ?? '',
  journey: person.journey ?? '',
  notes: person.notes ?? '',
});

/** Only what was changed is sent: somebody else may be writing the rest. */
function patchOf(before: Draft, now: Draft): PersonPatch {
  const changed = Object.entries(now).filter(([name, value]) => before[name as keyof Draft] !== value);
  return Object.fromEntries(
    changed.map(([name, value]: [string, string]) => [
      name,
      name !== 'notes' && value.trim() === '' ? null : value.trim(),
    ]),
  );
}

/** The profile as it is known, to be put right. */
export function PersonForm({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const tiers = useQuery(tiersQuery);
  const before = draftOf(person);
  const [draft, setDraft] = useState(before);
  const save = useMutation({
    mutationFn: () => patchPerson(person.id, person.version, patchOf(before, draft)),
    onSuccess: async (saved) => {
      setDraft(draftOf(saved));
      queryClient.setQueryData(personQuery(person.id).queryKey, saved);
      await queryClient.invalidateQueries({ queryKey: ['people', 'suggestions'] });
    },
  });
  const set = (change: Partial<Draft>): void => {
    setDraft({ ...draft, ...change });
  };
  const choice = (label: string, value: string, onChange: (value: string) => void, options: ReactNode): ReactNode => (
    <Field label={label}>
      {(ids) => (
        <select
          {...ids}
          className="es-select"
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        >
          {options}
        </select>
      )}
    </Field>
  );
  const isChanged = Object.keys(patchOf(before, draft)).length > 0;
  return (
    <form
      className="es-people-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {TEXTS.map((name) => (
        <Field
          key={name}
          label={t(LABEL[name])}
          hint={name === 'zone' ? t('people.zoneHint') : undefined}
          error={fieldError(save.error, name)}
        >
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              list={name === 'zone' ? 'person-zones' : undefined}
              value={draft[name]}
              onChange={(event) => {
                set({ [name]: event.currentTarget.value });
              }}
            />
          )}
        </Field>
      ))}
      <datalist id="person-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {choice(
        t('people.tier'),
        draft.tier,
        (tier) => {
          set({ tier });
        },
        ['', ...new Set([...(tiers.data ?? []), ...(person.tier === null ? [] : [person.tier])])].map((tier) => (
          <option key={tier} value={tier}>
            {tier === '' ? t('people.noTier') : tier}
          </option>
        )),
      )}
      {choice(
        t('people.journeyStage'),
        draft.journey,
        (journey) => {
          set({ journey });
        },
        [
          <option key="" value="">
            {t('people.noStage')}
          </option>,
          ...JOURNEYS.map((stage) => (
            <option key={stage} value={stage}>
              {t(`people.journey.${stage}`)}
            </option>
          )),
        ],
      )}
      <Field label={t('people.notes')} isWide>
        {(ids) => (
          <textarea
            {...ids}
            className="es-input"
            rows={4}
            value={draft.notes}
            onChange={(event) => {
              set({ notes: event.currentTarget.value });
            }}
          />
        )}
      </Field>
      {save.error ? <ErrorNotice error={save.error} /> : null}
      <div className="es-actions">
        <button type="submit" className="es-button es-button-primary" disabled={!isChanged || save.isPending}>
          {t('people.save')}
        </button>
        <span role="status">{save.isSuccess && !isChanged ? t('people.saved') : ''}</span>
      </div>
    </form>
  );
}
