import { json, retryAfter, startReceiver } from './http-receiver.js';
import type { NotifierStandIn } from './notifier-stand-in.js';

const FLOW = '/workflows/0123/triggers/manual/paths/invoke?api-version=2016-06-01&sig=stand-in-signature';
const MOST_BYTES = 28 * 1_024;

interface Card {
  readonly type: string;
  readonly body: readonly { readonly type: string; readonly text?: string; readonly isSubtle?: boolean }[];
  readonly actions: readonly { readonly type: string; readonly url: string }[];
}

const error = (code: string): object => ({ error: { code, message: 'The request could not be served.' } });

/** A workflow that starts "When a Teams webhook request is received": it answers before the card is posted. */
export const startTeamsWorkflow = (): Promise<NotifierStandIn> =>
  startReceiver({
    read: ({ path, body }) => {
      if (path !== FLOW) return json(401, error('DirectApiAuthorizationRequired'));
      if (Buffer.byteLength(body) >= MOST_BYTES) return json(413, error('RequestEntityTooLarge'));
      const { type, attachments } = JSON.parse(body) as {
        type: string;
        attachments: readonly { contentType: string; content: Card }[];
      };
      const card = attachments[0]?.content;
      if (
        type !== 'message' ||
        attachments[0]?.contentType !== 'application/vnd.microsoft.card.adaptive' ||
        card?.type !== 'AdaptiveCard' ||
        card.actions.some((action) => action.type !== 'Action.OpenUrl' || action.url === '')
      )
        return json(400, error('TriggerInputSchemaMismatch'));
      return {
        text: card.body.map(({ text }) => text?.replaceAll(/\\(.)/g, '$1') ?? '').join('\n'),
        key:
          card.body
            .find(({ isSubtle }) => isSubtle === true)
            ?.text?.split(' · ')
            .at(-1) ?? '',
        raw: body,
      };
    },
    accepted: () => ({ status: 202 }),
    busy: (seconds) => json(429, error('ActionRequestsThrottled'), retryAfter(seconds)),
    refused: () => json(404, error('WorkflowNotFound')),
    failed: () => json(502, error('NoResponse')),
    settings: () => ({ mention: 'ann@example.com' }),
    credentials: (origin) => ({ webhookUrl: `${origin}${FLOW}` }),
    blockedSettings: {},
    blockedCredentials: { webhookUrl: 'http://169.254.169.254/workflows' },
    tellsWait: true,
  });
