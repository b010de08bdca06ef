import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { request } from '../api/client.js';
import { weightsQuery } from '../api/understanding-queries.js';
import type { PriorityWeights } from '@domain/priority/priority.types.js';
import type { WeightsVersion } from '../api/understanding-types.js';
import { DataTable } from '../charts/table-twin.js';
import { formatNumber } from '../i18n/format.js';
import { announce } from '../shell/announcer.js';
import { ErrorNotice, fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { changedParts, weightAt, weightName } from './weight-parts.js';

export interface PublishWeightsProps {
  /** What the draft was begun from. */
  readonly base: WeightsVersion;
  readonly draft: PriorityWeights;
  readonly isValid: boolean;
  readonly onPublished: (version: WeightsVersion) => void;
  /** Another version is in force: go on from it, with this draft or with its weights. */
  readonly onRebegin: (base: WeightsVersion, draft: PriorityWeights) => void;
  readonly onReset: () => void;
}

/** The reason, and what is done when somebody else was quicker. */
export function PublishWeights({ base, draft, isValid, onPublished, onRebegin, onReset }: PublishWeightsProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const publish = useMutation({
    mutationFn: () =>
      request<WeightsVersion>('/priorities/weights', {
        method: 'PUT',
        body: { weights: draft, reason: reason.trim() },
        ifMatch: base.version,
      }),
    onSuccess: (version) => {
      setReason('');
      announce(t('weights.published', { n: version.version }));
      queryClient.setQueryData(weightsQuery.queryKey, version);
      void queryClient.invalidateQueries({ queryKey: weightsQuery.queryKey });
      onPublished(version);
    },
  });
  const changes = changedParts(base.weights, draft);
  const theirs = conflictIn(publish.error);
  const rebegin = (weights: PriorityWeights): void => {
    if (theirs === null) return;
    publish.reset();
    onRebegin(theirs, weights);
  };
  return (
    <form
      className="es-form es-card"
      onSubmit={(event) => {
        event.preventDefault();
        publish.mutate();
      }}
    >
      <p data-testid="changed-parts">
        {changes.length === 0
          ? t('weights.unchanged')
          : t('weights.changes', { names: changes.map(weightName).join(', ') })}
      </p>
      <Field label={t('weights.reason')} hint={t('weights.reasonHint')} error={fieldError(publish.error, 'reason')}>
        {(ids) => (
          <textarea
            {...ids}
            className="es-input"
            rows={2}
            required
            maxLength={1000}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      {theirs === null ? (
        publish.error ? (
          <ErrorNotice error={publish.error} />
        ) : null
      ) : (
        <Conflict base={base} mine={draft} theirs={theirs} onPick={rebegin} />
      )}
      <div className="es-actions">
        <button
          type="submit"
          className="es-button es-button-primary"
          disabled={!isValid || changes.length === 0 || reason.trim() === '' || publish.isPending || theirs !== null}
        >
          {t('weights.publish', { n: base.version + 1 })}
        </button>
        <button type="button" className="es-button" disabled={changes.length === 0} onClick={onReset}>
          {t('weights.reset')}
        </button>
      </div>
    </form>
  );
}

const isVersion = (current: unknown): current is WeightsVersion =>
  typeof current === 'object' && current !== null && 'weights' in current && 'version' in current;

function conflictIn(error: unknown): WeightsVersion | null {
  return error instanceof ApiError && error.status === 409 && isVersion(error.current) ? error.current : null;
}

interface ConflictProps {
  readonly base: WeightsVersion;
  readonly mine: PriorityWeights;
  readonly theirs: WeightsVersion;
  readonly onPick: (weights: PriorityWeights) => void;
}

/** Both, side by side, and which of the two to go on with. */
function Conflict({ base, mine, theirs, onPick }: ConflictProps) {
  const { t } = useTranslation();
  return (
    <div className="es-notice es-notice-warn" role="alert" data-testid="weights-conflict">
      <div className="es-form">
        <p>
          <strong>
            {t('weights.conflict', { name: theirs.author?.name ?? t('event.system'), n: theirs.version })}
          </strong>{' '}
          <span dir="auto">{theirs.reason}</span>
        </p>
        <DataTable
          caption={t('weights.conflictTable')}
          rows={changedParts(mine, theirs.weights)}
          keyOf={(path) => path}
          columns={[
            { head: t('weights.part'), cell: weightName },
            {
              head: t('weights.versionN', { n: base.version }),
              cell: (path) => formatNumber(weightAt(base.weights, path)),
              isNumber: true,
            },
            { head: t('weights.mine'), cell: (path) => formatNumber(weightAt(mine, path)), isNumber: true },
            { head: t('weights.theirs'), cell: (path) => formatNumber(weightAt(theirs.weights, path)), isNumber: true },
          ]}
        />
        <div className="es-actions">
          <button
            type="button"
            className="es-button"
            onClick={() => {
              onPick(mine);
            }}
          >
            {t('weights.keepMine')}
          </button>
          <button
            type="button"
            className="es-button"
            onClick={() => {
              onPick(theirs.weights);
            }}
          >
            {t('weights.takeTheirs')}
          </button>
        </div>
      </div>
    </div>
  );
}
