import { describe, expect, it } from '@jest/globals';
import type { Task, TaskDetail } from '../api/types.js';
import { draftFromTask } from './task-mute.js';

const TASK = {
  network: 'x',
  customer: { handle: '@minna', name: 'Minna' },
  conversation: { id: 'c-7', network: 'x' },
  replyability: { deepLink: null },
} as unknown as Task;
const detail = (...urls: (string | null)[]): TaskDetail =>
  ({ ...TASK, mentions: urls.map((url) => ({ url })) }) as unknown as TaskDetail;

describe('draftFromTask', () => {
  it('names the author on the network', () => {
    expect(draftFromTask('author', TASK, null)).toMatchObject({ kind: 'author', value: 'minna', network: 'x' });
  });

  it('takes the site from the first post that has an address', () => {
    expect(draftFromTask('site', TASK, detail(null, 'https://www.news.example/a')).value).toBe('news.example');
    expect(draftFromTask('site', TASK, detail(null)).value).toBe('');
    expect(draftFromTask('site', TASK, null).value).toBe('');
  });

  it('names the thread, and leaves words to be written', () => {
    expect(draftFromTask('thread', TASK, null)).toMatchObject({ value: 'c-7', network: 'x' });
    expect(draftFromTask('words', TASK, null).value).toBe('');
  });
});
