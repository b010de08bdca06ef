import { readUrl } from '../../domain/text/read-url.js';

/** A mail server and how to sign in to it. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else it is asked for with STARTTLS. */
  readonly isTls: boolean;
  readonly user: string | null;
  readonly password: string | null;
}

const TLS_PORT = 465;
const SUBMISSION_PORT = 587;

/** Reads `smtp://user:password@host:port` or `smtps://…`; null where it is neither. */
export function readMailServer(address: string): MailServer | null {
  const url = readUrl(address);
  if (url === null) return null;
  const { protocol, hostname, port, username, password } = url;
  if ((protocol !== 'smtp:' && protocol !== 'smtps:') || hostname === '') return null;
  const isTls = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (isTls ? TLS_PORT : SUBMISSION_PORT) : Number(port),
    isTls,
    user: username === '' ? null : decodeURIComponent(username),
    password: password === '' ? null : decodeURIComponent(password),
  };
}
