import type { IncidentReason } from './incident.types.js';

const HOUR_MINUTES = 60;
/** A page at night is read on a locked screen. */
const MOST_FINDINGS = 3;

type Values = IncidentReason['values'];

/** What one finding says, by its code. */
const FINDING: ReadonlyMap<string, (values: Values) => string> = new Map([
  ['spike-all', (values: Values) => counted('mentions', values)],
  ['spike-negative', (values) => counted('negative mentions', values)],
  ['spike-high-reach', (values) => counted('mentions by widely heard authors', values)],
  [
    'share',
    ({ percent, usualPercent }) => `${said(percent)} % of the mentions are negative, usual ${said(usualPercent)} %`,
  ],
  ['influencer', ({ reach }) => `A negative mention reaches ${said(reach)} people`],
  ['spread', ({ networks }) => `Negative mentions on ${said(networks)} networks at once`],
  ['risk-word', ({ topic, observed }) => `Words of risk (${said(topic)}) in mentions: ${said(observed)}`],
  ['emerging', ({ term, voices }) => `${said(voices)} people complain about “${said(term)}”`],
]);

/** What most of it is about, the strongest first. */
const CAUSE: ReadonlyMap<string, string> = new Map([
  ['cause-story', 'Story'],
  ['cause-term', 'Word'],
  ['cause-source', 'Source'],
  ['cause-author', 'Author'],
]);

/**
 * Why an incident was noticed, as an alert says it in English: the newest findings, and the first cause. Null where nothing noticed it, as
 * with one that a person raised.
 */
export function sayReasons(reasons: readonly IncidentReason[]): string | null {
  const findings = reasons.flatMap(({ code, values }) => FINDING.get(code)?.(values) ?? []);
  if (findings.length === 0) return null;
  const about = reasons
    .flatMap(({ code, values: { name, share } }) => {
      const what = CAUSE.get(code);
      return what === undefined ? [] : [`${what} “${said(name)}”: ${said(share)} % of the rise`];
    })
    .slice(0, 1);
  return [...findings.slice(0, MOST_FINDINGS), ...about].map((sentence) => `${sentence}.`).join(' ');
}

function counted(what: string, { observed, usual, minutes, lang }: Values): string {
  const language = lang === undefined ? '' : ` in ${said(lang)}`;
  return `${said(observed)} ${what}${language} in ${lengthOf(Number(minutes))}, usual ${said(usual)}`;
}

const lengthOf = (minutes: number): string =>
  minutes > HOUR_MINUTES && minutes % HOUR_MINUTES === 0
    ? `${String(minutes / HOUR_MINUTES)} h`
    : `${String(minutes)} min`;

const said = (value: string | number | undefined): string =>
  typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 1 }) : (value ?? '?');
