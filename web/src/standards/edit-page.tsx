import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/i18n.js';
import { request } from '../api/client.js';
import { canConfigure, useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, fieldError, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { standardQuery, type StandardVersion, type Target } from './api.js';
import { RehearsalPanel } from './rehearsal-panel.js';
import { VersionFacts } from './standard-card.js';
import { StandardsNav } from './standards-nav.js';
import { TargetEditor } from './target-editor.js';
import './standards.css';

const route = getRouteApi('/shell/standards/$id/edit');
const SHORTEST_SECONDS = 60;
const LONGEST_SECONDS = 90 * 86_400;

const isUsable = ({ percent, withinSeconds, name }: Target): boolean =>
  percent >= 1 &&
  percent <= 100 &&
  withinSeconds >= SHORTEST_SECONDS &&
  withinSeconds <= LONGEST_SECONDS &&
  name.trim() !== '';

/** The newest draft of a standard: written as sentences, tried on the past beside them, then handed on. */
export function EditPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { data, error, refetch } = useQuery(standardQuery(id));
  const draft = data?.versions.find(({ state }) => state === 'draft' || state === 'review');
  return (
    <div className="es-page">
      <StandardsNav />
      <h1 dir="auto">{data?.name ?? t('nav.standards')}</h1>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined ? (
        error ? null : (
          <Loading rows={4} />
        )
      ) : draft === undefined ? (
        <EmptyState
          title={t('standards.noDraft')}
          why={t('standards.intro')}
          action={
            <Link to="/standards" className="es-button">
              {t('nav.standards')}
            </Link>
          }
        />
      ) : (
        <Draft key={`${String(draft.n)} ${draft.state}`} draft={draft} />
      )}
    </div>
  );
}

function Draft({ draft }: { readonly draft: StandardVersion }) {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const [targets, setTargets] = useState<readonly Target[]>(draft.targets);
  const [texts, setTexts] = useState(draft.texts);
  const mayWrite = me.role === 'admin' && draft.state === 'draft';
  const isValid = targets.length > 0 && targets.every(isUsable);
  const isChanged =
    JSON.stringify(targets) !== JSON.stringify(draft.targets) || JSON.stringify(texts) !== JSON.stringify(draft.texts);
  const path = `/standards/${draft.id}/versions/${String(draft.n)}`;
  const save = useMutation({
    mutationFn: () =>
      request<StandardVersion>(path, { method: 'PATCH', body: { targets, texts }, ifMatch: draft.version }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['standards', draft.id] }),
  });
  const change = (id: string, part: Partial<Target>): void => {
    setTargets(targets.map((target) => (target.id === id ? { ...target, ...part } : target)));
  };
  const add = (): void => {
    const taken = new Set(targets.map(({ id }) => id));
    let n = targets.length + 1;
    while (taken.has(`target-${String(n)}`)) n++;
    const [first] = targets;
    if (first !== undefined) setTargets([...targets, { ...first, id: `target-${String(n)}`, name: '' }]);
  };
  return (
    <>
      <p>
        <VersionFacts version={draft} /> <span dir="auto">{draft.reason}</span>
      </p>
      <div className="es-standard-edit">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          {targets.map((target, i) => (
            <TargetEditor
              key={target.id}
              target={target}
              number={i + 1}
              onChange={(part) => {
                change(target.id, part);
              }}
              onRemove={
                targets.length > 1
                  ? () => {
                      setTargets(targets.filter(({ id }) => id !== target.id));
                    }
                  : null
              }
            />
          ))}
          <div className="es-actions">
            <button type="button" className="es-button" onClick={add}>
              {t('standards.addTarget')}
            </button>
          </div>
          <details className="es-card">
            <summary>{t('standards.words')}</summary>
            {LANGUAGES.map((lang) => (
              <Field key={lang} label={LANGUAGE_NAMES[lang]} error={fieldError(save.error, `texts.${lang}`)}>
                {(ids) => (
                  <textarea
                    {...ids}
                    className="es-input"
                    lang={lang}
                    rows={2}
                    value={texts[lang] ?? ''}
                    onChange={(event) => {
                      setTexts({ ...texts, [lang]: event.currentTarget.value });
                    }}
                  />
                )}
              </Field>
            ))}
          </details>
          {save.error ? <ErrorNotice error={save.error} /> : null}
          {mayWrite ? (
            <div className="es-actions">
              <button
                type="submit"
                className="es-button es-button-primary"
                disabled={!isChanged || !isValid || save.isPending}
              >
                {t('standards.save')}
              </button>
              {save.isSuccess && !isChanged ? <span role="status">{t('standards.saved')}</span> : null}
            </div>
          ) : null}
        </form>
        <div>
          {canConfigure(me) ? <RehearsalPanel targets={targets} isValid={isValid} /> : null}
          {canConfigure(me) ? <Onwards draft={draft} isChanged={isChanged} path={path} /> : null}
        </div>
      </div>
    </>
  );
}

function Onwards({
  draft,
  isChanged,
  path,
}: {
  readonly draft: StandardVersion;
  readonly isChanged: boolean;
  readonly path: string;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const navigate = route.useNavigate();
  const [effectiveAt, setEffectiveAt] = useState('');
  const act = useMutation({
    mutationFn: (name: 'submit' | 'approve' | 'withdraw') =>
      request<StandardVersion>(`${path}/${name}`, {
        method: 'POST',
        body: name === 'approve' && effectiveAt !== '' ? { effectiveAt: new Date(effectiveAt).toISOString() } : {},
      }),
    onSuccess: async ({ state }) => {
      await queryClient.invalidateQueries({ queryKey: ['standards'] });
      if (state === 'approved' || state === 'in-force') await navigate({ to: '/standards' });
    },
  });
  const button = (name: 'submit' | 'approve' | 'withdraw', isMain: boolean) => (
    <button
      type="button"
      className={isMain ? 'es-button es-button-primary' : 'es-button'}
      disabled={isChanged || act.isPending}
      onClick={() => {
        act.mutate(name);
      }}
    >
      {t(`standards.act.${name}`)}
    </button>
  );
  return (
    <section className="es-card es-form" aria-label={t(`standards.state.${draft.state}`)}>
      {isChanged ? <p className="dim">{t('standards.saveFirst')}</p> : null}
      {draft.state === 'review' ? (
        <Field label={t('standards.effectiveAt')} hint={t('standards.effectiveHint')}>
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              type="datetime-local"
              value={effectiveAt}
              onChange={(event) => {
                setEffectiveAt(event.currentTarget.value);
              }}
            />
          )}
        </Field>
      ) : null}
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <div className="es-actions">
        {draft.state === 'draft' && me.role === 'admin' ? button('submit', true) : null}
        {draft.state === 'review' ? button('approve', true) : null}
        {draft.state === 'review' ? button('withdraw', false) : null}
      </div>
    </section>
  );
}
