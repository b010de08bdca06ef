import type { Connector, ConnectorContext, Delivery, InboundRequest } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import type { AutomationRules, Posted, Replyability, ReplyTarget } from '../reply.types.js';
import { ReplyError, takesNone } from '../reply.types.js';
import { postToCallback } from './inbound.callback.js';
import { readInboundBody } from './inbound.normalise.js';
import { INBOUND_CREDENTIALS, INBOUND_FIELDS, InboundSettings } from './inbound.settings.js';
import { isUsableSecret, verifyWebhook } from './inbound.signature.js';

const KEY_LIFE_SECONDS = 24 * 3_600;

/** Any system that can send and take a signed webhook. */
export class InboundConnector implements Connector<InboundSettings> {
  readonly kind = 'inbound';
  readonly network = 'inbound';
  readonly description =
    'Takes posts that another system sends as signed webhooks; answers through a signed callback where one is set.';
  readonly settings = InboundSettings;
  readonly settingFields = INBOUND_FIELDS;
  readonly credentialFields = INBOUND_CREDENTIALS;
  readonly media = takesNone('network-takes-none');
  readonly automation: AutomationRules = {
    automaticReply: 'allowed',
    perPost: 1,
    needsLabel: false,
    source: "The other system is the operator's own; one automatic answer to a post is our rule.",
  };

  constructor(private readonly context: ConnectorContext) {}

  receive(source: SourceSettings<InboundSettings>, request: InboundRequest): Promise<Delivery> {
    return new Promise((resolve) => {
      const deliveryId = verifyWebhook(source.credentials['secret'], request);
      const read = readInboundBody(request.body, request.receivedAt);
      resolve({ ...read, deliveryId, cursor: null, complete: true });
    });
  }

  reply(
    source: SourceSettings<InboundSettings>,
    to: ReplyTarget,
    text: string,
    key: string,
    signal: AbortSignal,
  ): Promise<Posted> {
    const { callbackUrl } = source.settings;
    const secret = source.credentials['secret'];
    if (callbackUrl === undefined || !isUsableSecret(secret))
      return Promise.reject(new ReplyError('refused', 'This source has no callback or no secret to sign with.'));
    const at = this.context.now();
    return postToCallback(this.context.outbound, { url: callbackUrl, secret, to, text, key, at, signal });
  }

  replyKeyLifeSeconds(source: SourceSettings<InboundSettings>): number | null {
    return source.settings.callbackHonoursKey === true ? KEY_LIFE_SECONDS : null;
  }

  replyability(post: { readonly url: string | null }, source: SourceSettings<InboundSettings>): Replyability {
    return source.settings.callbackUrl === undefined
      ? { verdict: 'by-hand', reason: 'no-callback', deepLink: post.url }
      : { verdict: 'public', reason: 'callback', deepLink: post.url };
  }
}
