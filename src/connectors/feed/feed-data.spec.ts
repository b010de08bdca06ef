import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parseFeed as parseWithFeedsmith } from 'feedsmith';
import RssParser from 'rss-parser';
import { compileWorker } from '../../../test/support/compiled-worker.js';
import { ConnectorError } from '../connector.js';
import { WorkerFeedParser } from './feed-parser.js';
import { htmlToText } from '../html-to-text.js';

/**
 * Measures our reader against each single parser on a collection of feed files: `cases.json` beside them lists
 * `{file, asserts: [{path, value}]}`. The folder is not part of the repository.
 */
const folder = join(process.env.EARSHOT_EVAL_DATA ?? '', 'feeds');
const hasData = process.env.EARSHOT_EVAL_DATA !== undefined && existsSync(join(folder, 'cases.json'));
if (!hasData) console.info('Feed files not measured: EARSHOT_EVAL_DATA names no folder with feeds/cases.json.');

type Path = readonly (string | number)[];
interface Case {
  readonly file: string;
  readonly asserts: readonly { readonly path: Path; readonly value: unknown }[];
}
type Fields = Readonly<Record<string, unknown>>;
type Reader = 'ours' | 'rss-parser' | 'feedsmith';

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string | null => {
  const text = fieldsOf(value)._ ?? fieldsOf(value).value ?? value;
  return typeof text === 'string' ? text : null;
};
const dateOf = (value: unknown): string | null => {
  const at = Date.parse(value instanceof Date ? value.toISOString() : (textOf(value) ?? ''));
  return Number.isNaN(at) ? null : new Date(at).toISOString();
};

interface Reading {
  readonly title: string | null;
  readonly items: readonly Record<'id' | 'title' | 'link' | 'date' | 'text', string | null>[];
}

const readWithRssParser = async (xml: string): Promise<Reading> => {
  const feed = fieldsOf(await new RssParser().parseString(xml));
  return {
    title: textOf(feed.title),
    items: listOf(feed.items)
      .map(fieldsOf)
      .map((item) => ({
        id: textOf(item.guid ?? item['rdf:about'] ?? item.id),
        title: textOf(item.title),
        link: textOf(item.link),
        date: dateOf(item.isoDate),
        text: textOf(item['content:encoded'] ?? item.content ?? item.summary),
      })),
  };
};

const readWithFeedsmith = (xml: string): Reading => {
  const feed = fieldsOf(parseWithFeedsmith(xml).feed);
  return {
    title: textOf(feed.title),
    items: [...listOf(feed.items), ...listOf(feed.entries)].map(fieldsOf).map((item) => {
      const links = listOf(item.links).map(fieldsOf);
      return {
        id: textOf(item.guid ?? item.id ?? fieldsOf(item.rdf).about),
        title: textOf(item.title),
        link: textOf(
          item.link ?? (links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0])?.href,
        ),
        date: dateOf(item.pubDate ?? item.published ?? listOf(fieldsOf(item.dc).dates)[0] ?? item.updated),
        text: textOf(fieldsOf(item.content).encoded ?? item.content ?? item.description ?? item.summary),
      };
    }),
  };
};

const fieldAt = ([top, second, third, fourth, fifth]: Path): { field: string; entry: number | null } | null => {
  if (top === 'feed' && second === 'title' && third === undefined) return { field: 'feed title', entry: null };
  if (top !== 'entries' || typeof second !== 'number') return null;
  const names: Readonly<Record<string, string>> = {
    title: 'title',
    title_detail: 'title',
    link: 'link',
    id: 'id',
    guid: 'id',
    published: 'date',
    updated: 'date',
    summary: 'text',
    summary_detail: 'text',
    description: 'text',
    content: 'text',
  };
  const field = names[String(third)];
  const isValue = fourth === undefined || fourth === 'value' || (third === 'content' && fifth === 'value');
  return field !== undefined && isValue ? { field, entry: second } : null;
};

const isRight = (field: string, found: string | null, expected: unknown): boolean => {
  if (found === null || typeof expected !== 'string') return false;
  if (field === 'id') return found === expected;
  if (field === 'date') return found === dateOf(expected);
  // A reader that gives markup is right too when the words are.
  return found.trim() === expected.trim() || [found, htmlToText(found)].includes(htmlToText(expected));
};

(hasData ? describe : describe.skip)('feed files', () => {
  const compiled = hasData ? compileWorker('connectors/feed/parse-worker') : null;
  const parser = new WorkerFeedParser(compiled === null ? {} : { script: compiled.script });

  afterAll(async () => {
    await parser.close();
    compiled?.remove();
  });

  it('reads or refuses each in time, and is right at least as often as the best single parser', async () => {
    const cases = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as Case[];
    const right = new Map<string, Record<Reader | 'of', number>>();
    const items: Record<Reader, number> = { ours: 0, 'rss-parser': 0, feedsmith: 0 };
    for (const { file, asserts } of cases) {
      const bytes = readFileSync(join(folder, file));
      const ours = parser.parse(bytes).then(
        (feed): Reading => ({
          title: feed.title,
          items: feed.items.map((item) => ({ ...item, link: item.url, date: item.publishedAt?.toISOString() ?? null })),
        }),
        (error: unknown) => {
          expect(error).toBeInstanceOf(ConnectorError);
          expect(error).toMatchObject({ fault: 'invalid' });
          expect(String(error)).not.toMatch(/too long|breaks/);
          return null;
        },
      );
      const xml = bytes.toString('utf8');
      const readings: Record<Reader, Reading | null> = {
        ours: await ours,
        'rss-parser': await readWithRssParser(xml).catch(() => null),
        feedsmith: await Promise.resolve(xml)
          .then(readWithFeedsmith)
          .catch(() => null),
      };
      for (const [reader, reading] of Object.entries(readings) as [Reader, Reading | null][]) {
        items[reader] += reading?.items.length ?? 0;
        for (const { path, value } of asserts) {
          const at = fieldAt(path);
          if (at === null) continue;
          const tally = right.get(at.field) ?? { ours: 0, 'rss-parser': 0, feedsmith: 0, of: 0 };
          right.set(at.field, tally);
          const found =
            at.entry === null ? reading?.title : reading?.items[at.entry]?.[at.field as keyof Reading['items'][number]];
          if (isRight(at.field, found ?? null, value)) tally[reader] += 1;
          if (reader === 'ours') tally.of += 1;
        }
      }
    }
    console.info(JSON.stringify({ items, right: Object.fromEntries(right) }));
    for (const [field, tally] of right) {
      expect([field, tally.ours]).toEqual([field, Math.max(tally.ours, tally['rss-parser'], tally.feedsmith)]);
    }
    expect(items.ours).toBeGreaterThanOrEqual(Math.max(items['rss-parser'], items.feedsmith));
  }, 120_000);
});
