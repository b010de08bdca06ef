import type { StandIn } from './stand-in.js';
import { ImapServer } from './imap-server.js';

const ARTICLES = ['news.example/acme-one', 'news.example/acme-two', 'news.example/acme-three'];

export const alertMail = (messageId: string, articles: readonly string[], at: Date): Buffer =>
  Buffer.from(
    [
      `Message-ID: <${messageId}@google.com>`,
      `Date: ${at.toUTCString()}`,
      'From: Google Alerts <googlealerts-noreply@google.com>',
      'Subject: Google Alert - acme',
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=UTF-8',
      '',
      ...articles.map(
        (article) =>
          `<p><a href="https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://${article}&amp;ct=ga">Acme in the news</a> What Acme has done.</p>`,
      ),
      '',
    ].join('\r\n'),
  );

/** A mailbox with two alerts and a letter of somebody else. */
export async function startMailAlertsStandIn(): Promise<StandIn> {
  const server = new ImapServer('alerts', 'secret');
  const at = new Date(Date.now() - 3_600_000);
  const letter = Buffer.from(
    'From: Ann <ann@example.com>\r\nSubject: Hi\r\n\r\nSee https://news.example/private-letter\r\n',
  );
  server.mails = [
    { uid: 3, source: alertMail('m1', ARTICLES.slice(0, 2), at), arrivedAt: at },
    { uid: 7, source: letter, arrivedAt: at },
    { uid: 9, source: alertMail('m2', ARTICLES.slice(2), at), arrivedAt: at },
  ];
  const port = await server.start();
  return {
    settings: { host: '127.0.0.1', port, security: 'none' },
    credentials: { user: 'alerts', password: 'secret' },
    badSettings: [
      { host: 'not a host' },
      { host: 'imap.example.com', port: 0 },
      { host: 'imap.example.com', security: 'ssl' },
    ],
    targets: [`127.0.0.1:${String(port)}`],
    folders: [],
    pollIds: ARTICLES,
    received: [],
    stop: () => server.stop(),
  };
}
