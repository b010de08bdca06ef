import { ALWAYS_OPEN } from '../clock/calendar.js';
import type { Standard } from './standard.types.js';

/** What a new workspace promises until it decides for itself. */
export const DEFAULT_STANDARD: Standard = {
  targets: [
    {
      id: 'acknowledge-negative',
      name: '90 % of negative mentions are acknowledged within 15 minutes, day and night.',
      when: { sentiments: ['negative'] },
      kind: 'acknowledge',
      withinSeconds: 15 * 60,
      percent: 90,
      calendar: ALWAYS_OPEN,
    },
    {
      id: 'acknowledge-unsure',
      name: 'A mention that may be negative: in 90 % of cases a person looks within the hour, day and night.',
      when: { sentiments: ['unsure'] },
      kind: 'acknowledge',
      withinSeconds: 60 * 60,
      percent: 90,
      calendar: ALWAYS_OPEN,
    },
  ],
};
