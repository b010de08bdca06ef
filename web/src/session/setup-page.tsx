import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { sessionOptionsQuery } from '../api/queries.js';
import type { SignedIn } from '../api/types.js';
import { ErrorNotice, fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { EntryFrame } from './entry-frame.js';
import { acceptSession } from './session.js';

const SHORTEST_PASSWORD = 12;

/** From `?token=` or, as the links have it, behind `#token=`, which never reaches a server's log. */
function tokenInAddress(inSearch: string | undefined): string {
  return inSearch ?? new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
}

/** Where a one-time link leads: choose a name and a password. */
export function SetupPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { token } = useSearch({ strict: false });
  const [oneTime] = useState(() => tokenInAddress(token));
  const isFirst = useQuery(sessionOptionsQuery).data?.setupNeeded === true;
  const [values, setValues] = useState({ name: '', email: '', password: '' });
  const accept = useMutation({
    mutationFn: () => {
      const { name, email, password } = values;
      const body = { token: oneTime, password, ...(name === '' ? {} : { name }), ...(isFirst ? { email } : {}) };
      return request<SignedIn>('/session/link', { method: 'POST', body });
    },
    onSuccess: async (signedIn) => {
      await acceptSession(signedIn);
      await navigate({ to: '/', replace: true });
    },
  });
  const input = (name: keyof typeof values, type: string, autoComplete: string, isRequired: boolean) => (
    <Field
      label={t(`setup.${name}`)}
      hint={name === 'password' ? t('setup.passwordHint', { count: SHORTEST_PASSWORD }) : undefined}
      error={fieldError(accept.error, name)}
    >
      {(ids) => (
        <input
          {...ids}
          className="es-input"
          type={type}
          autoComplete={autoComplete}
          required={isRequired}
          minLength={name === 'password' ? SHORTEST_PASSWORD : undefined}
          value={values[name]}
          onChange={(event) => {
            setValues({ ...values, [name]: event.currentTarget.value });
          }}
        />
      )}
    </Field>
  );
  return (
    <EntryFrame title={t('setup.title')}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          accept.mutate();
        }}
      >
        {isFirst ? input('email', 'email', 'username', true) : null}
        {input('name', 'text', 'name', isFirst)}
        {input('password', 'password', 'new-password', true)}
        <button type="submit" className="es-button es-button-primary" disabled={accept.isPending}>
          {t('setup.submit')}
        </button>
      </form>
      {accept.error ? <ErrorNotice error={accept.error} /> : null}
    </EntryFrame>
  );
}
