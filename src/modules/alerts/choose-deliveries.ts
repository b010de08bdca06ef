import type { WaitingDelivery } from './alerts.types.js';

/** Of several about one alert the last tells enough. */
export function newestPerAlert(deliveries: readonly WaitingDelivery[]): (delivery: WaitingDelivery) => boolean {
  const newest = new Map(deliveries.map((delivery) => [delivery.alert.id, delivery.id]));
  return ({ id, alert }) => newest.get(alert.id) === id;
}

/** That something is over is news only for who heard that it began. */
export const isWorthTelling = ({ cause, wasTold }: WaitingDelivery): boolean => cause !== 'closed' || wasTold;

/** Looked at once more just before: an alert that was closed or taken on meanwhile pages nobody. */
export const isStillTrue = ({ cause, alert }: WaitingDelivery): boolean =>
  cause === 'closed' ? alert.state === 'closed' : alert.state === 'open';
