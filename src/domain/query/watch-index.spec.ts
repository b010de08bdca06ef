import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileWatches, type WatchToCompile } from './compile-watches.js';
import { WatchIndex, type WatchChange } from './watch-index.js';

const watch = (id: string, query: string): WatchToCompile => ({ id, query });
const gone = (id: string): WatchChange => ({ id, watch: null });
const set = (id: string, query: string): WatchChange => ({ id, watch: watch(id, query) });
const idsOf = (index: WatchIndex, text: string): string[] => index.match({ text }).map(({ watchId }) => watchId);
const finish = (steps: Iterable<void>): number => [...steps].length;

describe('WatchIndex', () => {
  it('answers for watches as they are now, in their order', () => {
    const index = new WatchIndex([watch('1', 'acme'), watch('2', 'bank'), watch('3', 'acme bank')]);
    index.apply([set('1', 'app'), gone('2'), set('4', 'bank OR app')]);
    expect(idsOf(index, 'acme bank')).toEqual(['3', '4']);
    expect(idsOf(index, 'my bank app')).toEqual(['1', '4']);
    expect(index.size).toBe(3);
    expect(index.faults).toEqual([]);
  });

  it('lists a fault for as long as the watch has it', () => {
    const index = new WatchIndex([watch('1', 'a AND')]);
    index.apply([set('2', '-b')]);
    expect(index.faults.map(({ watchId }) => watchId)).toEqual(['1', '2']);
    index.apply([set('1', 'a'), gone('2')]);
    expect(index.faults).toEqual([]);
    expect(idsOf(index, 'a')).toEqual(['1']);
  });

  it('goes on answering while it builds, changes included', () => {
    const index = new WatchIndex(Array.from({ length: 10 }, (_, i) => watch(String(i), `word${String(i)}`)));
    index.apply([set('0', 'acme')]);
    const steps = index.rebuild(3);
    expect(steps.next().done).toBe(false);
    index.apply([set('9', 'acme'), gone('1')]);
    expect(idsOf(index, 'acme word1 word2')).toEqual(['0', '2', '9']);
    expect(finish(steps)).toBe(2);
    expect(idsOf(index, 'acme word1 word2')).toEqual(['0', '2', '9']);
    expect(index.size).toBe(9);
  });

  it('keeps what it has when a build is given up for a later one', () => {
    const index = new WatchIndex([watch('1', 'acme'), watch('2', 'bank')]);
    const first = index.rebuild(1);
    first.next();
    index.apply([set('1', 'app')]);
    const second = index.rebuild(1);
    second.next();
    finish(first);
    index.apply([gone('2')]);
    finish(second);
    expect(idsOf(index, 'acme bank app')).toEqual(['1']);
  });

  it('says when enough has changed', () => {
    const index = new WatchIndex([watch('x', 'acme')]);
    index.apply(Array.from({ length: 64 }, (_, i) => set(String(i), 'acme')));
    expect(index.needsRebuild).toBe(false);
    index.apply([set('64', 'acme')]);
    expect(index.needsRebuild).toBe(true);
    finish(index.rebuild(10));
    expect(index.needsRebuild).toBe(false);
  });

  it('is the same as all watches compiled afresh, whatever changed and whenever it was built', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const query = fc.constantFrom(
      'acme',
      'bank',
      '"acme bank"',
      'acme*',
      'acme NEAR/2 bank',
      'bank -app',
      'case:"Acme"',
      'lang:fi app',
      '-x',
    );
    const change = fc.oneof(
      { weight: 3, arbitrary: fc.tuple(id, query).map(([each, text]) => set(each, text)) },
      { weight: 1, arbitrary: id.map(gone) },
    );
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.array(change, { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constantFrom('start', 'go on', 'finish') },
    );
    const texts = ['Acme bank app', 'acmes the bank', 'app', 'x'];
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), fc.array(step, { maxLength: 8 }), (first, steps) => {
        const now = new Map<string, WatchToCompile>();
        const note = (changes: readonly WatchChange[]): void => {
          for (const each of changes) {
            if (each.watch === null) now.delete(each.id);
            else now.set(each.id, each.watch);
          }
        };
        note(first);
        const index = new WatchIndex([...now.values()]);
        let building: Generator<void, void> | null = null;
        for (const each of steps) {
          if (each === 'start') building = index.rebuild(2);
          else if (each === 'go on') building?.next();
          else if (each === 'finish') finish(building ?? []);
          else {
            note(each);
            index.apply(each);
          }
          const fresh = compileWatches([...now.values()]);
          for (const text of texts)
            expect(index.match({ text, lang: 'fi' })).toEqual(fresh.match({ text, lang: 'fi' }));
          expect(index.faults.map(({ watchId }) => watchId).sort()).toEqual(
            fresh.faults.map(({ watchId }) => watchId).sort(),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
