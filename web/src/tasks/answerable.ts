import { lazy } from 'react';
import { withWords } from '../i18n/with-words.js';

/** Most posts can simply be answered; the words for the others are fetched with the first task. */
export const AnswerableReason = lazy(async () => {
  const module = await withWords('networks', import('./answerable-reason.js'));
  return { default: module.AnswerableReason };
});
