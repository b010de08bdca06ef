import { json, retryAfter, startReceiver } from './http-receiver.js';
import type { NotifierStandIn } from './notifier-stand-in.js';

const TOKEN = 'tk_standinstandinstandinstandin0';
const TOPIC = 'acme-alerts-8Fj2';

interface Message {
  readonly topic: string;
  readonly title: string;
  readonly message: string;
  readonly sequence_id: string;
  readonly priority: number;
  readonly tags: readonly string[];
  readonly click?: string;
  readonly actions?: readonly { readonly action: string; readonly label: string; readonly url: string }[];
}

/** A server with a protected topic. JSON is read at its root only; anywhere else it would be the text itself. */
export const startNtfyServer = (): Promise<NotifierStandIn> =>
  startReceiver({
    read: ({ path, body, headers }) => {
      if (path !== '/') return json(404, { code: 40_401, http: 404, error: 'page not found' });
      const said = JSON.parse(body) as Message;
      if (headers.authorization !== `Bearer ${TOKEN}`)
        return json(403, { code: 40_301, http: 403, error: 'forbidden' });
      const isBad =
        said.topic !== TOPIC ||
        !/^[-_A-Za-z0-9]{1,64}$/.test(said.sequence_id) ||
        !Number.isInteger(said.priority) ||
        said.priority < 1 ||
        said.priority > 5 ||
        (said.actions ?? []).length > 3 ||
        (said.actions ?? []).some(({ action }) => !['view', 'http', 'broadcast', 'copy'].includes(action));
      if (isBad)
        return json(400, { code: 40_024, http: 400, error: 'invalid request: request body must be valid JSON' });
      return { text: `${said.title}\n${said.message}`, key: said.sequence_id, raw: body };
    },
    accepted: (arrived) => json(200, { id: 'hwQ2YpKdmg', event: 'message', sequence_id: arrived.key, topic: TOPIC }),
    busy: (seconds) =>
      json(429, { code: 42_901, http: 429, error: 'limit reached: too many requests' }, retryAfter(seconds)),
    refused: () => json(401, { code: 40_101, http: 401, error: 'unauthorized' }),
    failed: () => json(500, { code: 50_001, http: 500, error: 'internal server error' }),
    settings: (origin) => ({ topic: TOPIC, baseUrl: origin }),
    credentials: () => ({ accessToken: TOKEN }),
    blockedSettings: { topic: TOPIC, baseUrl: 'http://169.254.169.254' },
    tellsWait: true,
  });
