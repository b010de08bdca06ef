import { describe, expect, it } from '@jest/globals';
import type { Task } from '../api/types.js';
import { InboxOrder } from './inbox-order.js';

const NOW_MS = Date.parse('2026-11-22T12:00:00Z');
const MINUTE_MS = 60_000;

const task = (id: string, dueInMinutes: number | null = 60, version = 1): Task =>
  ({
    id,
    version,
    dueAt: dueInMinutes === null ? null : new Date(NOW_MS + dueInMinutes * MINUTE_MS).toISOString(),
    clocks: [],
  }) as unknown as Task;

const frozenWith = (ids: readonly string[], isComplete: boolean): InboxOrder => {
  const order = new InboxOrder(true);
  order.receive(
    ids.map((id) => task(id)),
    isComplete,
    NOW_MS,
  );
  order.freeze();
  return order;
};

describe('InboxOrder', () => {
  it('follows the server until it is frozen', () => {
    const order = new InboxOrder(true);
    order.receive([task('a'), task('b')], true, NOW_MS);
    order.receive([task('c'), task('a'), task('b')], true, NOW_MS);
    expect(order.state()).toMatchObject({ ids: ['c', 'a', 'b'], newCount: 0, changedCount: 0, isFrozen: false });
  });

  it('keeps its order when frozen and counts what arrived, wherever it would stand', () => {
    const order = frozenWith(['a', 'b'], true);
    order.receive([task('x'), task('b'), task('a'), task('y')], true, NOW_MS);
    expect(order.state()).toMatchObject({ ids: ['a', 'b'], newCount: 2, changedCount: 0 });
  });

  it('counts rows that others changed, and not what the user did', () => {
    const order = frozenWith(['a', 'b', 'c'], true);
    order.noteOwn('a', 2);
    order.receive([task('a', 60, 2), task('b', 60, 2), task('c')], true, NOW_MS);
    order.noteChange('c');
    order.noteChange('not shown');
    expect(order.state().changedCount).toBe(2);
  });

  it('tells further pages of the same list from what is new', () => {
    const order = frozenWith(['a', 'b'], false);
    order.receive([task('a'), task('b'), task('c')], false, NOW_MS);
    expect(order.state()).toMatchObject({ ids: ['a', 'b'], newCount: 0 });
    order.receive([task('a'), task('new'), task('b'), task('c'), task('d')], true, NOW_MS, true);
    expect(order.state()).toMatchObject({ ids: ['a', 'b', 'c', 'd'], newCount: 1, endsHere: true });
  });

  it('never takes what is new for a further page of a list that was complete', () => {
    const order = frozenWith(['a'], true);
    order.receive([task('a'), task('b')], false, NOW_MS, true);
    order.receive([task('a'), task('b'), task('c')], true, NOW_MS);
    expect(order.state()).toMatchObject({ ids: ['a'], newCount: 2 });
  });

  it('wants more pages only to tell what is new before its end', () => {
    const partial = frozenWith(['a', 'b'], false);
    partial.receive([task('x'), task('y')], false, NOW_MS);
    expect(partial.isCovered()).toBe(false);
    partial.receive([task('x'), task('y'), task('a'), task('b')], false, NOW_MS);
    expect(partial.isCovered()).toBe(true);
  });

  it('takes the new order when told to, and forgets the counts', () => {
    const order = frozenWith(['a', 'b'], true);
    order.receive([task('b', 60, 2), task('c')], true, NOW_MS);
    expect(order.missing()).toEqual(['a']);
    order.take(NOW_MS, true);
    expect(order.state()).toMatchObject({ ids: ['b', 'c'], newCount: 0, changedCount: 0, isFrozen: false });
  });

  it('heads each group once, with its size', () => {
    const order = new InboxOrder(true);
    order.receive(
      [task('late', -1), task('soon', 5), task('soon too', 15), task('later', 16), task('none', null)],
      true,
      NOW_MS,
    );
    const heads = order.state().items.flatMap((item) => (item.kind === 'group' ? [[item.group, item.count]] : []));
    expect(heads).toEqual([
      ['overdue', 1],
      ['next', 2],
      ['later', 1],
      ['none', 1],
    ]);
  });

  it('folds a group behind its head: its rows are neither seen nor walked through, and stay of it', () => {
    const order = new InboxOrder(true);
    order.receive([task('late', -1), task('soon', 5), task('soon too', 15), task('later', 16)], true, NOW_MS);
    order.fold('next');
    expect(order.state().ids).toEqual(['late', 'later']);
    expect(order.state().items).toEqual([
      { kind: 'group', group: 'overdue', count: 1, isFolded: false },
      { kind: 'row', id: 'late', position: 1 },
      { kind: 'group', group: 'next', count: 2, isFolded: true },
      { kind: 'group', group: 'later', count: 1, isFolded: false },
      { kind: 'row', id: 'later', position: 2 },
    ]);
    expect(order.idsOf('next')).toEqual(['soon', 'soon too']);
    expect(order.groupAt('soon')).toBe('next');
    order.freeze();
    order.receive([task('late', -1), task('soon', 5), task('new', 8), task('later', 16)], true, NOW_MS);
    expect(order.state()).toMatchObject({ newCount: 1, ids: ['late', 'later'] });
    order.fold('next');
    expect(order.state().ids).toEqual(['late', 'soon', 'soon too', 'later']);
  });

  it('has no groups to fold where the list has none', () => {
    const order = new InboxOrder(false);
    order.receive([task('a')], true, NOW_MS);
    order.fold('none');
    expect(order.state().ids).toEqual(['a']);
  });
});
