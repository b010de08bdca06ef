import type { DocumentParser, ParserPlan } from '../parse-in-worker.js';
import { openParser } from '../parse-in-worker.js';
import type { MailQuestion, MailReading } from './mail-alerts.normalise.js';

/** Alerts are small; of a larger mail its beginning is read. */
export const MAX_MAIL_BYTES = 1024 * 1024;

export type MailParser = DocumentParser<MailQuestion, MailReading>;

export const MAIL_PLAN: ParserPlan<MailQuestion, MailReading> = {
  name: 'mail',
  maxBytes: MAX_MAIL_BYTES,
  script: new URL('./parse-worker.js', import.meta.url),
  load: async () => (await import('./mail-alerts.normalise.js')).readMailDocument,
};

export const openMailParser = (): MailParser => openParser(MAIL_PLAN, { threads: 1 });
