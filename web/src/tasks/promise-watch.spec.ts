import { describe, expect, it } from '@jest/globals';
import type { Clock, Task } from '../api/types.js';
import { PromiseWatch, type OwnPromise } from './promise-watch.js';

const START_MS = Date.parse('2026-11-22T12:00:00Z');
const at = (seconds: number): string => new Date(START_MS + seconds * 1000).toISOString();

const clock = (id: string, dueInSeconds: number, more: Partial<Clock> = {}): Clock =>
  ({
    id,
    kind: 'acknowledge',
    state: 'running',
    startedAt: at(-60),
    dueAt: at(dueInSeconds),
    pausedAt: null,
    pausedUntil: null,
    target: { withinSeconds: 900 },
    ...more,
  }) as unknown as Clock;
const task = (assignee: string | null, ...clocks: Clock[]): Task =>
  ({ clocks, assignee: assignee === null ? null : { id: assignee } }) as unknown as Task;

/** Ticks for so long and writes down what was said: a number for others', the clocks for one's own. */
function listen(tasks: readonly Task[], seconds: number): { quiet: number[]; loud: string[][] } {
  const heard = { quiet: [] as number[], loud: [] as string[][] };
  const told = (own: readonly OwnPromise[]): string[] => own.map(({ clock: { id }, stage }) => `${id} ${stage}`);
  const watch = new PromiseWatch(
    START_MS,
    (own) => heard.loud.push(told(own)),
    (count) => heard.quiet.push(count),
  );
  for (let second = 0; second <= seconds; second++) watch.look(tasks, 'me', START_MS + second * 1000);
  return heard;
}

describe('PromiseWatch', () => {
  it('tells of a hundred clocks in one sentence a minute', () => {
    const others = Array.from({ length: 100 }, (_, i) => task(i % 2 === 0 ? 'other' : null, clock(String(i), i - 40)));
    expect(listen(others, 60)).toEqual({ quiet: [100], loud: [] });
    expect(listen(others, 59)).toEqual({ quiet: [], loud: [] });
  });

  it('tells of an own breach once, and of its last quarter before', () => {
    const mine = task('me', clock('mine', 250));
    expect(listen([mine], 400)).toEqual({ quiet: [], loud: [['mine quarter'], ['mine broken']] });
  });

  it('tells what happens to several own promises at once in one go', () => {
    const mine = [task('me', clock('a', 10), clock('b', 10)), task('me', clock('c', 10))];
    expect(listen(mine, 60).loud).toEqual([
      ['a quarter', 'b quarter', 'c quarter'],
      ['a broken', 'b broken', 'c broken'],
    ]);
  });

  it('is silent about what stands still, was kept, is never due or broke long ago', () => {
    const silent = [
      clock('waiting', -5, { state: 'paused', pausedAt: at(-20) }),
      clock('closed', 30, { state: 'paused', pausedUntil: at(3_600) }),
      clock('met', -5, { state: 'met' }),
      clock('never', 0, { dueAt: null }),
      clock('old', -3_600, { state: 'overdue' }),
    ];
    expect(listen([task('me', ...silent)], 60)).toEqual({ quiet: [], loud: [] });
  });

  it('speaks of a closed clock once its hours have opened', () => {
    const mine = task('me', clock('opens', 30, { state: 'paused', pausedUntil: at(10) }));
    expect(listen([mine], 60).loud).toEqual([['opens quarter'], ['opens broken']]);
  });
});
