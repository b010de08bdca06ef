import type { DrillScenario } from './drill.types.js';

export interface FedPost {
  /** Its place in the scenario. */
  readonly index: number;
  /** When it comes in; later than it was written where its source was blind meanwhile. */
  readonly arrivesSeconds: number;
}

/** The posts in the order in which they come in. */
export function feedOrder({ posts, customers, events }: DrillScenario): readonly FedPost[] {
  const networkOf = new Map(customers.map(({ key, network }) => [key, network]));
  return posts
    .map(({ atSeconds, by }, index) => {
      let arrivesSeconds = atSeconds;
      for (const event of events) {
        if (event.kind !== 'source-blind' || event.network !== networkOf.get(by)) continue;
        const end = event.atSeconds + event.seconds;
        if (event.atSeconds <= arrivesSeconds && arrivesSeconds < end) arrivesSeconds = end;
      }
      return { index, arrivesSeconds };
    })
    .sort((a, b) => a.arrivesSeconds - b.arrivesSeconds || a.index - b.index);
}

/** A turn in what happens beside the posts. */
export interface DrillTurn {
  readonly atSeconds: number;
  readonly code: 'source-blind' | 'source-back' | 'inject';
  /** Its place among the scenario's events. */
  readonly event: number;
}

/** In order. */
export function drillTurns({ events }: DrillScenario): readonly DrillTurn[] {
  return events
    .flatMap((event, n): DrillTurn[] =>
      event.kind === 'inject'
        ? [{ atSeconds: event.atSeconds, code: 'inject', event: n }]
        : [
            { atSeconds: event.atSeconds, code: 'source-blind', event: n },
            { atSeconds: event.atSeconds + event.seconds, code: 'source-back', event: n },
          ],
    )
    .sort((a, b) => a.atSeconds - b.atSeconds);
}
