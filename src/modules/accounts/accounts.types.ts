/** A comment that is older is no more looked for, and none is kept longer. */
export const LOOK_BACK_DAYS = 90;

/** The key of the conversation that a neglected account's task stands for: one open task per account. */
export const taskKeyOf = (accountId: string): string => `own-account:${accountId}`;
