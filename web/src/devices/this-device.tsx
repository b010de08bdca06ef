import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../shell/announcer.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import type { Device } from './api.js';
import { judgeSupport, nameOf, type PushSupport } from './judge-support.js';
import { factsOfBrowser, ownDeviceId, setUpThisBrowser } from './this-browser.js';

const INSTALL_STEPS = ['share', 'add', 'open', 'return'] as const;

/** What has to be done for this browser to show notices: one button, or what stands in its way. */
export function ThisDevice({ devices }: { readonly devices: readonly Device[] }) {
  const { t } = useTranslation();
  const [facts, setFacts] = useState(factsOfBrowser);
  const own = devices.find(({ id, goneAt }) => id === ownDeviceId() && goneAt === null);
  const support = judgeSupport(facts);
  return (
    <section className="es-card" aria-labelledby="this-device">
      <h2 id="this-device">{t('devices.this')}</h2>
      {support === 'ready' ? (
        <SetUp
          own={own}
          name={nameOf(facts)}
          onAsked={() => {
            setFacts(factsOfBrowser());
          }}
        />
      ) : (
        <Obstacle support={support} />
      )}
    </section>
  );
}

function Obstacle({ support }: { readonly support: Exclude<PushSupport, 'ready'> }) {
  const { t } = useTranslation();
  return (
    <div className="es-notice" data-support={support}>
      <div>
        <p>{t(`devices.obstacle.${support}`)}</p>
        {support === 'install-first' ? (
          <ol className="es-device-steps">
            {INSTALL_STEPS.map((step) => (
              <li key={step}>{t(`devices.install.${step}`)}</li>
            ))}
          </ol>
        ) : null}
      </div>
    </div>
  );
}

function SetUp({
  own,
  name,
  onAsked,
}: {
  readonly own: Device | undefined;
  readonly name: string;
  readonly onAsked: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [label, setLabel] = useState(name);
  const setUp = useMutation({
    mutationFn: () => setUpThisBrowser(label),
    onSuccess: async (device) => {
      if (device !== null) announce(t('devices.isOn'));
      await queryClient.invalidateQueries({ queryKey: ['devices'] });
    },
    onSettled: onAsked,
  });
  if (own !== undefined) return <p role="status">{t('devices.isOnHere', { name: own.label })}</p>;
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        setUp.mutate();
      }}
    >
      <Field label={t('devices.label')} hint={t('devices.labelHint')}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            required
            maxLength={100}
            value={label}
            onChange={(event) => {
              setLabel(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      {setUp.error ? <ErrorNotice error={setUp.error} /> : null}
      {setUp.data === null ? <p role="alert">{t('devices.notAllowed')}</p> : null}
      <div>
        <button type="submit" className="es-button es-button-primary es-device-switch" disabled={setUp.isPending}>
          {t('devices.switchOn')}
        </button>
      </div>
    </form>
  );
}
