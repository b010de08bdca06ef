import type { Answer, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';

const IDS = ['tag:site.example,2026:1', 'tag:site.example,2026:2', 'tag:site.example,2026:3'];

const item = (id: string, n: number): string => `<item>
  <guid isPermaLink="false">${id}</guid><title>Acme, part ${String(n)}</title>
  <link>https://site.example/${String(n)}</link><description>What happened to Acme, ${String(n)}.</description>
  <pubDate>Mon, 02 Mar 2026 0${String(n)}:00:00 GMT</pubDate></item>`;

const DOCUMENT = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Site</title><link>https://site.example/</link><description>All of it</description>
${IDS.map((id, i) => item(id, i + 1)).join('\n')}
</channel></rss>`;

/** A site with one RSS feed. */
export async function startFeedStandIn(): Promise<StandIn> {
  const usual: Answer = { status: 200, headers: { 'content-type': 'application/rss+xml' }, body: DOCUMENT };
  let next: Answer | null = null;
  const loopback = await serveLoopback(() => next ?? usual);
  return {
    settings: { url: `${loopback.origin}/feed.xml` },
    credentials: {},
    badSettings: [{ url: 'ftp://site.example/feed' }, { url: 5 }, { url: 'https://user:pass@site.example/' }],
    targets: [loopback.host],
    folders: [],
    pollIds: IDS,
    answerPolls: (answer) => {
      next = answer;
    },
    received: loopback.received,
    stop: () => loopback.stop(),
  };
}
