import type { CorrectionMenu } from './correct-dialog.js';

/** Which small dialog is open over the tasks. */
export type Asking =
  'snooze' | 'dismiss' | 'assign' | 'escalate' | 'incident' | 'acknowledge-many' | 'merge' | 'split' | CorrectionMenu;
