import type { Connector, ConnectorContext, Cursor, Page, PollLimits } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import type { TokenKeeper } from '../token.types.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import type { PostFacts, Replyability } from '../reply.types.js';
import { ConnectorError } from '../connector.js';
import { UnreadableDocument } from '../parse-in-worker.js';
import type { OAuth2Server } from '../oauth2.js';
import { OAuth2Flow } from '../oauth2.js';
import { at, countOf, listOf, textOf } from '../read-json.js';
import type { Mailbox, MailboxMessage } from './mail-alerts.mailbox.js';
import { withMailbox } from './mail-alerts.mailbox.js';
import type { MailReading } from './mail-alerts.normalise.js';
import type { MailParser } from './mail-alerts.parser.js';
import { openMailParser } from './mail-alerts.parser.js';
import {
  MAIL_ALERTS_CREDENTIALS,
  MAIL_ALERTS_FIELDS,
  MAIL_ALERTS_USUAL,
  MailAlertsSettings,
} from './mail-alerts.settings.js';

type Source = SourceSettings<MailAlertsSettings>;

interface Place {
  readonly mailbox: string;
  readonly uidValidity: string;
  readonly uid: number;
  /** Of the newest mails, so that none is read twice when the server numbers them anew. */
  readonly messageKeys: readonly string[];
}

const DAY_MS = 86_400_000;
const MAX_KEYS = 500;
const MAX_HEAD_BYTES = 4_096;

/** A mailbox that web alerts are sent to. */
export class MailAlertsConnector implements Connector<MailAlertsSettings> {
  readonly kind = 'mail-alerts';
  readonly network = 'web';
  readonly description =
    'Reads Google Alerts and Talkwalker Alerts from a mailbox (IMAP); articles are answered by hand on their own site.';
  readonly settings = MailAlertsSettings;
  readonly settingFields = MAIL_ALERTS_FIELDS;
  readonly credentialFields = MAIL_ALERTS_CREDENTIALS;
  readonly interval = { minSeconds: 60, usualSeconds: 300 };
  readonly tokens: TokenKeeper<MailAlertsSettings>;

  constructor(
    private readonly context: ConnectorContext,
    private readonly parser: MailParser = openMailParser(),
  ) {
    const flow = new OAuth2Flow(context.outbound, 'The mail server', context.now);
    this.tokens = {
      refresh: async (source, signal) => flow.refresh(serverOf(source), source.credentials['refreshToken'], signal),
      consent: {
        authorizeUrl: (source, request) => flow.authorizeUrl(serverOf(source), request),
        exchange: async (source, grant, signal) => flow.exchange(serverOf(source), grant, signal),
      },
    };
  }

  poll(source: Source, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    const name = source.settings.mailbox ?? MAIL_ALERTS_USUAL.mailbox;
    return withMailbox(this.context.outbound, source, signal, async (mailbox) => {
      const known = readPlace(cursor, name);
      const place = known?.uidValidity === mailbox.uidValidity ? known : null;
      const since = new Date(
        limits.now.getTime() - (source.settings.firstDays ?? MAIL_ALERTS_USUAL.firstDays) * DAY_MS,
      );
      const uids = place === null ? await mailbox.listSince(since) : await mailbox.listAfter(place.uid);
      const start: Place = {
        mailbox: name,
        uidValidity: mailbox.uidValidity,
        uid: place?.uid ?? 0,
        messageKeys: known?.messageKeys ?? [],
      };
      return readMails(mailbox, this.parser, uids, start, source.settings, limits);
    });
  }

  replyability(post: PostFacts): Replyability {
    return { verdict: 'by-hand', reason: 'web-read-only', deepLink: post.url };
  }

  /** Ends the parser's threads. */
  close(): Promise<void> {
    return this.parser.close();
  }
}

async function readMails(
  mailbox: Mailbox,
  parser: MailParser,
  uids: readonly number[],
  start: Place,
  settings: MailAlertsSettings,
  limits: PollLimits,
): Promise<Page> {
  const senders = settings.senders ?? MAIL_ALERTS_USUAL.senders;
  const keys = new Set(start.messageKeys);
  const posts = new Map<string, NormalisedPost>();
  const rejected: RejectedPost[] = [];
  let { uid } = start;
  let requests = 0;
  for (const next of uids) {
    if (requests >= limits.maxRequests || posts.size >= limits.maxPosts) break;
    const message = await mailbox.read(next);
    requests += 1;
    uid = next;
    if (message === null) continue;
    const mail = await readMessage(parser, message, senders, limits.now);
    if ('raw' in mail) {
      rejected.push(mail);
      // The next ones wait for the next poll: this one's time may be used up by more of the kind.
      break;
    }
    if (mail.posts === null || keys.has(mail.messageKey)) continue;
    keys.add(mail.messageKey);
    for (const post of mail.posts) posts.set(post.externalId, post);
  }
  const place: Place = { ...start, uid, messageKeys: [...keys].slice(-MAX_KEYS) };
  return {
    posts: [...posts.values()],
    cursor: { ...place },
    complete: requests === uids.length,
    ...(rejected.length === 0 ? {} : { rejected }),
    title: start.mailbox,
    cost: { requests: requests + 1 },
  };
}

/** A mail that cannot be read is put aside: anybody may send one, and the alerts behind it are waited for. */
async function readMessage(
  parser: MailParser,
  { source, arrivedAt }: MailboxMessage,
  senders: string,
  now: Date,
): Promise<MailReading | RejectedPost> {
  try {
    return await parser.parse({ bytes: source, senders, arrivedAt: arrivedAt ?? now, now });
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    return { reason: error.message, raw: headOf(source) };
  }
}

/** Enough to find the mail by; what a letter to somebody else says is not kept. */
function headOf(source: Buffer): string {
  const text = source.subarray(0, MAX_HEAD_BYTES).toString('utf8');
  return text.split(/\r?\n\r?\n/, 1)[0] ?? '';
}

function readPlace(cursor: Cursor, mailbox: string): Place | null {
  const uidValidity = textOf(at(cursor, 'uidValidity'));
  const uid = countOf(at(cursor, 'uid'));
  if (at(cursor, 'mailbox') !== mailbox || uidValidity === undefined || uid === undefined) return null;
  const messageKeys = listOf(at(cursor, 'messageKeys')).filter((key): key is string => typeof key === 'string');
  return { mailbox, uidValidity, uid, messageKeys };
}

function serverOf({ settings, credentials }: Source): OAuth2Server {
  const { authorizeUrl, tokenUrl, scope } = settings;
  const { clientId, clientSecret } = credentials;
  if (authorizeUrl === undefined || tokenUrl === undefined || clientId === undefined)
    throw new ConnectorError('auth', 'The mailbox has no OAuth client set; give a password instead.', {
      code: 'revoked',
    });
  return {
    authorizeUrl,
    tokenUrl,
    clientId,
    ...(clientSecret === undefined ? {} : { clientSecret }),
    clientProof: 'body',
    scopes: scope?.split(' ') ?? [],
    authorizeParameters: { access_type: 'offline', prompt: 'consent' },
  };
}
