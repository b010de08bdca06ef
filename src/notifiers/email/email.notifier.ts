import { createHash } from 'node:crypto';
import { OutboundError } from '../../outbound/outbound.types.js';
import { type Notice, type Notifier, type NotifierContext, NotifierError, type NotifierSettings } from '../notifier.js';
import { EMAIL_CREDENTIALS, EMAIL_FIELDS, EmailNotifierSettings, receiversOf } from './email.settings.js';
import { type MailServer, readMailServer } from './mail-server.js';

const LIMIT_MS = 15_000;
const UNREACHABLE = 'The mail server could not be reached.';

/** Writes a plain mail per notice. The key makes its Message-ID, by which mail programs drop repeats. */
export class EmailNotifier implements Notifier<EmailNotifierSettings> {
  readonly kind = 'email';
  readonly description = 'Writes notices as mail, through the mail server of the installation or one of your own.';
  readonly settings = EmailNotifierSettings;
  readonly settingFields = EMAIL_FIELDS;
  readonly credentialFields = EMAIL_CREDENTIALS;

  constructor(private readonly context: NotifierContext) {}

  async send(
    to: NotifierSettings<EmailNotifierSettings>,
    notice: Notice,
    key: string,
    signal?: AbortSignal,
  ): Promise<void> {
    const server = this.serverOf(to);
    const from = to.settings.from ?? server.user ?? '';
    if (!from.includes('@')) throw new NotifierError(false, 'No address to write from is set.');
    const limit = AbortSignal.timeout(LIMIT_MS);
    const socket = await this.connect(server, signal === undefined ? limit : AbortSignal.any([signal, limit]));
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      host: server.host,
      port: server.port,
      secure: server.isTls,
      connection: socket,
      secured: server.isTls,
      // A password is never sent in the clear.
      requireTLS: server.user !== null,
      ...(server.user === null ? {} : { auth: { user: server.user, pass: server.password ?? '' } }),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail(mailOf(notice, key, from, receiversOf(to.settings)));
    } catch (error) {
      throw describeFault(error);
    } finally {
      transport.close();
      socket.destroy();
    }
  }

  private serverOf({ settings, credentials }: NotifierSettings<EmailNotifierSettings>): MailServer {
    const address = settings.server ?? this.context.smtpUrl;
    const server = address === null ? null : readMailServer(address);
    if (server === null) throw new NotifierError(false, 'No mail server is set.');
    // What signs in to a server of one's own is never the installation's, and the other way round.
    return settings.server === undefined
      ? server
      : { ...server, user: credentials['user'] ?? null, password: credentials['password'] ?? null };
  }

  private async connect({ host, port, isTls }: MailServer, signal: AbortSignal) {
    try {
      const socket = await this.context.outbound.connectChecked(host, port, { tls: isTls, signal });
      // Whatever happens to the connection, the library that speaks on it reports.
      socket.on('error', () => undefined);
      return socket;
    } catch (error) {
      throw new NotifierError(!(error instanceof OutboundError && error.fault === 'blocked'), UNREACHABLE);
    }
  }
}

const PREFIX: Readonly<Record<Notice['severity'], string>> = { recovered: '[OK]', warning: '[!]', critical: '[!!]' };

function mailOf(notice: Notice, key: string, from: string, to: readonly string[]) {
  const id = createHash('sha256').update(key).digest('hex').slice(0, 40);
  return {
    from,
    to: [...to],
    subject: `${PREFIX[notice.severity]} ${notice.title}`.replaceAll(/[\r\n]+/g, ' '),
    text: [notice.text, notice.at.toISOString(), ...(notice.link === null ? [] : [notice.link])].join('\n\n'),
    messageId: `<${id}@earshot.invalid>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Earshot-Key': id },
  };
}

/** A 5xx answer, a refused sign-in and missing encryption stay what they are; everything else may pass. */
function describeFault(error: unknown): NotifierError {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  const answered = typeof responseCode === 'number' ? responseCode : null;
  if (code === 'ETLS' && (answered === null || answered >= 500))
    return new NotifierError(false, 'The mail server offers no encryption that can be used.');
  if (code === 'EAUTH' && (answered === null || answered >= 500))
    return new NotifierError(false, 'The mail server refused the name or the password.');
  if (answered !== null && answered >= 500)
    return new NotifierError(false, `The mail server refused the mail (${String(answered)}).`);
  return new NotifierError(
    true,
    answered === null ? UNREACHABLE : `The mail server asks to wait (${String(answered)}).`,
  );
}
