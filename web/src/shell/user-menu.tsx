import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage, LANGUAGES, LANGUAGE_NAMES } from '../i18n/i18n.js';
import { withWords } from '../i18n/with-words.js';
import { canAct, saveLanguage, savePreferences, signOut, useMe } from '../session/session.js';
import { errorText } from '../ui/feedback.js';
import { openKeys } from './shell-state.js';
import { showToast } from './toasts.js';
import { fetched } from '../ui/fetched.js';
import './user-menu.css';

const PresenceSwitch = fetched(
  async () => (await withWords('routing', import('../routing/presence-switch.js'))).PresenceSwitch,
);

const SCHEMES: readonly MantineColorScheme[] = ['auto', 'light', 'dark'];

const sayIfRefused = (work: Promise<void>): void => {
  work.catch((error: unknown) => {
    showToast({ id: 'settings', text: errorText(error), tone: 'bad', holdUntil: null, onUndo: null });
  });
};

export function UserMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const id = useId();
  return (
    <>
      <button
        type="button"
        className="es-icon-button es-user-button"
        popoverTarget={id}
        aria-label={t('user.menu', { name: me.name })}
      >
        <IconUserCircle size={20} stroke={1.75} aria-hidden />
        <span className="es-user-name">{me.name}</span>
      </button>
      <div id={id} popover="auto" className="es-user-menu">
        <div>
          <p className="es-user-title">{me.name}</p>
          <p className="dim small">
            {t(`role.${me.role}`)} · {me.email}
          </p>
        </div>
        <Settings />
        {canAct(me) ? (
          <Suspense>
            <PresenceSwitch />
          </Suspense>
        ) : null}
        <div className="es-actions">
          <button
            type="button"
            className="es-button"
            onClick={() => {
              document.getElementById(id)?.hidePopover();
              openKeys();
            }}
          >
            {t('keys.title')}
          </button>
          <Link
            to="/me/keys"
            className="es-button"
            onClick={() => {
              document.getElementById(id)?.hidePopover();
            }}
          >
            {t('user.ownKeys')}
          </Link>
          <Link
            to="/me/devices"
            className="es-button"
            onClick={() => {
              document.getElementById(id)?.hidePopover();
            }}
          >
            {t('user.devices')}
          </Link>
          <button
            type="button"
            className="es-button"
            onClick={() => {
              sayIfRefused(signOut());
            }}
          >
            {t('user.signOut')}
          </button>
        </div>
      </div>
    </>
  );
}

function Settings() {
  const { t } = useTranslation();
  const me = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <label className="es-user-row">
        {t('user.language')}
        <select
          className="es-select"
          value={currentLanguage()}
          onChange={(event) => {
            sayIfRefused(saveLanguage(me, event.currentTarget.value));
          }}
        >
          {LANGUAGES.map((code) => (
            <option key={code} value={code} lang={code}>
              {LANGUAGE_NAMES[code]}
            </option>
          ))}
        </select>
      </label>
      <label className="es-user-row">
        {t('user.scheme')}
        <select
          className="es-select"
          value={colorScheme}
          onChange={(event) => {
            setColorScheme(event.currentTarget.value as MantineColorScheme);
          }}
        >
          {SCHEMES.map((scheme) => (
            <option key={scheme} value={scheme}>
              {t(`user.schemes.${scheme}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="es-check">
        <input
          type="checkbox"
          checked={me.preferences.keysOff !== true}
          onChange={(event) => {
            sayIfRefused(savePreferences(me, { keysOff: !event.currentTarget.checked }));
          }}
        />
        {t('user.singleKeys')}
      </label>
      <label className="es-check">
        <input
          type="checkbox"
          checked={me.preferences.density === 'compact'}
          onChange={(event) => {
            sayIfRefused(savePreferences(me, { density: event.currentTarget.checked ? 'compact' : null }));
          }}
        />
        {t('user.compact')}
      </label>
    </>
  );
}
