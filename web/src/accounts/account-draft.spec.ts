import { describe, expect, it } from '@jest/globals';
import { draftOf, EMPTY_DRAFT, limitsOf, namedIn } from './account-draft.js';
import type { OwnAccount } from './api.js';

const ACCOUNT: OwnAccount = {
  id: '1',
  network: 'facebook',
  handle: 'Acme',
  url: null,
  origin: 'found',
  team: { id: '4', name: 'Care' },
  postDays: 7,
  answerDays: null,
  calendar: null,
  lastOwnPostAt: null,
  daysSinceLastPost: null,
  unanswered: 0,
  oldestUnansweredAt: null,
  state: 'unknown',
  stateSince: '2026-01-01T00:00:00.000Z',
  reasons: [],
  lastCheckedAt: null,
  spell: null,
  sources: [],
  mayChange: true,
  version: 1,
};

describe('the draft of an account', () => {
  it('is sent as it was read, where nothing was changed', () => {
    expect(limitsOf(draftOf(ACCOUNT))).toEqual({ url: null, team: '4', postDays: 7, answerDays: null, calendar: null });
  });

  it('watches what has a number, and names the account without blanks around it', () => {
    const draft = { ...EMPTY_DRAFT, network: ' Facebook ', handle: ' Acme ', postDays: ' ', source: '' };
    expect(limitsOf(draft)).toMatchObject({ postDays: null, answerDays: 3 });
    expect(namedIn(draft)).toEqual({ network: 'facebook', handle: 'Acme' });
    expect(namedIn({ ...draft, source: '9' })).toEqual({ network: 'facebook', handle: 'Acme', source: '9' });
  });
});
