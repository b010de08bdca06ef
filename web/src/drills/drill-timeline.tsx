import { coded } from '../i18n/coded.js';
import { formatTime } from '../i18n/format.js';
import type { DrillEvent } from './api.js';

/** What happened, in the order in which it did. */
export function DrillTimeline({ title, events }: { readonly title: string; readonly events: readonly DrillEvent[] }) {
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="drill-timeline">
      <h2 id="drill-timeline">{title}</h2>
      <ol className="plain es-timeline" data-testid="drill-timeline">
        {events.map(({ at, code, values }, n) => (
          // Two of a kind may happen in one moment.
          <li key={`${at} ${code} ${String(n)}`}>
            <time className="tabular dim" dateTime={at}>
              {formatTime(at)}
            </time>{' '}
            {coded('drills.event', code, coded('crisis.event', code, code), values)}
            {['network', 'by'].map((name) =>
              typeof values[name] === 'string' ? (
                <span key={name} className="dim">
                  {' · '}
                  <bdi>{values[name]}</bdi>
                </span>
              ) : null,
            )}
            {typeof values['text'] === 'string' && values['text'] !== '' ? (
              <q className="es-content" dir="auto">
                {values['text']}
              </q>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
