import type { ImapFlow, ImapFlowOptions } from 'imapflow';
import type { OutboundClient } from '../../outbound/outbound.types.js';
import { OutboundError } from '../../outbound/outbound.types.js';
import type { SourceSettings } from '../setting.types.js';
import { ConnectorError } from '../connector.js';
import { at, textOf } from '../read-json.js';
import { MAX_MAIL_BYTES } from './mail-alerts.parser.js';
import type { MailAlertsSettings } from './mail-alerts.settings.js';
import { MAIL_ALERTS_USUAL } from './mail-alerts.settings.js';

export interface MailboxMessage {
  readonly uid: number;
  readonly source: Buffer;
  readonly arrivedAt: Date | undefined;
}

/** An open mailbox; reading it changes nothing in it. */
export interface Mailbox {
  /** As text: UIDs mean something else under another one. */
  readonly uidValidity: string;
  /** UIDs above the given one, lowest first. */
  listAfter(uid: number): Promise<readonly number[]>;
  /** UIDs of mails that arrived since, lowest first. */
  listSince(since: Date): Promise<readonly number[]>;
  /** Null where the mail was deleted in between. */
  read(uid: number): Promise<MailboxMessage | null>;
}

const STEP_LIMIT_MS = 15_000;
const ADDRESS = /^[\d.]+$|:/;

const CERTIFICATE_FAULT = /^(?:ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER))/;

/**
 * Opens the mailbox at an address that was judged, lends it out, and closes it whatever happens. Throws ConnectorError.
 */
export async function withMailbox<T>(
  outbound: OutboundClient,
  source: SourceSettings<MailAlertsSettings>,
  signal: AbortSignal,
  work: (mailbox: Mailbox) => Promise<T>,
): Promise<T> {
  const { settings } = source;
  let client: ImapFlow | null = null;
  const stop = (): void => {
    client?.close();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    client = await openClient(outbound, source);
    if (signal.aborted) throw new ConnectorError('retry', 'Reading was cut short.');
    await client.connect();
    const lock = await client.getMailboxLock(settings.mailbox ?? MAIL_ALERTS_USUAL.mailbox, { readOnly: true });
    const result = await work(openedMailbox(client));
    lock.release();
    await client.logout();
    return result;
  } catch (error) {
    throw describeFault(error);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

async function openClient(outbound: OutboundClient, source: SourceSettings<MailAlertsSettings>): Promise<ImapFlow> {
  const { settings, credentials } = source;
  const { user, password, accessToken } = credentials;
  if (user === undefined || (password ?? accessToken) === undefined)
    throw new ConnectorError('auth', 'The mailbox needs a user and a password, or a connected account.', {
      code: 'revoked',
    });
  const security = settings.security ?? MAIL_ALERTS_USUAL.security;
  const port = settings.port ?? MAIL_ALERTS_USUAL.port;
  const [{ ImapFlow: Client }, { address }] = await Promise.all([
    import('imapflow'),
    outbound.resolveChecked(settings.host, port),
  ]);
  const options: ImapFlowOptions = {
    // The very address that was judged; the certificate is still checked against the name.
    host: address,
    ...(ADDRESS.test(settings.host) ? {} : { servername: settings.host }),
    port,
    secure: security === 'tls',
    ...(security === 'starttls' ? { doSTARTTLS: true } : security === 'none' ? { doSTARTTLS: false } : {}),
    auth: accessToken === undefined ? { user, pass: password ?? '' } : { user, accessToken },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: STEP_LIMIT_MS,
    greetingTimeout: STEP_LIMIT_MS,
    socketTimeout: STEP_LIMIT_MS,
  };
  const client = new Client(options);
  // Every call that is under way fails by itself; this keeps a late event from ending the process.
  client.on('error', () => undefined);
  return client;
}

function openedMailbox(client: ImapFlow): Mailbox {
  const { mailbox } = client;
  if (mailbox === false) throw new ConnectorError('retry', 'The mailbox was closed.', { code: 'server-error' });
  const search = async (query: Parameters<ImapFlow['search']>[0]): Promise<readonly number[]> => {
    const found = await client.search(query, { uid: true });
    if (found === false)
      throw new ConnectorError('retry', 'The mail server could not search.', { code: 'server-error' });
    return found;
  };
  return {
    uidValidity: mailbox.uidValidity.toString(),
    // "n:*" always means the last mail too, even where its UID is lower.
    listAfter: async (uid) => (await search({ uid: `${String(uid + 1)}:*` })).filter((one) => one > uid),
    listSince: (since) => search({ since }),
    read: async (uid) => {
      const message = await client.fetchOne(
        String(uid),
        { uid: true, internalDate: true, source: { maxLength: MAX_MAIL_BYTES } },
        { uid: true },
      );
      if (message === false || message.source === undefined) return null;
      const arrivedAt = message.internalDate === undefined ? undefined : new Date(message.internalDate);
      return { uid, source: message.source, arrivedAt };
    },
  };
}

function describeFault(error: unknown): ConnectorError {
  if (error instanceof ConnectorError) return error;
  if (error instanceof OutboundError)
    return new ConnectorError('retry', 'The mail server could not be reached.', { code: 'unreachable', cause: error });
  // The library adds these to plain errors.
  const told = error as { authenticationFailed?: unknown; mailboxMissing?: unknown; responseStatus?: unknown };
  const code = textOf(at(error, 'code')) ?? '';
  if (told.authenticationFailed === true)
    return new ConnectorError('auth', 'The mail server refused user or password.', { code: 'revoked', cause: error });
  if (told.mailboxMissing === true || told.responseStatus === 'NO')
    return new ConnectorError('invalid', 'The mail server has no such folder, or does not open it.', {
      code: 'not-found',
      cause: error,
    });
  if (code === 'ETHROTTLE')
    return new ConnectorError('quota', 'The mail server asks us to be slower.', { code: 'rate-limited', cause: error });
  if (CERTIFICATE_FAULT.test(code))
    return new ConnectorError('invalid', 'The certificate of the mail server is not valid for its name.', {
      code: 'refused',
      cause: error,
    });
  return new ConnectorError('retry', 'The mail server could not be reached, or broke off.', {
    code: 'unreachable',
    cause: error,
  });
}
