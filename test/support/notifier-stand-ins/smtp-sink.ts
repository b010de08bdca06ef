import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Arrived, Manner, NotifierStandIn } from './notifier-stand-in.js';

/** Headers with their encoded words (RFC 2047, Q) as they are read. */
const decodeWords = (head: string): string =>
  head.replaceAll(/\?=\s+=\?UTF-8\?Q\?/gi, '').replaceAll(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, word: string) =>
    decodeURIComponent(
      word
        .replaceAll('%', '%25')
        .replaceAll('_', ' ')
        .replaceAll(/=([0-9A-F]{2})/g, '%$1'),
    ),
  );

/** A mail server that keeps what it is given. Plain SMTP (RFC 5321) without encryption or sign-in. */
class SmtpSink {
  readonly arrived: Arrived[] = [];
  manner: Manner = { is: 'accept' };
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  constructor() {
    this.server = createServer((socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      socket.on('error', () => undefined);
      this.converse(socket);
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => {
      this.server.listen(0, '127.0.0.1', resolve);
    });
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }

  private converse(socket: Socket): void {
    let unread = '';
    let message: string[] | null = null;
    const say = (line: string): void => {
      socket.write(`${line}\r\n`);
    };
    const hear = (line: string): void => {
      if (message !== null) {
        if (line !== '.') {
          message.push(line.startsWith('.') ? line.slice(1) : line);
          return;
        }
        this.keep(message.join('\n'));
        message = null;
        say(this.manner.is === 'keep-and-fail' ? '451 4.3.0 kept, and then something failed' : '250 2.0.0 kept');
        return;
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO' || verb === 'HELO') say('250 sink');
      else if (verb === 'MAIL' || verb === 'RSET' || verb === 'NOOP') say('250 2.1.0 ok');
      else if (verb === 'RCPT') this.answerReceiver(say, socket);
      else if (verb === 'DATA') {
        message = [];
        say('354 go on');
      } else if (verb === 'QUIT') {
        say('221 2.0.0 bye');
        socket.end();
      } else say('502 5.5.1 unknown');
    };
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      unread += chunk;
      for (let end = unread.indexOf('\r\n'); end >= 0; end = unread.indexOf('\r\n')) {
        const line = unread.slice(0, end);
        unread = unread.slice(end + 2);
        hear(line);
      }
    });
    say('220 sink ESMTP');
  }

  private answerReceiver(say: (line: string) => void, socket: Socket): void {
    switch (this.manner.is) {
      case 'accept':
      case 'keep-and-fail':
        say('250 2.1.5 ok');
        return;
      case 'silence':
        return;
      case 'busy':
        say('451 4.7.1 try again later');
        return;
      case 'refuse':
        say('550 5.1.1 no such user');
        return;
      case 'hang-up':
        socket.destroy();
    }
  }

  private keep(raw: string): void {
    const [folded = '', ...body] = raw.split('\n\n');
    const head = decodeWords(folded);
    const key = /^Message-ID: (.+)$/im.exec(head)?.[1] ?? '';
    // Long lines are folded by quoted-printable: undone far enough to find words in it.
    const text = body.join('\n\n').replaceAll('=\n', '');
    this.arrived.push({ text: `${/^Subject: (.+)$/im.exec(head)?.[1] ?? ''}\n${text}`, key, raw });
  }
}

export async function startSmtpSink(): Promise<NotifierStandIn> {
  const sink = new SmtpSink();
  const port = await sink.listen();
  const settings = { to: 'ann@example.com, bob@example.com', from: 'earshot@example.com' };
  return {
    settings: { ...settings, server: `smtp://127.0.0.1:${String(port)}` },
    credentials: {},
    blockedSettings: { ...settings, server: 'smtp://169.254.169.254:25' },
    tellsWait: false,
    targets: [`127.0.0.1:${String(port)}`],
    get arrived() {
      return sink.arrived;
    },
    meet: (manner) => {
      sink.manner = manner;
    },
    stop: () => sink.stop(),
  };
}
