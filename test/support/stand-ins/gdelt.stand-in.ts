import type { Answer, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';

const HOUR_MS = 3_600_000;

const stamp = (at: Date): string => at.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');

/** The DOC 2.0 API with three articles of the last hours; errors come as plain text with 200, as from the real one. */
export async function startGdeltStandIn(): Promise<StandIn> {
  const startedMs = Date.now();
  const articles = [3, 2, 1].map((hours, index) => ({
    url: `https://news${String(index)}.example/acme`,
    url_mobile: '',
    title: `Acme in the news , ${String(index)}`,
    seendate: stamp(new Date(startedMs - hours * HOUR_MS)),
    socialimage: '',
    domain: `news${String(index)}.example`,
    language: 'English',
    sourcecountry: 'Finland',
  }));
  let polls: Answer | null = null;
  const loopback = await serveLoopback((request) => {
    if (polls !== null) return polls;
    const query = new URL(request.path, 'https://gdelt.local').searchParams;
    const plain = (body: string): Answer => ({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body,
    });
    if (query.get('mode') !== 'artlist' || query.get('format') !== 'json') return plain('Invalid mode.');
    if (/"[^"]{1,2}"/.test(query.get('query') ?? '')) return plain('The specified phrase is too short.');
    const from = query.get('startdatetime') ?? '';
    const to = query.get('enddatetime') ?? '';
    if (!/^\d{14}$/.test(from) || !/^\d{14}$/.test(to)) return plain('Invalid date.');
    const found = articles.filter(({ seendate }) => {
      const seen = seendate.replace(/[TZ]/g, '');
      return seen >= from && seen <= to;
    });
    const listed = query.get('sort') === 'dateasc' ? found : [...found].reverse();
    const body = JSON.stringify(
      found.length === 0 ? {} : { articles: listed.slice(0, Number(query.get('maxrecords') ?? 75)) },
    );
    return {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: body.replace('Acme in', 'Acme\t\\- in'),
    };
  });
  return {
    settings: { baseUrl: `${loopback.origin}/api/v2/doc/doc` },
    credentials: {},
    badSettings: [{ baseUrl: 'gdelt' }, { secondsBetween: 0 }, { filter: ' ' }],
    targets: [loopback.host],
    folders: [],
    pollIds: articles.map(({ url }) => url.replace('https://', '')),
    answerPolls: (answer) => {
      polls = answer;
    },
    received: loopback.received,
    stop: () => loopback.stop(),
  };
}
