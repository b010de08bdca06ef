import { describe, expect, it } from '@jest/globals';
import { bindingOf, choose, conflictsOf, type KeyedCommand } from './own-keys.js';

const command = (id: string, ...keys: string[]): KeyedCommand => ({ id, label: id, section: 'decide', keys });
const press = (key: string, code: string, more: object = {}) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('own keys', () => {
  it('are read from the place of a key, with what is held down', () => {
    expect(bindingOf(press('ф', 'KeyA'))).toBe('KeyA');
    expect(bindingOf(press('A', 'KeyA', { shiftKey: true, ctrlKey: true }))).toBe('$mod+Shift+KeyA');
    expect(bindingOf(press('Shift', 'ShiftLeft', { shiftKey: true }))).toBeNull();
  });

  it('name what else they would reach', () => {
    const all = [
      command('done', 'KeyD'),
      command('snooze', 'KeyH'),
      command('go', 'KeyG KeyI'),
      command('note', 'KeyN'),
    ];
    const [done, snooze, go] = all;
    if (!done || !snooze || !go) throw new Error('Three commands are given.');
    expect(conflictsOf(done, all, {})).toEqual([]);
    expect(conflictsOf(done, all, { done: ['KeyH'] })).toEqual([snooze]);
    expect(conflictsOf(done, all, { done: ['KeyH'], snooze: [] })).toEqual([]);
    expect(conflictsOf(done, all, { done: ['KeyG'] })).toEqual([go]);
  });

  it('go back to how they were delivered', () => {
    const chosen = choose(choose({}, 'done', ['KeyF']), 'note', []);
    expect(chosen).toEqual({ done: ['KeyF'], note: [] });
    expect(choose(chosen, 'done', null)).toEqual({ note: [] });
  });
});
