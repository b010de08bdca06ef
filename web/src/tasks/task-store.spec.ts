import { describe, expect, it } from '@jest/globals';
import type { Task } from '../api/types.js';
import { TaskStore } from './task-store.js';

const task = (version: number, more: Partial<Task> = {}): Task =>
  ({ id: 'a', version, state: 'open', ...more }) as unknown as Task;

describe('TaskStore', () => {
  it('keeps the newest version, whatever order they come in', () => {
    const store = new TaskStore();
    store.put(task(2, { state: 'acknowledged' }));
    store.put(task(1));
    expect(store.get('a')?.task).toMatchObject({ version: 2, state: 'acknowledged' });
  });

  it('paints changes over what the server said, also over newer versions, until told to stop', () => {
    const store = new TaskStore();
    store.put(task(1));
    const unpaint = store.paint('a', (row) => ({ ...row, state: 'resolved' }));
    store.put(task(2));
    expect(store.get('a')?.task).toMatchObject({ version: 2, state: 'resolved' });
    expect(store.confirmed('a')?.state).toBe('open');
    unpaint();
    expect(store.get('a')?.task.state).toBe('open');
  });

  it('tells the listeners of a row, and gives the same view until it changes', () => {
    const store = new TaskStore();
    let told = 0;
    store.subscribe('a', () => {
      told += 1;
    });
    store.put(task(1));
    const view = store.get('a');
    store.put(task(1));
    expect(store.get('a')).toBe(view);
    store.mark('a', 'done');
    expect(store.get('a')).not.toBe(view);
    store.clearMarks();
    expect(store.get('a')?.mark).toBeNull();
    expect(told).toBe(3);
  });
});
