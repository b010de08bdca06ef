import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { ListedWatch, WatchExample } from '../api/listening-types.js';
import { watchQuery } from '../api/queries.js';
import type { WatchDraft, WatchPreview } from '../api/watch-types.js';
import { canConfigure, useMe } from '../session/session.js';
import { announce } from '../shell/announcer.js';
import { BackfillBar } from './backfill-bar.js';
import { LearningNotice } from './learning-notice.js';
import { DeleteWatch } from './delete-watch.js';
import { DraftConflict } from './draft-status.js';
import { newPerson, PersonFields } from './person-fields.js';
import { PublishDialog } from './publish-dialog.js';
import { readForm } from './simple-form.js';
import { useDraft } from './use-draft.js';
import { useExamplesRun, useLint, usePreview } from './use-preview.js';
import { WatchLanguages, WatchNames, WatchRouting } from './watch-basics.js';
import { blockReason, bodyOf } from './watch-definition.js';
import { WatchHead, type EditorMode } from './watch-head.js';
import { WatchPreviewBox } from './watch-preview.js';
import { WatchQuery } from './watch-query.js';
import { SamplePanel } from './watch-samples.js';
import { WatchTests } from './watch-tests.js';
import './watch-editor.css';

export interface WatchEditorProps {
  readonly watch: ListedWatch | null;
  readonly draft: WatchDraft | null;
  readonly wasPublished: boolean;
  readonly onPublished: (id: string) => void;
  /** Reads the watch and its draft again and begins anew. */
  readonly onRestart: () => void;
}

