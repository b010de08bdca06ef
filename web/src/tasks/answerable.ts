import { withWords } from '../i18n/with-words.js';
import { fetched } from '../ui/fetched.js';

/** Most posts can simply be answered; the words for the others are fetched with the first task. */
export const AnswerableReason = fetched(
  async () => (await withWords('networks', import('./answerable-reason.js'))).AnswerableReason,
);
