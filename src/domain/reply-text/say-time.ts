import { primarySubtag } from '../language/primary-subtag.js';

interface LocalTime {
  readonly date: string;
  readonly month: number;
  readonly day: number;
  readonly time: string;
}

/** How a sentence like "we answer by …" goes on in each language, today and on another day. */
const WORDS: Readonly<Record<string, (at: LocalTime, isToday: boolean, monthName: string) => string>> = {
  en: ({ day, time }, isToday, month) => (isToday ? time : `${time} on ${String(day)} ${month}`),
  fi: ({ day, month, time }, isToday) => {
    const clock = `klo ${time.replace(':', '.')}`;
    return isToday ? clock : `${String(day)}.${String(month)}. ${clock}`;
  },
  lv: ({ day, month, time }, isToday) =>
    isToday ? `plkst. ${time}` : `${String(day)}.${String(month)}. plkst. ${time}`,
  ru: ({ day, time }, isToday, month) => (isToday ? time : `${time} ${String(day)} ${month}`),
  th: ({ day, time }, isToday, month) => (isToday ? `เวลา ${time} น.` : `วันที่ ${String(day)} ${month} เวลา ${time} น.`),
  zh: ({ day, month, time }, isToday) => (isToday ? time : `${String(month)}月${String(day)}日${time}`),
};

/**
 * An instant as one says it to a customer, in the given IANA zone: only the time where it is today, with the date
 * otherwise, with the zone's name where that is UTC. For a language without words of its own: as ISO writes it.
 */
export function sayTime(at: Date, now: Date, lang: string, zone: string): string {
  const [when, today] = [localTime(at, zone), localTime(now, zone)];
  const say = WORDS[primarySubtag(lang)];
  const isToday = when.date === today.date;
  const said =
    say === undefined
      ? `${isToday ? '' : `${when.date} `}${when.time}`
      : say(when, isToday, monthName(at, primarySubtag(lang), zone));
  return zone === 'UTC' ? `${said} UTC` : said;
}

function localTime(at: Date, zone: string): LocalTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', hour = '', minute = '' } = parts;
  return { date: `${year}-${month}-${day}`, month: Number(month), day: Number(day), time: `${hour}:${minute}` };
}

/** The month as it stands beside a day: «ноября», not «ноябрь». */
function monthName(at: Date, lang: string, zone: string): string {
  const format = new Intl.DateTimeFormat(lang, { timeZone: zone, day: 'numeric', month: 'long' });
  return format.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '';
}