/** Everything about a watch on one page: what it looks for beside what that would have found. */
export function WatchEditor({ watch, draft: first, wasPublished, onPublished, onRestart }: WatchEditorProps) {
  const { t } = useTranslation();
  const isReadOnly = !canConfigure(useMe());
  const { definition, state, saver, hasDraft, change } = useDraft(watch, first);
  const { query, languages, examples, kind } = definition;
  const [mode, setMode] = useState<EditorMode>(() => (readForm(query).ok ? 'simple' : 'expert'));
  const [isPublishing, setPublishing] = useState(false);
  const asked = { query, languages };
  const preview = usePreview(asked, watch?.id ?? null);
  const lint = useLint(asked, kind, watch?.id ?? null);
  const run = useExamplesRun(asked, examples);
  const publish = usePublish(
    watch,
    () => saver.flush(),
    () => bodyOf(definition),
    onPublished,
  );
  const reason = blockReason({
    definition,
    isQueryReadable: preview.isStale ? undefined : typeof preview.refusal === 'string' ? false : undefined,
    redCount: run.isStale || run.refusal !== null ? null : (run.data?.failed ?? null),
    isChanged: hasDraft,
  });
  const block = reason === null ? null : t(`watchEditor.block.${reason}`, { n: run.data?.failed ?? 0 });
  const keep = (example: WatchExample): void => {
    change({ examples: [...examples, example] });
    announce(t('watchEditor.tests.added'));
  };
  return (
    <>
      <WatchHead
        watch={watch}
        name={definition.name}
        kind={kind}
        mode={mode}
        hasDraft={hasDraft}
        state={state}
        isReadOnly={isReadOnly}
        block={block}
        onMode={setMode}
        onPublish={() => {
          publish.reset();
          void saver.flush();
          setPublishing(true);
        }}
        onDiscard={() => {
          void saver.discard().then(onRestart);
        }}
        onDiff={() => saver.flush()}
      />
      {isReadOnly ? <p className="dim">{t('common.readOnly')}</p> : null}
      {watch?.isExpired ? <p className="es-notice es-notice-warn">{t('watchEditor.person.expired')}</p> : null}
      {block === null || isReadOnly ? null : (
        <p id="publish-why" className={reason === 'nothing' ? 'small dim' : 'small es-field-error'}>
          {block}
        </p>
      )}
      {state.kind === 'conflict' ? (
        <DraftConflict
          theirs={state.theirs}
          mine={query}
          onKeepMine={() => {
            const mustReopen = state.theirs === null;
            void saver.keepMine().then((isSaved) => {
              if (isSaved && mustReopen) onRestart();
            });
          }}
          onTakeTheirs={() => {
            if (state.theirs === null) void saver.discard().then(onRestart);
            else {
              saver.stop();
              onRestart();
            }
          }}
        />
      ) : null}
      {watch ? <LearningNotice watch={watch} /> : null}
      {wasPublished && watch ? (
        <section className="es-bench-part" data-testid="look-back">
          <p role="status">{t('watchEditor.published.lookBack', { name: watch.name })}</p>
          <BackfillBar watchId={watch.id} />
        </section>
      ) : null}
      <div className="es-bench">
        <fieldset className="es-plain-fieldset es-bench-column" disabled={isReadOnly}>
          <WatchNames definition={definition} error={publish.error} onChange={change} />
          <WatchQuery
            query={query}
            mode={mode}
            lint={lint}
            seenNetworks={networksIn(preview.data)}
            isReadOnly={isReadOnly}
            onChange={(written) => {
              change({ query: written });
            }}
            onMode={setMode}
          />
          <WatchLanguages
            chosen={languages}
            onChange={(codes) => {
              change({ languages: codes });
            }}
          />
          <WatchTests
            examples={examples}
            run={run}
            isReadOnly={isReadOnly}
            onChange={(changed) => {
              change({ examples: changed });
            }}
          />
          {kind === 'person' ? (
            <PersonFields
              person={definition.person ?? newPerson(definition.team)}
              error={publish.error}
              onChange={(person) => {
                change({ person });
              }}
            />
          ) : null}
          <WatchRouting definition={definition} error={publish.error} onChange={change} />
          {watch === null || isReadOnly ? null : (
            <div>
              <DeleteWatch watch={watch} />
            </div>
          )}
        </fieldset>
        <div className="es-bench-column">
          <WatchPreviewBox
            isEmpty={query.trim() === ''}
            answer={preview}
            isReadOnly={isReadOnly}
            examples={examples}
            onKeep={keep}
            onSuggestion={(suggestion) => {
              change({ query: suggestion });
            }}
          />
          {watch === null ? null : <SamplePanel watchId={watch.id} isReadOnly={isReadOnly} />}
        </div>
      </div>
      {isPublishing ? (
        <PublishDialog
          live={watch}
          block={block}
          error={publish.error}
          isBusy={publish.isPending}
          onPublish={(why) => {
            publish.mutate(why);
          }}
          onClose={() => {
            setPublishing(false);
          }}
        />
      ) : null}
    </>
  );
}

const networksIn = (preview: WatchPreview | undefined): readonly string[] => [
  ...new Set([...(preview?.examples ?? []), ...(preview?.nearMisses ?? [])].map(({ network }) => network)),
];

/** Puts the draft in force, or makes the watch. */
function usePublish(
  watch: ListedWatch | null,
  flush: () => Promise<boolean>,
  body: () => object,
  onPublished: (id: string) => void,
) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (reason: string) => {
      if (watch === null) {
        return request<ListedWatch>('/watches', { method: 'POST', body: { ...body(), reason } });
      }
      if (!(await flush())) throw new Error(t('watchEditor.publish.notSaved'));
      return request<ListedWatch>(`/watches/${watch.id}/publish`, {
        method: 'POST',
        body: { reason },
        ifMatch: watch.version,
      });
    },
    onSuccess: async (saved) => {
      queryClient.setQueryData(watchQuery(saved.id).queryKey, saved);
      announce(t('watchEditor.published.said', { n: saved.version }));
      onPublished(saved.id);
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['watches'] }),
        queryClient.invalidateQueries({ queryKey: ['watch', saved.id] }),
        watch === null ? navigate({ to: '/watch/$id', params: { id: saved.id }, replace: true }) : undefined,
      ]);
    },
  });
}
