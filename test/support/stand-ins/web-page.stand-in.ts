import type { Answer, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';

const ARTICLES = [1, 2, 3].map((n) => `/stories/acme-${String(n)}`);

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stories</title></head><body><ul>
${ARTICLES.map(
  (path, n) => `<li class="story"><h3><a href="${path}">Acme, part ${String(n + 1)}</a></h3>
<time datetime="2026-03-0${String(n + 1)}">day ${String(n + 1)}</time><p>What happened to Acme.</p></li>`,
).join('\n')}
</ul></body></html>`;

/** A site with a list of stories and no feed. */
export async function startWebPageStandIn(): Promise<StandIn> {
  let polls: Answer | null = null;
  const loopback = await serveLoopback(
    () => polls ?? { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: PAGE },
  );
  const url = `${loopback.origin}/stories`;
  return {
    settings: { url, itemSelector: 'li.story', textSelector: 'p' },
    credentials: {},
    badSettings: [{ url }, { url: 'stories', itemSelector: 'li' }, { url, itemSelector: '' }],
    targets: [loopback.host],
    folders: [],
    pollIds: ARTICLES.map((path) => `${loopback.host}${path}`),
    answerPolls: (answer) => {
      polls = answer;
    },
    received: loopback.received,
    stop: () => loopback.stop(),
  };
}
