import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ApiError } from '../api/api-error.js';
import type { WatchDefinition, WatchDraft } from '../api/watch-types.js';
import { DraftSaver, type DraftStore } from './draft-saver.js';

const definition = (query: string): WatchDefinition => ({
  name: 'Acme',
  kind: 'brand',
  query,
  languages: [],
  priorityWeight: 1,
  team: '1',
  examples: [],
  person: null,
});

const draft = (query: string, version: number): WatchDraft => ({
  ...definition(query),
  team: { id: '1', name: 'Support' },
  version,
  basedOn: 3,
  isStale: false,
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedBy: null,
});

interface Save {
  readonly query: string;
  readonly version: number;
}

/** Answers as the server does: refuses a version that is not the newest. */
function serverWith(kept: WatchDraft | null) {
  const saves: Save[] = [];
  const server = { kept, saves, gate: Promise.resolve(), isOvertaken: false, discards: 0 };
  const store: DraftStore = {
    save: async ({ query }, version) => {
      saves.push({ query, version });
      await server.gate;
      if (server.isOvertaken) throw new ApiError(409, 'stale-version', 'The watch has moved on.', [], { version: 9 });
      if (version !== (server.kept?.version ?? 0)) throw new ApiError(409, 'stale-version', 'Late.', [], server.kept);
      server.kept = draft(query, version + 1);
      return server.kept;
    },
    discard: async () => {
      server.discards += 1;
      if (server.kept === null) throw new ApiError(404, 'not-found', 'There is no draft.');
      server.kept = null;
      server.isOvertaken = false;
    },
  };
  return { server, store };
}

describe('DraftSaver', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('saves once typing has paused, and only the last text', async () => {
    const { server, store } = serverWith(null);
    const saver = new DraftSaver(store, definition('a'), null);
    saver.change(definition('ab'));
    await jest.advanceTimersByTimeAsync(500);
    saver.change(definition('abc'));
    expect(saver.read()).toEqual({ kind: 'waiting' });
    await jest.advanceTimersByTimeAsync(800);
    expect(server.saves).toEqual([{ query: 'abc', version: 0 }]);
    expect(saver.read()).toMatchObject({ kind: 'saved', draft: { query: 'abc', version: 1 } });
  });

  it('does not save what did not change', async () => {
    const { server, store } = serverWith(null);
    const saver = new DraftSaver(store, definition('a'), null);
    saver.change(definition('a'));
    expect(await saver.flush()).toBe(true);
    expect(saver.hasDraft).toBe(false);
    expect(server.saves).toEqual([]);
  });

  it('sends one request at a time, with the version that the one before was given', async () => {
    const { server, store } = serverWith(draft('a', 4));
    let open = (): void => undefined;
    server.gate = new Promise((done) => {
      open = done;
    });
    const saver = new DraftSaver(store, definition('a'), draft('a', 4));
    saver.change(definition('ab'));
    const first = saver.flush();
    saver.change(definition('abc'));
    const others = [saver.flush(), saver.flush()];
    open();
    await first;
    expect(await Promise.all(others)).toEqual([true, true]);
    expect(server.saves).toEqual([
      { query: 'ab', version: 4 },
      { query: 'abc', version: 5 },
    ]);
  });

  it("stops at another's draft, and puts its own in the place of it when told to", async () => {
    const { server, store } = serverWith(draft('theirs', 2));
    const saver = new DraftSaver(store, definition('a'), null);
    saver.change(definition('mine'));
    expect(await saver.flush()).toBe(false);
    expect(saver.read()).toMatchObject({ kind: 'conflict', theirs: { query: 'theirs' } });
    saver.change(definition('mine too'));
    await jest.advanceTimersByTimeAsync(5000);
    expect(server.kept?.query).toBe('theirs');
    expect(await saver.keepMine()).toBe(true);
    expect(server.kept).toMatchObject({ query: 'mine too', version: 3 });
  });

  it('begins anew from the version that went live meanwhile', async () => {
    const { server, store } = serverWith(draft('a', 1));
    server.isOvertaken = true;
    const saver = new DraftSaver(store, definition('a'), draft('a', 1));
    saver.change(definition('mine'));
    expect(await saver.flush()).toBe(false);
    expect(saver.read()).toEqual({ kind: 'conflict', theirs: null });
    expect(await saver.keepMine()).toBe(true);
    expect(server.saves.at(-1)).toEqual({ query: 'mine', version: 0 });
  });

  it('says that saving failed, and tries again with the next change', async () => {
    const { server, store } = serverWith(null);
    const broken: DraftStore = { ...store, save: () => Promise.reject(new ApiError(0, 'network', 'No server.')) };
    const failing = new DraftSaver(broken, definition('a'), null);
    failing.change(definition('b'));
    expect(await failing.flush()).toBe(false);
    expect(failing.read()).toMatchObject({ kind: 'failed', error: { code: 'network' } });
    failing.change(definition('c'));
    expect(failing.read()).toEqual({ kind: 'waiting' });
    expect(server.saves).toEqual([]);
  });

  it('saves nothing after it was discarded, and does not mind that nothing was there', async () => {
    const { server, store } = serverWith(null);
    const saver = new DraftSaver(store, definition('a'), null);
    saver.change(definition('b'));
    await saver.discard();
    await jest.advanceTimersByTimeAsync(5000);
    expect(server).toMatchObject({ saves: [], discards: 1 });
  });
});
