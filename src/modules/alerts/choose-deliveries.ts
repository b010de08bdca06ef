import { OLDEST_PAGE_MS } from '../../domain/on-call/may-page.js';
import type { WaitingDelivery } from './alerts.types.js';

/** Of several about one alert the last tells enough. */
export function newestPerAlert(deliveries: readonly WaitingDelivery[]): (delivery: WaitingDelivery) => boolean {
  const newest = new Map(deliveries.map((delivery) => [delivery.alert.id, delivery.id]));
  return ({ id, alert }) => newest.get(alert.id) === id;
}

/** That something is over is news only for who heard that it began. */
export const isWorthTelling = ({ cause, wasTold }: WaitingDelivery): boolean => cause !== 'closed' || wasTold;

/** After a long outage nobody is told of what was news a day ago; it stands in the list. That it is over may be told. */
export const isInTime = ({
  cause,
  alert,
  now,
}: Pick<WaitingDelivery, 'cause' | 'now'> & { readonly alert: { readonly raisedAt: Date } }): boolean =>
  cause === 'closed' || now.getTime() - alert.raisedAt.getTime() <= OLDEST_PAGE_MS;

/** Looked at once more just before: an alert that was closed or taken on meanwhile pages nobody. */
export const isStillTrue = ({ cause, alert }: WaitingDelivery): boolean =>
  cause === 'closed' ? alert.state === 'closed' : alert.state === 'open';
