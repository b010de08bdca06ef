import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const FOLDER = 'config/demo';
const MINUTE_MS = 60_000;

export interface StormPost {
  readonly id: string;
  readonly lang: string;
  readonly publishedAt: string;
  readonly [field: string]: unknown;
}

interface Plan {
  readonly timeZero: Date;
  readonly watches: readonly { readonly name: string; readonly query: string }[];
  readonly sources: readonly { readonly file: string }[];
}

const plan = parse(readFileSync(join(FOLDER, 'workspace.yaml'), 'utf8'), { version: '1.1' }) as Plan;

/** What the brand's watch of the demo looks for. */
export const brandQuery = (): string => plan.watches[0]?.query ?? '';

/** The demo's posts of these minutes from its start, each once, the last of them written now. */
export function demoStorm(fromMinute: number, toMinute: number): StormPost[] {
  const zeroMs = new Date(plan.timeZero).getTime();
  const posts = new Map<string, StormPost>();
  for (const { file } of plan.sources) {
    for (const line of readFileSync(join(FOLDER, file), 'utf8').trim().split('\n')) {
      const post = JSON.parse(line) as StormPost;
      const minute = (Date.parse(post.publishedAt) - zeroMs) / MINUTE_MS;
      if (minute >= fromMinute && minute < toMinute) posts.set(post.id, post);
    }
  }
  const inOrder = [...posts.values()].sort((a, b) => a.publishedAt.localeCompare(b.publishedAt));
  const shiftMs = Date.now() - Date.parse(inOrder.at(-1)?.publishedAt ?? '');
  return inOrder.map((post) => ({
    ...post,
    publishedAt: new Date(Date.parse(post.publishedAt) + shiftMs).toISOString(),
  }));
}
