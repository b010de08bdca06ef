import type { Answer, Received, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';

export interface StackItem {
  readonly id: number;
  readonly site: string;
  readonly at: number;
  readonly title: string;
  readonly body: string;
  /** The question it answers. */
  readonly question?: number;
  isDeleted?: boolean;
}

const FIRST_AT = Date.UTC(2026, 2, 2, 9) / 1_000;
const MAX_ANONYMOUS_PAGE = 25;

/** Stack Exchange: pages of questions and answers, a daily allowance in the body, errors as numbers. */
export class StackExchangeServer {
  readonly items: StackItem[] = [];
  quota = { max: 300, remaining: 299 };
  /** Seconds the next answer asks to be left alone. */
  backoff: number | null = null;
  error: { readonly id: number; readonly name: string; readonly message: string } | null = null;

  answer({ path }: Received): Answer {
    const { pathname, searchParams: asked } = new URL(path, 'http://x.example');
    if (this.error !== null) {
      const { id, name, message } = this.error;
      return json(400, { error_id: id, error_name: name, error_message: message });
    }
    const [, kind, ids, under] = /^\/2\.3\/(questions|answers)\/([\d;]+)(\/answers)?$/.exec(pathname) ?? [];
    if (pathname === '/2.3/search/advanced') return this.page(asked, this.search(asked));
    if (kind === undefined || ids === undefined)
      return json(400, { error_id: 404, error_name: 'no_method', error_message: '' });
    const numbers = ids.split(';').map(Number);
    const there = this.items.filter((item) => item.isDeleted !== true && item.site === asked.get('site'));
    if (under !== undefined)
      return this.page(
        asked,
        there.filter(({ question }) => question !== undefined && numbers.includes(question)),
      );
    return this.page(
      asked,
      there.filter((item) => numbers.includes(item.id) && (kind === 'answers') === (item.question !== undefined)),
    );
  }

  private search(asked: URLSearchParams): readonly StackItem[] {
    const words = (asked.get('q') ?? '').replaceAll('"', '').toLowerCase();
    const [from, to] = [Number(asked.get('fromdate') ?? 0), Number(asked.get('todate') ?? Infinity)];
    return this.items
      .filter((item) => item.isDeleted !== true && item.question === undefined && item.site === asked.get('site'))
      .filter(({ title, body, at }) => `${title} ${body}`.toLowerCase().includes(words) && at >= from && at <= to)
      .sort((a, b) => b.at - a.at);
  }

  private page(asked: URLSearchParams, items: readonly StackItem[]): Answer {
    const [size, page] = [Number(asked.get('pagesize') ?? 30), Number(asked.get('page') ?? 1)];
    if (page > MAX_ANONYMOUS_PAGE && !asked.has('key'))
      return json(400, {
        error_id: 403,
        error_name: 'access_denied',
        error_message: 'page above 25 requires access token',
      });
    const shown = items.slice((page - 1) * size, page * size);
    const backoff = this.backoff === null ? {} : { backoff: this.backoff };
    this.backoff = null;
    return json(200, {
      items: shown.map((item) => show(item, asked.get('filter') === 'withbody')),
      has_more: page * size < items.length,
      ...{ quota_max: this.quota.max, quota_remaining: this.quota.remaining },
      ...backoff,
    });
  }
}

const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

function show(item: StackItem, hasBody: boolean): unknown {
  const { id, site, at, title, body, question } = item;
  return {
    owner: { user_id: 5, display_name: 'ann' },
    ...{ creation_date: at, score: 1, link: `https://${site}.com/questions/${String(question ?? id)}` },
    ...(question === undefined
      ? { question_id: id, title, view_count: 3, answer_count: 0 }
      : { answer_id: id, question_id: question }),
    ...(hasBody ? { body: `<p>${body}</p>` } : {}),
  };
}

export async function startStackExchangeStandIn(): Promise<StandIn> {
  const server = new StackExchangeServer();
  const question = (id: number, minutes: number, title: string, site = 'stackoverflow'): StackItem => ({
    ...{ id, site, at: FIRST_AT + minutes * 60, title, body: 'It says no.' },
  });
  server.items.push(
    question(11, 0, 'Acme SDK says no'),
    question(12, 1, 'How to ask acme?'),
    question(13, 2, 'Other things'),
    question(14, 3, 'acme deleted'),
    question(11, 4, 'Acme on a phone', 'superuser'),
    { id: 21, site: 'stackoverflow', at: FIRST_AT + 600, title: '', body: 'Use acme 3', question: 11 },
  );
  const deleted = server.items[3];
  if (deleted !== undefined) deleted.isDeleted = true;
  let next: Answer | null = null;
  const loopback = await serveLoopback((request) => next ?? server.answer(request));
  return {
    settings: { sites: 'stackoverflow, superuser', baseUrl: `${loopback.origin}/2.3` },
    credentials: {},
    badSettings: [
      {},
      { sites: '' },
      { sites: 'stackoverflow;drop' },
      { sites: 'a', baseUrl: 'x' },
      { sites: 'a', pageSize: 0 },
    ],
    targets: [loopback.host],
    folders: [],
    pollIds: ['stackoverflow/q12', 'stackoverflow/q11', 'superuser/q11'],
    presence: {
      there: ['stackoverflow/q11', 'stackoverflow/a21', 'superuser/q11'],
      gone: ['stackoverflow/q14', 'superuser/q12'],
    },
    answerPolls: (answer) => {
      next = answer;
    },
    received: loopback.received,
    stop: () => loopback.stop(),
  };
}
