import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { FormDialog } from '../routing/form-dialog.js';
import { Choice, TextField } from '../routing/text-field.js';
import { announce } from '../shell/announcer.js';
import { EmptyState, ErrorNotice, fieldError, Loading } from '../ui/feedback.js';
import { type Contact, contactsQuery, PAGE_CHANNELS, type PageChannel } from './api.js';

interface Contacts {
  readonly items: readonly Contact[];
}

const putContacts = (items: readonly Pick<Contact, 'kind' | 'address'>[]) => ({
  method: 'PUT' as const,
  body: { items: items.map(({ kind, address }) => ({ kind, address })) },
});

/** How a person is reached when they are paged, in order, each shown to work by a code. */
export function ContactsPage() {
  const { t } = useTranslation();
  const { data, error, isPending } = useQuery(contactsQuery);
  const [isAdding, setAdding] = useState(false);
  const add = (
    <button
      type="button"
      className="es-button es-button-primary"
      onClick={() => {
        setAdding(true);
      }}
    >
      {t('paging.contacts.add')}
    </button>
  );
  return (
    <div className="es-page">
      <h1>{t('paging.contacts.title')}</h1>
      <p className="dim">{t('paging.contacts.intro')}</p>
      {error ? <ErrorNotice error={error} /> : null}
      {isPending ? <Loading rows={2} /> : null}
      {data?.length === 0 ? (
        <EmptyState title={t('paging.contacts.empty')} why={t('paging.contacts.emptyWhy')} action={add} />
      ) : null}
      <ol className="plain es-card-list">
        {data?.map((contact, n) => (
          <ContactCard key={contact.id} contact={contact} all={data} n={n} />
        ))}
      </ol>
      {data === undefined || data.length === 0 ? null : <div className="es-actions">{add}</div>}
      {isAdding ? (
        <ContactDialog
          all={data ?? []}
          onClose={() => {
            setAdding(false);
          }}
        />
      ) : null}
    </div>
  );
}

function ContactCard({
  contact,
  all,
  n,
}: {
  readonly contact: Contact;
  readonly all: readonly Contact[];
  readonly n: number;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const keep = ({ items }: Contacts): void => {
    queryClient.setQueryData(contactsQuery.queryKey, [...items]);
  };
  const replace = useMutation({
    mutationFn: (items: readonly Contact[]) => request<Contacts>('/me/contacts', putContacts(items)),
    onSuccess: keep,
  });
  const { id, kind, address, isVerified, canSend } = contact;
  const name = `${t(`paging.channel.${kind}`)} ${kind === 'web-push' ? '' : address}`;
  const raised = all.map((each, i) => (i === n - 1 ? contact : i === n ? (all[n - 1] ?? each) : each));
  return (
    <li className="es-card">
      <div className="es-card-head">
        <h2>{t(`paging.channel.${kind}`)}</h2>
        <div className="es-actions">
          {n === 0 ? null : (
            <button
              type="button"
              className="es-button"
              aria-label={`${t('paging.contacts.up')}: ${name}`}
              disabled={replace.isPending}
              onClick={() => {
                replace.mutate(raised);
              }}
            >
              {t('paging.contacts.up')}
            </button>
          )}
          <button
            type="button"
            className="es-button es-button-danger"
            aria-label={t('routing.deleteOf', { what: t('common.delete'), name })}
            disabled={replace.isPending}
            onClick={() => {
              replace.mutate(all.filter((each) => each.id !== id));
            }}
          >
            {t('common.delete')}
          </button>
        </div>
      </div>
      {kind === 'web-push' ? <p>{t('paging.contacts.hint.web-push')}</p> : <p dir="auto">{address}</p>}
      <p className={isVerified ? 'small dim' : 'small es-oncall-gap'}>
        {isVerified ? t('paging.contacts.verified') : t('paging.contacts.unverified')}
      </p>
      {canSend ? null : <p className="small es-field-error">{t('paging.contacts.cannotSend')}</p>}
      {replace.error ? <ErrorNotice error={replace.error} /> : null}
      {isVerified ? null : <Code id={id} onVerified={keep} />}
    </li>
  );
}

function Code({ id, onVerified }: { readonly id: string; readonly onVerified: (contacts: Contacts) => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const send = useMutation({
    mutationFn: () => request<Contacts>(`/me/contacts/${id}/code`, { method: 'POST', body: {} }),
    onSuccess: () => {
      announce(t('paging.contacts.codeSent'));
    },
  });
  const verify = useMutation({
    mutationFn: () => request<Contacts>(`/me/contacts/${id}/verify`, { method: 'POST', body: { code: code.trim() } }),
    onSuccess: onVerified,
  });
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        verify.mutate();
      }}
    >
      <div className="es-actions">
        <button
          type="button"
          className="es-button"
          disabled={send.isPending}
          onClick={() => {
            send.mutate();
          }}
        >
          {t('paging.contacts.sendCode')}
        </button>
      </div>
      {send.isSuccess ? <p role="status">{t('paging.contacts.codeSent')}</p> : null}
      {send.error ? <ErrorNotice error={send.error} /> : null}
      <TextField
        label={t('paging.contacts.code')}
        value={code}
        isRequired
        onChange={setCode}
        error={fieldError(verify.error, 'code')}
      />
      <div className="es-actions">
        <button type="submit" className="es-button es-button-primary" disabled={verify.isPending}>
          {t('paging.contacts.verify')}
        </button>
      </div>
    </form>
  );
}

function ContactDialog({ all, onClose }: { readonly all: readonly Contact[]; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<PageChannel>('email');
  const [address, setAddress] = useState('');
  const isDevices = kind === 'web-push';
  return (
    <FormDialog
      title={t('paging.contacts.add')}
      refresh={['contacts']}
      onClose={onClose}
      write={() => ({
        path: '/me/contacts',
        options: putContacts([...all, { kind, address: isDevices ? 'devices' : address }]),
      })}
    >
      {(error) => (
        <>
          <Choice
            label={t('paging.contacts.kind')}
            value={kind}
            options={PAGE_CHANNELS.map((channel) => [channel, t(`paging.channel.${channel}`)] as const)}
            onChange={setKind}
          />
          {isDevices ? (
            <p>{t('paging.contacts.hint.web-push')}</p>
          ) : (
            <TextField
              label={t('paging.contacts.address')}
              hint={t(`paging.contacts.hint.${kind}`)}
              value={address}
              isRequired
              onChange={setAddress}
              error={fieldError(error, `items.${String(all.length)}.address`)}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
