import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { sessionOptionsQuery } from '../api/queries.js';
import type { DemoRole, SignedIn } from '../api/types.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { EntryFrame } from './entry-frame.js';
import { acceptSession } from './session.js';

const route = getRouteApi('/sign-in');

/** Only paths of our own: a link must not send a person elsewhere after signing in. */
const safePath = (next: string | undefined): string => (next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/');

export function SignInPage() {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  const router = useRouter();
  const options = useQuery(sessionOptionsQuery).data;
  const enter = useMutation({
    mutationFn: (body: { readonly path: string; readonly body: unknown }) =>
      request<SignedIn>(body.path, { method: 'POST', body: body.body }),
    onSuccess: async (signedIn) => {
      await acceptSession(signedIn);
      router.history.push(safePath(next));
    },
  });
  return (
    <EntryFrame title={t('signIn.title')}>
      {options?.demo === true ? (
        <DemoRoles
          roles={options.demoRoles}
          isBusy={enter.isPending}
          onPick={(role) => {
            enter.mutate({ path: '/session/demo', body: { role } });
          }}
        />
      ) : null}
      {options?.setupNeeded === true ? <p className="es-notice">{t('signIn.setupNeeded')}</p> : null}
      <PasswordForm
        isBusy={enter.isPending}
        onSubmit={(body) => {
          enter.mutate({ path: '/session', body });
        }}
      />
      {enter.error ? <ErrorNotice error={enter.error} /> : null}
    </EntryFrame>
  );
}

function DemoRoles({
  roles,
  isBusy,
  onPick,
}: {
  readonly roles: readonly DemoRole[];
  readonly isBusy: boolean;
  readonly onPick: (role: DemoRole) => void;
}) {
  const { t } = useTranslation();
  return (
    <section className="es-form" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('signIn.demoTitle')}</h2>
      <p className="dim">{t('signIn.demoWhy')}</p>
      <ul className="plain es-actions">
        {roles.map((role) => (
          <li key={role}>
            <button
              type="button"
              className="es-button es-button-primary"
              disabled={isBusy}
              onClick={() => {
                onPick(role);
              }}
            >
              {t(`signIn.as.${role}`)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PasswordForm({
  isBusy,
  onSubmit,
}: {
  readonly isBusy: boolean;
  readonly onSubmit: (body: { readonly email: string; readonly password: string }) => void;
}) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({ email, password });
      }}
    >
      <Field label={t('signIn.email')}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => {
              setEmail(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      <Field label={t('signIn.password')}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => {
              setPassword(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      <button type="submit" className="es-button es-button-primary" disabled={isBusy}>
        {t('signIn.submit')}
      </button>
    </form>
  );
}
