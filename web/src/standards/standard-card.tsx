import { IconCheck, IconClock, IconEye, IconFileOff, IconPencil, type Icon } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { formatDateTime, formatNumber, languageName } from '../i18n/format.js';
import { currentLanguage } from '../i18n/i18n.js';
import { canConfigure, useMe } from '../session/session.js';
import { Chip } from '../ui/chip.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { diffQuery, type Standard, type StandardVersion } from './api.js';
import { TargetText } from './target-text.js';

const SIGNS: Readonly<Record<StandardVersion['state'], Icon>> = {
  draft: IconPencil,
  review: IconEye,
  approved: IconClock,
  'in-force': IconCheck,
  retired: IconFileOff,
};
type Act = 'withdraw' | 'retire' | 'remind';
/** What may be done to a version from the list; the rest is done where its draft is. */
const ACTS: Readonly<Record<StandardVersion['state'], readonly Act[]>> = {
  draft: [],
  review: ['withdraw'],
  approved: ['withdraw', 'remind'],
  'in-force': ['remind', 'retire'],
  retired: [],
};

export function StandardCard({ standard }: { readonly standard: Standard }) {
  const { t } = useTranslation();
  const me = useMe();
  const [areVersionsOpen, setVersionsOpen] = useState(false);
  const live = standard.versions.find(({ state }) => state === 'in-force');
  const draft = standard.versions.find(({ state }) => state === 'draft' || state === 'review');
  const { id } = standard;
  return (
    <article className="es-card" data-standard={id}>
      <div className="es-card-head">
        <h2 dir="auto">{standard.name}</h2>
        {live === undefined ? null : <VersionFacts version={live} />}
      </div>
      {live === undefined ? <p className="dim">{t('standards.notInForce')}</p> : <Words version={live} />}
      <ul className="plain es-card-list">
        {standard.targets.map((target) => (
          <li key={target.id}>
            <TargetText target={target} />
          </li>
        ))}
      </ul>
      <div className="es-actions">
        <button
          type="button"
          className="es-button"
          aria-expanded={areVersionsOpen}
          onClick={() => {
            setVersionsOpen(!areVersionsOpen);
          }}
        >
          {t('standards.versions')}
        </button>
        <Link to="/standards/$id/report" params={{ id }} className="es-button">
          {t('standards.report')}
        </Link>
        {draft !== undefined && canConfigure(me) ? (
          <Link to="/standards/$id/edit" params={{ id }} className="es-button">
            {t('standards.edit')}
          </Link>
        ) : null}
        {draft === undefined && me.role === 'admin' ? <BeginVersion standard={standard} /> : null}
      </div>
      {areVersionsOpen ? (
        <ul className="plain es-card-list">
          {standard.versions.map((version) => (
            <li key={version.n} data-version={version.n}>
              <VersionRow version={version} />
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  );
}

export function VersionFacts({ version }: { readonly version: StandardVersion }) {
  const { t } = useTranslation();
  const { state, n, effectiveAt, readCount, staffCount } = version;
  return (
    <span className="es-standard-facts small">
      <span>{t('standards.version', { n })}</span>
      <Chip icon={SIGNS[state]}>{t(`standards.state.${state}`)}</Chip>
      {effectiveAt === null ? null : (
        <span className="dim">{t('standards.effective', { when: formatDateTime(effectiveAt) })}</span>
      )}
      {state === 'in-force' || state === 'approved' ? (
        <span className="dim">
          {t('standards.readCount', { read: formatNumber(readCount), staff: formatNumber(staffCount) })}
        </span>
      ) : null}
    </span>
  );
}

/** Its text in the reader's language, or in the one that is chosen. */
export function Words({ version }: { readonly version: Pick<StandardVersion, 'texts'> }) {
  const { t } = useTranslation();
  const languages = Object.keys(version.texts);
  const [chosen, setChosen] = useState<string | null>(null);
  const usual = languages.includes(currentLanguage()) ? currentLanguage() : languages[0];
  const lang = chosen ?? usual;
  if (lang === undefined) return null;
  return (
    <div className="es-standard-words">
      <p lang={lang} dir="auto">
        {version.texts[lang]}
      </p>
      {languages.length > 1 ? (
        <select
          className="es-select"
          aria-label={t('standards.words')}
          value={lang}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
          }}
        >
          {languages.map((each) => (
            <option key={each} value={each}>
              {languageName(each)}
            </option>
          ))}
        </select>
      ) : null}
    </div>
  );
}

function VersionRow({ version }: { readonly version: StandardVersion }) {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const act = useMutation({
    mutationFn: (name: Act) =>
      request<{ readonly reminded?: number }>(`/standards/${version.id}/versions/${String(version.n)}/${name}`, {
        method: 'POST',
        body: {},
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['standards'] }),
  });
  return (
    <>
      <VersionFacts version={version} />
      <p dir="auto">{version.reason}</p>
      {version.n > 1 ? <Changes version={version} /> : null}
      {canConfigure(me) && ACTS[version.state].length > 0 ? (
        <div className="es-actions">
          {ACTS[version.state].map((name) => (
            <button
              key={name}
              type="button"
              className="es-button"
              disabled={act.isPending}
              onClick={() => {
                act.mutate(name);
              }}
            >
              {t(`standards.act.${name}`)}
            </button>
          ))}
        </div>
      ) : null}
      {act.data?.reminded === undefined ? null : (
        <p role="status">{t('standards.reminded', { n: formatNumber(act.data.reminded) })}</p>
      )}
      {act.error ? <ErrorNotice error={act.error} /> : null}
    </>
  );
}

function Changes({ version }: { readonly version: StandardVersion }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery({ ...diffQuery(version.id, version.n), enabled: isOpen });
  return (
    <details
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{t('standards.changes')}</summary>
      <ul className="plain es-card-list">
        {data?.targets.map(({ id, is, before, after }) => (
          <li key={id}>
            <strong>{t(`standards.diff.${is}`)}</strong>
            {is !== 'changed' && is !== 'removed' ? null : before === null ? null : (
              <del className="es-standard-before">
                <TargetText target={before} />
              </del>
            )}
            {after === null ? null : <TargetText target={after} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function BeginVersion({ standard }: { readonly standard: Standard }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [newest] = standard.versions;
  const from = standard.versions.find(({ state }) => state === 'in-force') ?? newest;
  const begin = useMutation({
    mutationFn: () =>
      request<StandardVersion>(`/standards/${standard.id}/versions`, {
        method: 'POST',
        body: { targets: from?.targets ?? [], texts: from?.texts ?? {}, reason },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['standards'] });
      await navigate({ to: '/standards/$id/edit', params: { id: standard.id } });
    },
  });
  if (!isOpen) {
    return (
      <button
        type="button"
        className="es-button"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('standards.begin')}
      </button>
    );
  }
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <Field label={t('standards.reason')} hint={t('standards.reasonHint')}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            required
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      {begin.error ? <ErrorNotice error={begin.error} /> : null}
      <div className="es-actions">
        <button type="submit" className="es-button es-button-primary" disabled={begin.isPending}>
          {t('standards.createDraft')}
        </button>
      </div>
    </form>
  );
}
