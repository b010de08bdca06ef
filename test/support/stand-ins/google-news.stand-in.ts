import type { Answer, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';

const ARTICLES = ['CBMiOne', 'CBMiTwo', 'CBMiThree'];

const item = (guid: string, n: number): string => `<item>
  <title>Acme, part ${String(n)} - Example News</title>
  <link>https://news.google.com/rss/articles/${guid}?oc=5</link>
  <guid isPermaLink="false">${guid}</guid>
  <pubDate>Mon, 02 Mar 2026 0${String(n)}:00:00 GMT</pubDate>
  <description>&lt;a href="https://news.google.com/rss/articles/${guid}"&gt;Acme&lt;/a&gt;</description>
  <source url="https://news.example">Example News</source>
</item>`;

const feed = (items: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Google News</title><link>https://news.google.com/</link><description>Google News</description>${items}</channel></rss>`;

/** Google's search feed, which wants language, country and edition to agree. */
export async function startGoogleNewsStandIn(): Promise<StandIn> {
  let polls: Answer | null = null;
  const loopback = await serveLoopback((request) => {
    if (polls !== null) return polls;
    const url = new URL(request.path, 'https://news.local');
    const query = url.searchParams;
    const agrees = query.get('hl') === 'fi' && query.get('gl') === 'FI' && query.get('ceid') === 'FI:fi';
    if (url.pathname !== '/rss/search' || !agrees) return { status: 404, body: '' };
    const isFound = /"acme"/i.test(query.get('q') ?? '');
    return {
      status: 200,
      headers: { 'content-type': 'application/xml; charset=utf-8' },
      body: feed(isFound ? ARTICLES.map((guid, n) => item(guid, n + 1)).join('') : ''),
    };
  });
  return {
    settings: { language: 'fi', country: 'FI', baseUrl: loopback.origin },
    credentials: {},
    badSettings: [
      { language: 'Finnish', country: 'FI' },
      { language: 'fi', country: 'fi' },
      { language: 'fi', country: 'FI', days: 0 },
    ],
    targets: [loopback.host],
    folders: [],
    pollIds: ARTICLES,
    smallestPage: 100,
    answerPolls: (answer) => {
      polls = answer;
    },
    received: loopback.received,
    stop: () => loopback.stop(),
  };
}
