import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { formatNumber } from '../i18n/format.js';
import { useMe } from '../session/session.js';
import { announce } from '../shell/announcer.js';
import { showToast } from '../shell/toasts.js';
import { Dialog } from '../ui/dialog.js';
import { errorText } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import type { RelatedWatch, Room } from './api.js';
import { mayDecide } from './may-decide.js';

/** Which other watches see the same storm. Whoever decides can say that one of them sees another. */
export function RelatedWatches({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const me = useMe();
  const [splitting, setSplitting] = useState<RelatedWatch | null>(null);
  const isRunning = room.state === 'suspected' || room.state === 'confirmed' || room.state === 'contained';
  if (room.relatedWatches.length === 0) return null;
  return (
    <section aria-labelledby="crisis-related" data-testid="related-watches">
      <h2 id="crisis-related">{t('crisis.related.title')}</h2>
      <ul className="plain">
        {room.relatedWatches.map((watch) => (
          <li key={watch.id}>
            <bdi>{watch.name}</bdi>{' '}
            <span className="small dim">
              {t('crisis.related.counted', {
                observed: formatNumber(Math.round(watch.observed)),
                minutes: formatNumber(Math.round(watch.windowSeconds / 60)),
                usual: formatNumber(Math.round(watch.usual)),
              })}
            </span>{' '}
            {isRunning && mayDecide(me) ? (
              <button
                type="button"
                className="es-link-button"
                aria-label={t('crisis.related.splitOf', { name: watch.name })}
                onClick={() => {
                  setSplitting(watch);
                }}
              >
                {t('crisis.related.split')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {splitting === null ? null : (
        <SplitDialog
          room={room}
          watch={splitting}
          onClose={() => {
            setSplitting(null);
          }}
        />
      )}
    </section>
  );
}

function SplitDialog({
  room,
  watch,
  onClose,
}: {
  readonly room: Room;
  readonly watch: RelatedWatch;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const split = useMutation({
    mutationFn: () => request<Room>(`/incidents/${room.id}/watches/${watch.id}/split`, { method: 'POST', body: {} }),
    onSuccess: async ({ id }) => {
      announce(t('crisis.related.done'));
      onClose();
      await navigate({ to: '/crisis/$id', params: { id } });
    },
    onError: (error) => {
      showToast({ id: `incident-${room.id}`, text: errorText(error), tone: 'bad', holdUntil: null, onUndo: null });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['incidents'] }),
  });
  return (
    <Dialog title={t('crisis.related.splitOf', { name: watch.name })} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          split.mutate();
        }}
      >
        <p>{t('crisis.related.means')}</p>
        <div className="es-actions">
          <button type="submit" className="es-button es-button-primary" data-first-focus disabled={split.isPending}>
            {t('crisis.related.submit')}
          </button>
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Which watch the chart shows; null: the incident's own. */
export function ChartedWatch({
  room,
  value,
  onChange,
}: {
  readonly room: Room;
  readonly value: string | null;
  readonly onChange: (watchId: string | null) => void;
}) {
  const { t } = useTranslation();
  if (room.relatedWatches.length === 0 || room.watch === null) return null;
  return (
    <Field label={t('crisis.related.charted')}>
      {(ids) => (
        <select
          {...ids}
          className="es-select"
          value={value ?? ''}
          onChange={(event) => {
            onChange(event.currentTarget.value === '' ? null : event.currentTarget.value);
          }}
        >
          <option value="">{room.watch?.name}</option>
          {room.relatedWatches.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
