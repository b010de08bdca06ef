import type {
  ChallengeAnswer,
  Connector,
  ConnectorContext,
  Cursor,
  Delivery,
  InboundRequest,
  Page,
  PollLimits,
  Presence,
} from '../connector.js';
import type { OwnAccountFacts } from '../own-account.types.js';
import type { TokenKeeper } from '../token.types.js';
import type { AutomationRules, Posted, PostFacts, Replyability, ReplyMeasure, ReplyTarget } from '../reply.types.js';
import { refuseUnconnected } from '../plain-reply.js';
import { ConnectorError } from '../connector.js';
import { ReplyError, takesNone } from '../reply.types.js';
import { OAuth2Flow, type OAuth2Server } from '../oauth2.js';
import { LinkedinApi } from './linkedin.api.js';
import type { LinkedinView } from './linkedin.normalise.js';
import { pollLinkedin } from './linkedin.poll.js';
import { findOwnReply, judgeReplyability, lookForPosts, measureAnswer, postReply } from './linkedin.replies.js';
import {
  LINKEDIN_CREDENTIALS,
  LINKEDIN_FIELDS,
  LinkedinSettings,
  organizationOf,
  siteOf,
  type LinkedinSource,
} from './linkedin.settings.js';
import { answerChallenge, receiveNotifications } from './linkedin.webhook.js';

const READ_LIMIT_MS = 20_000;
const SCOPES: readonly string[] = ['rw_organization_admin', 'r_organization_social', 'w_organization_social'];

/** One organisation's page on LinkedIn: comments on it, posts that mention it. */
export class LinkedinConnector implements Connector<LinkedinSettings> {
  readonly kind = 'linkedin';
  readonly network = 'linkedin';
  readonly description =
    'Reads comments on your organisation’s LinkedIn page and posts that mention it; answers with comments.';
  readonly settings = LinkedinSettings;
  readonly settingFields = LINKEDIN_FIELDS;
  readonly credentialFields = LINKEDIN_CREDENTIALS;
  readonly interval = { minSeconds: 60, usualSeconds: 900 };
  readonly existsAtOnce = 10;
  readonly tokens: TokenKeeper<LinkedinSettings>;
  readonly media = takesNone('written-by-hand');
  readonly automation: AutomationRules = {
    automaticReply: 'forbidden',
    perPost: 0,
    needsLabel: false,
    source: 'LinkedIn API Terms of Use: posting only at the act of a member; read November 2026',
  };

  constructor(private readonly context: ConnectorContext) {
    const flow = new OAuth2Flow(context.outbound, 'LinkedIn', () => context.now());
    this.tokens = {
      refresh: (source, signal) => flow.refresh(serverOf(source), source.credentials['refreshToken'], signal),
      consent: {
        authorizeUrl: (source, request) => flow.authorizeUrl(serverOf(source), request),
        exchange: (source, grant, signal) => flow.exchange(serverOf(source), grant, signal),
      },
    };
  }

  poll(source: LinkedinSource, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    return pollLinkedin(this.api(source, limits.now, signal), cursor, limits, viewOf(source, limits.now));
  }

  challenge(source: LinkedinSource, request: InboundRequest): ChallengeAnswer | null {
    return answerChallenge(source.credentials['clientSecret'], request);
  }

  async receive(source: LinkedinSource, request: InboundRequest): Promise<Delivery> {
    return receiveNotifications(source.credentials['clientSecret'], request, viewOf(source, request.receivedAt));
  }

  exists(source: LinkedinSource, ids: readonly string[], signal: AbortSignal): Promise<readonly Presence[]> {
    return lookForPosts(this.api(source, this.context.now(), signal), ids);
  }

  async reply(
    source: LinkedinSource,
    to: ReplyTarget,
    text: string,
    _key: string,
    signal: AbortSignal,
  ): Promise<Posted> {
    if (to.visibility === 'private')
      throw new ReplyError('refused', 'LinkedIn takes no private messages of organisations.');
    return refuseUnconnected(() =>
      postReply(this.api(source, this.context.now(), signal), organizationOf(source), to, text),
    );
  }

  measureReply(_source: LinkedinSource, _to: ReplyTarget, text: string): ReplyMeasure {
    return measureAnswer(text);
  }

  findReply(source: LinkedinSource, to: ReplyTarget, text: string, since: Date): Promise<Posted | null> {
    const api = this.api(source, this.context.now(), AbortSignal.timeout(READ_LIMIT_MS));
    return findOwnReply(api, organizationOf(source), to, text, since);
  }

  ownAccount(source: LinkedinSource, connectedAs: string | null): OwnAccountFacts {
    const address = organizationOf(source);
    return { address, handle: connectedAs ?? source.settings.organizationId, ownPosts: 'not-shown' };
  }

  replyability(post: PostFacts, source: LinkedinSource): Replyability {
    return judgeReplyability(post, source);
  }

  private api(source: LinkedinSource, now: Date, signal: AbortSignal): LinkedinApi {
    return new LinkedinApi(this.context.outbound, source, now, signal);
  }
}

const viewOf = (source: LinkedinSource, receivedAt: Date): LinkedinView => ({
  organization: organizationOf(source),
  site: siteOf(source),
  receivedAt,
});

function serverOf(source: LinkedinSource): OAuth2Server {
  const { clientId } = source.settings;
  const { clientSecret } = source.credentials;
  if (clientId === undefined || clientSecret === undefined)
    throw new ConnectorError(
      'auth',
      'The client id and secret of the LinkedIn app are needed to connect the account.',
      {
        code: 'refused',
      },
    );
  return {
    authorizeUrl: `${siteOf(source)}/oauth/v2/authorization`,
    tokenUrl: `${siteOf(source)}/oauth/v2/accessToken`,
    clientId,
    clientSecret,
    clientProof: 'body',
    scopes: SCOPES,
  };
}
