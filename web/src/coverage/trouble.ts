import type { Reason } from '../api/configuration-types.js';
import { coded } from '../i18n/coded.js';

/** Why a source is not read, in the reader's language; the server's own words for a reason newer than this page. */
export const troubleText = ({ code, text }: Reason): string => coded('trouble', code, text);
