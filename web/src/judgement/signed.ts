import { formatNumber } from '../i18n/format.js';

/** With its sign, also where it adds: "+4.5", "-15". */
export const signed = (points: number): string => (points > 0 ? `+${formatNumber(points)}` : formatNumber(points));
