import { json, startReceiver } from './http-receiver.js';
import type { NotifierStandIn } from './notifier-stand-in.js';

const ROUTING_KEY = '0123456789abcdef0123456789abcdef';

interface Event {
  readonly routing_key: string;
  readonly event_action: string;
  readonly dedup_key: string;
  readonly links?: readonly { readonly href: string }[];
  readonly payload?: {
    readonly summary: string;
    readonly source: string;
    readonly severity: string;
    readonly custom_details: { readonly text: string };
  };
}

/** The Events API v2: takes an event, and says nothing of what becomes of it. */
export const startPagerDuty = (): Promise<NotifierStandIn> =>
  startReceiver({
    read: ({ path, body }) => {
      if (path !== '/v2/enqueue') return json(404, {});
      const { routing_key: key, ...event } = JSON.parse(body) as Event;
      const errors = [
        ...(key.length === 32 ? [] : ["Length of 'routing_key' is incorrect (should be 32 characters)"]),
        ...(event.dedup_key.length <= 255 ? [] : ["'dedup_key' is too long"]),
        ...(event.event_action !== 'trigger' ||
        (event.payload !== undefined &&
          event.payload.summary.length <= 1_024 &&
          event.payload.source !== '' &&
          ['critical', 'error', 'warning', 'info'].includes(event.payload.severity))
          ? []
          : ["'payload' is invalid"]),
      ];
      if (errors.length > 0 || key !== ROUTING_KEY)
        return json(400, { status: 'invalid event', message: 'Event object is invalid', errors });
      return {
        text: `${event.event_action}: ${event.payload?.summary ?? ''}\n${event.payload?.custom_details.text ?? ''}`,
        key: event.dedup_key,
        // The integration key is how an event is let in, and no part of what is shown of it.
        raw: JSON.stringify(event),
      };
    },
    accepted: ({ key }) => json(202, { status: 'success', message: 'Event processed', dedup_key: key }),
    busy: () =>
      json(429, { status: 'throttle exceeded', message: 'Requests for this service are arriving too quickly.' }),
    refused: () => json(400, { status: 'invalid event', message: 'Event object is invalid', errors: ['invalid key'] }),
    failed: () => ({ status: 500 }),
    settings: (origin) => ({ baseUrl: `${origin}/v2` }),
    credentials: () => ({ routingKey: ROUTING_KEY }),
    blockedSettings: { baseUrl: 'http://169.254.169.254/v2' },
    tellsWait: false,
  });
