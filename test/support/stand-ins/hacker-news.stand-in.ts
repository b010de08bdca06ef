import type { Answer, Received, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';

export interface NewsItem {
  readonly id: number;
  readonly by: string;
  readonly time: number;
  readonly title?: string;
  readonly text: string;
  readonly parent?: number;
  readonly story: number;
  state?: 'deleted' | 'dead';
}

const MAX_HITS = 1_000;
const FIRST_AT = Date.UTC(2026, 2, 2, 9) / 1_000;

const json = (value: unknown): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

/** The search of Hacker News, which ends after 1,000 hits, and its single items. */
export class HackerNewsServer {
  readonly items: NewsItem[] = [];

  answer({ path }: Received): Answer {
    const url = new URL(path, 'http://x.example');
    const id = /^\/v0\/item\/(\d+)\.json$/.exec(url.pathname)?.[1];
    if (id !== undefined) return json(this.showItem(Number(id)));
    return url.pathname === '/api/v1/search_by_date' ? json(this.search(url.searchParams)) : { status: 404 };
  }

  private search(asked: URLSearchParams): unknown {
    const words = (asked.get('query') ?? '').replaceAll('"', '').toLowerCase();
    const tags = asked.get('tags') ?? '';
    const story = /story_(\d+)/.exec(tags)?.[1];
    const bounds = [...(asked.get('numericFilters') ?? '').matchAll(/created_at_i(>=|<=)(\d+)/g)];
    const [size, page] = [Number(asked.get('hitsPerPage') ?? 20), Number(asked.get('page') ?? 0)];
    const found = this.items
      .filter(({ state }) => state === undefined)
      .filter(({ title, text }) => `${title ?? ''} ${text}`.toLowerCase().includes(words))
      .filter((item) => story === undefined || item.story === Number(story))
      .filter(
        ({ parent }) =>
          (tags.includes('story') || parent !== undefined) && (tags.includes('comment') || parent === undefined),
      )
      .filter(({ time }) => bounds.every(([, sign, at]) => (sign === '>=' ? time >= Number(at) : time <= Number(at))))
      .sort((a, b) => b.time - a.time)
      .slice(0, MAX_HITS);
    return {
      hits: found.slice(page * size, page * size + size).map((item) => ({
        ...{ objectID: String(item.id), created_at_i: item.time, author: item.by, story_id: item.story, points: 2 },
        ...(item.title === undefined
          ? { comment_text: `<p>${item.text}`, parent_id: item.parent }
          : { title: item.title, story_text: item.text }),
      })),
      ...{ page, hitsPerPage: size, nbHits: found.length, nbPages: Math.ceil(found.length / size) },
    };
  }

  private showItem(id: number): unknown {
    const item = this.items.find((one) => one.id === id);
    if (item === undefined) return null;
    if (item.state === 'deleted') return { id, time: item.time, type: 'story', deleted: true };
    const { by, time, text, title, parent } = item;
    return {
      id,
      by,
      time,
      text,
      ...(title === undefined ? { parent } : { title }),
      ...(item.state === 'dead' ? { dead: true } : {}),
    };
  }
}

export async function startHackerNewsStandIn(): Promise<StandIn> {
  const server = new HackerNewsServer();
  server.items.push(
    { id: 101, by: 'ann', time: FIRST_AT, title: 'Acme raises prices', text: 'Again.', story: 101 },
    { id: 102, by: 'bo', time: FIRST_AT + 60, text: 'Acme &amp; nobody else', parent: 101, story: 101 },
    { id: 103, by: 'cy', time: FIRST_AT + 60, text: 'No acme for me', parent: 102, story: 101 },
    { id: 104, by: 'ann', time: FIRST_AT + 90, text: 'deleted acme', parent: 102, story: 101, state: 'deleted' },
    { id: 105, by: 'dan', time: FIRST_AT + 91, text: 'killed acme', parent: 102, story: 101, state: 'dead' },
  );
  let next: Answer | null = null;
  const loopback = await serveLoopback((request) => next ?? server.answer(request));
  return {
    settings: { baseUrl: `${loopback.origin}/api/v1`, itemsUrl: `${loopback.origin}/v0` },
    credentials: {},
    badSettings: [{ baseUrl: 'hn' }, { include: 'jobs' }, { pageSize: 0 }, { query: ' ' }],
    targets: [loopback.host],
    folders: [],
    pollIds: ['102', '103', '101'],
    presence: { there: ['101', '103'], gone: ['104', '105'] },
    answerPolls: (answer) => {
      next = answer;
    },
    received: loopback.received,
    stop: () => loopback.stop(),
  };
}
