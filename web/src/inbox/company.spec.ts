import { beforeEach, describe, expect, it } from '@jest/globals';
import { company, initialsOf } from './company.js';

const anna = { id: '1', name: 'Anna' };
const bert = { id: '2', name: 'Bert' };

beforeEach(() => {
  company.keepPresent([]);
  company.keepUnread([]);
});

describe('company', () => {
  it('has a person at one task at a time', () => {
    company.keepPresent([{ taskId: 'a', member: anna, doing: 'viewing' }]);
    company.move({ taskId: 'a', member: bert, doing: 'typing' });
    expect(company.at('a').map(({ member }) => member.name)).toEqual(['Anna', 'Bert']);
    company.move({ taskId: 'b', member: anna, doing: 'viewing' });
    expect(company.at('a').map(({ member }) => member.name)).toEqual(['Bert']);
    expect(company.at('b')).toEqual([{ taskId: 'b', member: anna, doing: 'viewing' }]);
  });

  it('keeps where somebody is when they are said to have left another task', () => {
    company.move({ taskId: 'b', member: anna, doing: 'viewing' });
    company.move({ taskId: 'a', member: anna, doing: 'left' });
    expect(company.at('b')).toHaveLength(1);
    company.move({ taskId: 'b', member: anna, doing: 'left' });
    expect(company.at('b')).toEqual([]);
  });

  it('tells of marks, one at a time', () => {
    let told = 0;
    const stop = company.subscribe(() => (told += 1));
    company.keepUnread(['a', 'b']);
    company.mark('a', false);
    expect([company.isUnread('a'), company.isUnread('b'), told]).toEqual([false, true, 2]);
    stop();
  });

  it('shortens names of any script', () => {
    expect(['Anna Virtanen', 'ilze', 'สมชาย ใจดี', '王芳', 'Jean de la Tour'].map(initialsOf)).toEqual([
      'AV',
      'I',
      'สใ',
      '王',
      'JD',
    ]);
  });
});
