import type { AccountLimits, NamedAccount, OwnAccount } from './api.js';

/** An account as it is being written; empty text where nothing is chosen or watched. */
export interface AccountDraft {
  readonly network: string;
  readonly handle: string;
  readonly source: string;
  readonly url: string;
  readonly team: string;
  readonly postDays: string;
  readonly answerDays: string;
  readonly calendar: string;
}

export const EMPTY_DRAFT: AccountDraft = {
  network: '',
  handle: '',
  source: '',
  url: '',
  team: '',
  postDays: '14',
  answerDays: '3',
  calendar: '',
};

export const draftOf = (account: OwnAccount): AccountDraft => ({
  network: account.network,
  handle: account.handle,
  source: '',
  url: account.url ?? '',
  team: account.team?.id ?? '',
  postDays: account.postDays === null ? '' : String(account.postDays),
  answerDays: account.answerDays === null ? '' : String(account.answerDays),
  calendar: account.calendar?.id ?? '',
});

const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const daysIn = (text: string): number | null => (text.trim() === '' ? null : Number(text));

export const limitsOf = (draft: AccountDraft): AccountLimits => ({
  url: given(draft.url),
  team: given(draft.team),
  postDays: daysIn(draft.postDays),
  answerDays: daysIn(draft.answerDays),
  calendar: given(draft.calendar),
});

export const namedIn = ({ network, handle, source }: AccountDraft): NamedAccount => ({
  network: network.trim().toLowerCase(),
  handle: handle.trim(),
  ...(source === '' ? {} : { source }),
});
