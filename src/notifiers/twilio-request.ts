import { below, partsOf } from './checks.js';
import { type NotifierContext, NotifierError, type NotifierSettings } from './notifier.js';
import { fieldsOf, isSuccess, postNotice, refusalOf } from './post-notice.js';

export const TWILIO_URL = 'https://api.twilio.com';
const API = '2010-04-01';

/** E.164. */
export const NUMBER = /^\+[1-9]\d{6,14}$/;
export const ACCOUNT = /^AC[0-9a-f]{32}$/i;

interface TelephoneSettings {
  readonly accountSid: string;
  readonly to: string | string[];
  readonly baseUrl?: string;
}

export const numbersOf = (to: string | string[]): readonly string[] => (typeof to === 'string' ? partsOf(to) : to);

/**
 * Asks for one message or call for each number, one after the other, and goes on where one fails. Throws NotifierError after all
 * were tried: passing trouble where any may do better later (those that were reached are then reached again), else a refusal.
 */
export async function askForEach(
  context: NotifierContext,
  what: { readonly who: string; readonly resource: 'Messages' | 'Calls' },
  to: NotifierSettings<TelephoneSettings>,
  form: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { settings, credentials } = to;
  const token = credentials['authToken'];
  if (token === undefined) throw new NotifierError(false, 'No token of the telephone service is set.');
  const url = below(settings.baseUrl ?? TWILIO_URL, `${API}/Accounts/${settings.accountSid}/${what.resource}.json`);
  const faults: NotifierError[] = [];
  for (const number of numbersOf(settings.to)) {
    const fault = await askFor(context, what.who, url, { ...form, To: number }, signal, {
      authorization: `Basic ${Buffer.from(`${settings.accountSid}:${token}`).toString('base64')}`,
    });
    if (fault !== null) faults.push(fault);
  }
  const worst = faults.find(({ mayRetry }) => mayRetry) ?? faults[0];
  if (worst !== undefined) throw worst;
}

async function askFor(
  context: NotifierContext,
  who: string,
  url: string,
  form: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<NotifierError | null> {
  try {
    const answer = await postNotice(context, who, {
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json', ...headers },
      body: new URLSearchParams(form).toString(),
      ...(signal === undefined ? {} : { signal }),
    });
    if (isSuccess(answer.status)) return null;
    return refusalOf(who, answer, context.now(), { code: fieldsOf(answer.body)['code'] });
  } catch (error) {
    if (error instanceof NotifierError) return error;
    throw error;
  }
}
