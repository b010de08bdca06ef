import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connectorsQuery, sourcesQuery, teamsQuery } from '../api/queries.js';
import type { Named } from '../api/types.js';
import { calendarsQuery } from '../standards/api.js';
import { fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import type { AccountDraft } from './account-draft.js';

export interface AccountFieldsProps {
  readonly draft: AccountDraft;
  readonly isNew: boolean;
  readonly error: unknown;
  readonly onChange: (draft: AccountDraft) => void;
}

export function AccountFields({ draft, isNew, error, onChange }: AccountFieldsProps) {
  const { t } = useTranslation();
  const teams = useQuery(teamsQuery).data ?? [];
  const calendars = useQuery(calendarsQuery).data ?? [];
  const set =
    (name: keyof AccountDraft) =>
    (value: string): void => {
      onChange({ ...draft, [name]: value });
    };
  return (
    <>
      {isNew ? <WhichFields {...{ draft, isNew, error, onChange }} /> : null}
      <div className="es-form-pair">
        <Days
          label={t('account.postDays')}
          hint={t('account.daysHint')}
          most={365}
          isFirst={!isNew}
          value={draft.postDays}
          error={fieldError(error, 'postDays')}
          onChange={set('postDays')}
        />
        <Days
          label={t('account.answerDays')}
          hint={t('account.daysHint')}
          most={90}
          isFirst={false}
          value={draft.answerDays}
          error={fieldError(error, 'answerDays')}
          onChange={set('answerDays')}
        />
        <Choice
          label={t('account.team')}
          none={t('account.firstTeam')}
          choices={teams}
          value={draft.team}
          error={fieldError(error, 'team')}
          onChange={set('team')}
        />
        <Choice
          label={t('account.calendar')}
          none={t('account.everyDay')}
          choices={calendars}
          value={draft.calendar}
          error={fieldError(error, 'calendar')}
          onChange={set('calendar')}
        />
      </div>
      <Field label={t('account.address')} error={fieldError(error, 'url')}>
        {(ids) => (
          <input
            {...ids}
            type="url"
            className="es-input"
            value={draft.url}
            onChange={(event) => {
              set('url')(event.currentTarget.value);
            }}
          />
        )}
      </Field>
    </>
  );
}

/** Which account it is; it stays that one. */
function WhichFields({ draft, error, onChange }: AccountFieldsProps) {
  const { t } = useTranslation();
  const networks = [...new Set((useQuery(connectorsQuery).data ?? []).map(({ network }) => network))].toSorted();
  const sources = useQuery(sourcesQuery).data ?? [];
  return (
    <div className="es-form-pair">
      <Field label={t('account.network')} error={fieldError(error, 'network')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            required
            data-first-focus
            value={draft.network}
            onChange={(event) => {
              onChange({ ...draft, network: event.currentTarget.value });
            }}
          >
            <option value="">{t('account.choose')}</option>
            {networks.map((network) => (
              <option key={network}>{network}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('account.handle')} error={fieldError(error, 'handle')}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            required
            maxLength={200}
            value={draft.handle}
            onChange={(event) => {
              onChange({ ...draft, handle: event.currentTarget.value });
            }}
          />
        )}
      </Field>
      <Choice
        label={t('account.heardBy')}
        none={t('account.noSource')}
        choices={sources}
        value={draft.source}
        error={fieldError(error, 'source')}
        onChange={(source) => {
          onChange({ ...draft, source });
        }}
      />
    </div>
  );
}

function Days({
  label,
  hint,
  most,
  isFirst,
  value,
  error,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly most: number;
  readonly isFirst: boolean;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          {...ids}
          type="number"
          className="es-input"
          min={1}
          max={most}
          step={1}
          inputMode="numeric"
          data-first-focus={isFirst ? true : undefined}
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}

function Choice({
  label,
  none,
  choices,
  value,
  error,
  onChange,
}: {
  readonly label: string;
  readonly none: string;
  readonly choices: readonly Named[];
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Field label={label} error={error}>
      {(ids) => (
        <select
          {...ids}
          className="es-select"
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        >
          <option value="">{none}</option>
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
