import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface StoredMail {
  readonly uid: number;
  readonly source: Buffer;
  readonly arrivedAt: Date;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const internalDate = (at: Date): string =>
  `${String(at.getUTCDate()).padStart(2, ' ')}-${MONTHS[at.getUTCMonth()] ?? ''}-${String(at.getUTCFullYear())} ${at.toISOString().slice(11, 19)} +0000`;

/** What an IMAP server needs for a client that only reads: one mailbox, one user, no extensions. */
export class ImapServer {
  uidValidity = 1;
  mails: StoredMail[] = [];
  /** Ends the connection at the first command of this name. */
  breaksAt: string | null = null;
  readonly commands: string[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((socket) => {
    this.serve(socket);
  });

  constructor(
    private readonly user: string,
    private readonly password: string,
  ) {}

  async start(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    let waiting = '';
    socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n');
    socket.on('data', (chunk: Buffer) => {
      waiting += chunk.toString('latin1');
      for (let end = waiting.indexOf('\r\n'); end !== -1; end = waiting.indexOf('\r\n')) {
        const line = waiting.slice(0, end);
        waiting = waiting.slice(end + 2);
        this.answer(socket, line);
      }
    });
  }

  private answer(socket: Socket, line: string): void {
    const [, tag = '*', name = '', rest = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/i.exec(line) ?? [];
    const command = name.toUpperCase();
    this.commands.push(command === 'LOGIN' ? command : `${command} ${rest}`.trim());
    if (command === this.breaksAt) {
      socket.destroy();
      return;
    }
    const ok = (text = 'done'): boolean => socket.write(`${tag} OK ${text}\r\n`);
    switch (command) {
      case 'CAPABILITY':
        socket.write('* CAPABILITY IMAP4rev1\r\n');
        ok();
        return;
      case 'LOGIN': {
        const isKnown = rest.replaceAll('"', '') === `${this.user} ${this.password}`;
        socket.write(isKnown ? `${tag} OK logged in\r\n` : `${tag} NO [AUTHENTICATIONFAILED] Invalid credentials\r\n`);
        return;
      }
      case 'LIST':
      case 'LSUB':
        socket.write(`* ${command} (\\HasNoChildren) "/" INBOX\r\n`);
        ok();
        return;
      case 'SELECT':
      case 'EXAMINE':
        this.open(socket, tag, rest.replaceAll('"', ''));
        return;
      case 'UID SEARCH':
        socket.write(
          `* SEARCH${this.search(rest)
            .map((uid) => ` ${String(uid)}`)
            .join('')}\r\n`,
        );
        ok();
        return;
      case 'UID FETCH':
        this.fetch(socket, rest);
        ok();
        return;
      case 'LOGOUT':
        socket.write('* BYE until later\r\n');
        ok();
        socket.end();
        return;
      case 'NOOP':
      case 'CLOSE':
        ok();
        return;
      default:
        socket.write(`${tag} BAD Unknown command\r\n`);
    }
  }

  private open(socket: Socket, tag: string, mailbox: string): void {
    if (mailbox.toUpperCase() !== 'INBOX') {
      socket.write(`${tag} NO [NONEXISTENT] No such mailbox\r\n`);
      return;
    }
    const next = Math.max(0, ...this.mails.map(({ uid }) => uid)) + 1;
    socket.write(
      `* ${String(this.mails.length)} EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen)\r\n* OK [UIDVALIDITY ${String(this.uidValidity)}] .\r\n` +
        `* OK [UIDNEXT ${String(next)}] .\r\n${tag} OK [READ-ONLY] opened\r\n`,
    );
  }

  private search(query: string): readonly number[] {
    const [, first] = /UID (\d+):\*/i.exec(query) ?? [];
    if (first !== undefined) {
      const found = this.mails.filter(({ uid }) => uid >= Number(first));
      // "n:*" means the last mail at least.
      return (found.length > 0 ? found : this.mails.slice(-1)).map(({ uid }) => uid);
    }
    const [, day = '1', month = 'Jan', year = '1970'] = /SINCE "?(\d{1,2})-(\w{3})-(\d{4})"?/i.exec(query) ?? [];
    const since = Date.UTC(Number(year), MONTHS.indexOf(month), Number(day));
    return this.mails.filter(({ arrivedAt }) => arrivedAt.getTime() >= since).map(({ uid }) => uid);
  }

  private fetch(socket: Socket, rest: string): void {
    const wanted = Number(rest.split(' ', 1)[0]);
    const index = this.mails.findIndex(({ uid }) => uid === wanted);
    const mail = this.mails[index];
    if (mail === undefined) return;
    const [, start, length] = /BODY\.PEEK\[\]<(\d+)\.(\d+)>/i.exec(rest) ?? [];
    const bytes =
      start === undefined ? mail.source : mail.source.subarray(Number(start), Number(start) + Number(length));
    const section = start === undefined ? 'BODY[]' : `BODY[]<${start}>`;
    socket.write(
      `* ${String(index + 1)} FETCH (UID ${String(mail.uid)} INTERNALDATE "${internalDate(mail.arrivedAt)}" ${section} {${String(bytes.length)}}\r\n`,
    );
    socket.write(bytes);
    socket.write(')\r\n');
  }
}
