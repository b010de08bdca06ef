/** What can be done to many tasks at once; each is an act that exists for one. */
export const BULK_ACTS = [
  'claim',
  'release',
  'assign',
  'snooze',
  'wait',
  'resolve',
  'dismiss',
  'reopen',
  'priority',
  'label',
  'acknowledge',
] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

export const MOST_LABELS = 20;
