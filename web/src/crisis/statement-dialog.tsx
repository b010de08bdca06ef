import { useQuery } from '@tanstack/react-query';
import type { StatementKind } from '@domain/incident/incident.types.js';
import { needsSecondPerson } from '@domain/incident/statement-rules.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryString, request } from '../api/client.js';
import type { Page } from '../api/types.js';
import { languageName } from '../i18n/format.js';
import { LANGUAGES } from '../i18n/i18n.js';
import { Dialog } from '../ui/dialog.js';
import { Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { groupsQuery, type Room } from './api.js';
import { useRoomAct } from './use-room-act.js';

interface ApprovedText {
  readonly id: string;
  readonly key: string | null;
  readonly lang: string;
  readonly text: string;
  readonly variables: readonly { readonly name: string; readonly fallback?: string }[];
}

/** A holding text for closed hours says when we open; it is none for a crisis. */
const SAYS_HOURS = 'opening';

const holdingQuery = {
  queryKey: ['templates', 'holding', 'approved'],
  queryFn: async () =>
    (await request<Page<ApprovedText>>(`/templates${queryString({ kind: 'holding', approved: 'true', limit: 200 })}`))
      .items,
};

/** What is said in public, in every language of those who are affected. */
export function StatementDialog({
  room,
  kind,
  onClose,
}: {
  readonly room: Room;
  readonly kind: StatementKind;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const holding = useQuery(holdingQuery).data;
  const groups = useQuery(groupsQuery(room.id)).data;
  const isReady = holding !== undefined && groups !== undefined;
  const approved = (holding ?? []).filter(({ variables }) => variables.every(({ name }) => name !== SAYS_HOURS));
  return (
    <Dialog title={t(`crisis.statement.${kind}`)} onClose={onClose}>
      {isReady ? (
        <StatementForm
          room={room}
          kind={kind}
          approved={approved}
          spoken={[...new Set(groups.groups.map(({ lang }) => lang))]}
          onClose={onClose}
        />
      ) : (
        <Loading rows={4} />
      )}
    </Dialog>
  );
}

function StatementForm({
  room,
  kind,
  approved,
  spoken,
  onClose,
}: {
  readonly room: Room;
  readonly kind: StatementKind;
  readonly approved: readonly ApprovedText[];
  readonly spoken: readonly string[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const act = useRoomAct(room.id);
  const [languages, setLanguages] = useState<readonly string[]>([...new Set([...spoken.filter(isShort), 'en'])]);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    kind === 'holding' ? Object.fromEntries(approved.map(({ lang, text }) => [lang, text])) : {},
  );
  const written = Object.fromEntries(
    languages.flatMap((lang) => {
      const text = texts[lang]?.trim() ?? '';
      return text === '' ? [] : [[lang, text]];
    }),
  );
  const isEmpty = Object.keys(written).length === 0;
  const others = [...LANGUAGES].filter((lang) => !languages.includes(lang));
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate(
          { path: 'statement', body: { kind, texts: written }, done: t('crisis.done.written') },
          { onSuccess: onClose },
        );
      }}
    >
      <p className="small dim">
        {t('crisis.statement.variables', { variables: '{{name}}, {{handle}}, {{brand}}, {{reference}}' })}
      </p>
      {languages.map((lang, index) => (
        <Field key={lang} label={languageName(lang)} isWide>
          {(ids) => (
            <textarea
              {...ids}
              className="es-input"
              data-first-focus={index === 0 ? true : undefined}
              rows={3}
              maxLength={5_000}
              lang={lang}
              dir="auto"
              value={texts[lang] ?? ''}
              onChange={(event) => {
                setTexts({ ...texts, [lang]: event.currentTarget.value });
              }}
            />
          )}
        </Field>
      ))}
      {others.length > 0 ? (
        <Field label={t('crisis.statement.addLanguage')}>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value=""
              onChange={(event) => {
                setLanguages([...languages, event.currentTarget.value]);
              }}
            >
              <option value="">{t('crisis.statement.choose')}</option>
              {others.map((lang) => (
                <option key={lang} value={lang}>
                  {languageName(lang)}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
      <p role="status" data-testid="second-person">
        {isEmpty
          ? ''
          : needsSecondPerson(written, approved)
            ? t('crisis.statement.needsSecond')
            : t('crisis.statement.preApproved')}
      </p>
      <button type="submit" className="es-button es-button-primary" disabled={act.isPending || isEmpty}>
        {t('crisis.statement.submit')}
      </button>
    </form>
  );
}

/** What a statement may be in; a text of no known language is answered in English. */
const isShort = (lang: string): boolean => /^[a-z]{2,3}$/.test(lang) && lang !== 'und';
