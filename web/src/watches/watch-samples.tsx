import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { SampleCounts, SampleVerdict, WatchSamples } from '../api/watch-types.js';
import { formatNumber } from '../i18n/format.js';
import type { Command } from '../keyboard/commands.js';
import { keyLabel } from '../keyboard/key-label.js';
import { useCommands } from '../keyboard/use-commands.js';
import { announce } from '../shell/announcer.js';
import { ErrorNotice } from '../ui/feedback.js';
import { FoundText } from './watch-preview-found.js';

const KEYS: Readonly<Record<SampleVerdict, string>> = { keep: 'KeyK', drop: 'KeyD' };

export interface SamplePanelProps {
  readonly watchId: string;
  readonly isReadOnly: boolean;
}

/** Some hits of the live watch to judge one by one: how much of what it finds is meant. */
export function SamplePanel({ watchId, isReadOnly }: SamplePanelProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const panel = useRef<HTMLDivElement>(null);
  const [judged, setJudged] = useState<readonly string[]>([]);
  const queryKey = ['watch', watchId, 'samples'];
  const { data, error } = useQuery({
    queryKey,
    queryFn: ({ signal }) => request<WatchSamples>(`/watches/${watchId}/samples`, { signal }),
    // The same samples stay until they are judged.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const left = data?.items.filter(({ id }) => !judged.includes(id)) ?? [];
  const [sample] = left;
  const judge = useMutation({
    mutationFn: ({ id, verdict }: { readonly id: string; readonly verdict: SampleVerdict }) =>
      request<SampleCounts>(`/watches/${watchId}/samples`, { method: 'POST', body: { mentionId: id, verdict } }),
    onMutate: ({ id, verdict }) => {
      setJudged((ids) => [...ids, id]);
      announce(t(verdict === 'keep' ? 'watchEditor.samples.kept' : 'watchEditor.samples.dropped'));
    },
    onSuccess: (counts) => {
      queryClient.setQueryData<WatchSamples>(queryKey, (old) => (old ? { ...old, ...counts } : old));
      if (left.length <= 1) void queryClient.invalidateQueries({ queryKey });
    },
    onError: (_, { id }) => {
      setJudged((ids) => ids.filter((other) => other !== id));
    },
  });
  const decide = (verdict: SampleVerdict): void => {
    if (sample) judge.mutate({ id: sample.id, verdict });
  };
  const hasFocus = (): boolean => sample !== undefined && (panel.current?.contains(document.activeElement) ?? false);
  const commands = (['keep', 'drop'] as const).map((verdict): Command => ({
    id: `sample-${verdict}`,
    label: `watchEditor.samples.${verdict}`,
    section: 'decide',
    keys: [KEYS[verdict]],
    isEnabled: hasFocus,
    run: () => {
      decide(verdict);
    },
  }));
  useCommands(isReadOnly ? [] : commands);
  return (
    <section className="es-bench-part" aria-labelledby="samples-title" data-testid="samples">
      <h2 id="samples-title">{t('watchEditor.samples.title')}</h2>
      {error ? <ErrorNotice error={error} /> : null}
      {judge.error ? <ErrorNotice error={judge.error} /> : null}
      {data ? <Precision counts={data} /> : null}
      {data && sample === undefined ? <p className="dim">{t('watchEditor.samples.none')}</p> : null}
      {sample === undefined ? null : (
        <div
          ref={panel}
          className="es-found"
          role="group"
          tabIndex={0}
          aria-label={t('watchEditor.samples.left', { n: left.length })}
        >
          <FoundText found={sample} />
          {isReadOnly ? null : (
            <div className="es-actions">
              {(['keep', 'drop'] as const).map((verdict) => (
                <button
                  key={verdict}
                  type="button"
                  className="es-button"
                  onClick={() => {
                    decide(verdict);
                    panel.current?.focus();
                  }}
                >
                  {t(`watchEditor.samples.${verdict}`)} <kbd aria-hidden>{keyLabel(KEYS[verdict])}</kbd>
                </button>
              ))}
              <span className="small dim">{t('watchEditor.samples.left', { n: left.length })}</span>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

function Precision({ counts }: { readonly counts: SampleCounts }) {
  const { t } = useTranslation();
  const { kept, dropped, precision } = counts;
  if (kept + dropped === 0) return <p className="dim">{t('watchEditor.samples.tooFew')}</p>;
  const of = t('watchEditor.samples.of', { kept: formatNumber(kept), total: formatNumber(kept + dropped) });
  return (
    <p>
      {precision === null ? (
        <>
          {of} <span className="dim">{t('watchEditor.samples.tooFew')}</span>
        </>
      ) : (
        <>
          <strong>
            {t('watchEditor.samples.precision', {
              percent: formatNumber(Math.round(precision.percent)),
              low: formatNumber(Math.round(precision.low)),
              high: formatNumber(Math.round(precision.high)),
            })}
          </strong>{' '}
          <span className="dim">{of}</span>
        </>
      )}
    </p>
  );
}
