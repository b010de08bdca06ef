import { factsOf, tagOf } from '../../notifiers/notice-facts.js';
import type { Notice } from '../../notifiers/notifier.js';
import type { WaitingDelivery } from './alerts.types.js';

/** More than this are only counted. */
const MOST_LISTED = 20;
/** The notice about one alert, or a digest of several. `deliveries` has at least one. */
export function composeNotice(deliveries: readonly WaitingDelivery[], link: string | null): Notice {
  const [first] = deliveries;
  if (first === undefined) throw new Error('There is nothing to tell.');
  if (deliveries.length === 1) return noticeOf(first, link);
  const lines = deliveries
    .slice(0, MOST_LISTED)
    .map((delivery) => `• ${titleOf(delivery)}: ${delivery.alert.text}`)
    .concat(deliveries.length > MOST_LISTED ? [`and ${String(deliveries.length - MOST_LISTED)} more`] : []);
  const severities = deliveries.map(severityOf);
  return {
    title: `${String(deliveries.length)} alerts`,
    text: lines.join('\n'),
    severity: severities.includes('critical') ? 'critical' : severities.includes('warning') ? 'warning' : 'recovered',
    link,
    at: new Date(Math.max(...deliveries.map((delivery) => changedAt(delivery).getTime()))),
    parts: deliveries.map((delivery) => noticeOf(delivery, link)),
  };
}

function noticeOf(delivery: WaitingDelivery, link: string | null): Notice {
  const { alert } = delivery;
  const facts = factsOf(alert.details);
  return {
    title: titleOf(delivery),
    text: alert.text,
    severity: severityOf(delivery),
    link,
    at: changedAt(delivery),
    alertId: alert.id,
    tag: tagOf(alert),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
  };
}

const titleOf = ({ cause, alert }: WaitingDelivery): string =>
  cause === 'closed' ? `Over: ${alert.title}` : alert.title;

const severityOf = ({ cause, alert }: WaitingDelivery): Notice['severity'] =>
  cause === 'closed' ? 'recovered' : alert.severity;

const changedAt = ({ alert }: WaitingDelivery): Date => alert.closedAt ?? alert.openedAt;
