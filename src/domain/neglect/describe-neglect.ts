import type { NeglectReason } from './neglect.types.js';

const days = (n: number | undefined): string => `${String(n ?? 0)} ${n === 1 ? 'day' : 'days'}`;

/** In English, made of the values; interfaces say it in their own words. */
export function describeNeglect({ code, values }: NeglectReason): string {
  switch (code) {
    case 'no-post':
      return `Nothing was posted for ${days(values['days'])}; ${days(values['limit'])} are allowed.`;
    case 'never-posted':
      return `Nothing was posted since we listen, for ${days(values['days'])}; ${days(values['limit'])} are allowed.`;
    case 'unanswered':
      return `${String(values['count'] ?? 0)} ${values['count'] === 1 ? 'comment waits' : 'comments wait'} for an answer, the longest for ${days(values['days'])}; ${days(values['limit'])} are allowed.`;
    case 'active':
      return `It posted ${days(values['days'])} ago.`;
    case 'nothing-waits':
      return 'Nobody waits for an answer.';
    case 'posts-not-shown':
      return 'The network does not let us read what the account posts.';
    case 'not-watched':
      return 'No limit is set.';
    case 'blind':
      return 'Its source sees nothing now.';
    case 'not-heard':
      return 'No source hears it.';
  }
}
