import { type SpokenLanguage, wordsIn } from '../../domain/on-call/spoken-words.js';
import type { Notice, Notifier, NotifierContext, NotifierSettings } from '../notifier.js';
import { cut, factLine, referenceOf } from '../notice-text.js';
import { askForEach } from '../twilio-request.js';
import { VOICE_CREDENTIALS, VOICE_FIELDS, VoiceSettings } from './voice.settings.js';

/** The whole of a TwiML may have 4,000 characters, and everything is said twice. */
const MOST = { title: 200, text: 500, said: 1_700, saidWithKey: 1_400 } as const;
const RING_SECONDS = '40';
/** After everything was said. */
const KEY_SECONDS = '8';

/** Calls people and says the notice to them twice. That something is over is no reason to wake anybody: then nobody is called. */
export class VoiceNotifier implements Notifier<VoiceSettings> {
  readonly kind = 'voice';
  readonly description = 'Calls people and says the notice, through Twilio or a service with the same interface.';
  readonly settings = VoiceSettings;
  readonly settingFields = VOICE_FIELDS;
  readonly credentialFields = VOICE_CREDENTIALS;

  constructor(private readonly context: NotifierContext) {}

  async send(to: NotifierSettings<VoiceSettings>, notice: Notice, key: string, signal?: AbortSignal): Promise<void> {
    if (notice.severity === 'recovered') return;
    await askForEach(
      this.context,
      { who: 'The telephone service', resource: 'Calls' },
      to,
      {
        From: to.settings.from,
        Timeout: RING_SECONDS,
        Twiml: spokenNotice(notice, key, to.settings.language ?? 'en-GB'),
      },
      signal,
    );
  }
}

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

const escape = (text: string): string =>
  // What XML cannot carry at all is left out.
  text.replaceAll(/[^\P{C}\n\t]/gu, '').replaceAll(/[&<>"']/g, (sign) => XML[sign] ?? '');

/** TwiML; the mark of the notice stands in a comment, as nobody can make use of it by ear. */
export function spokenNotice(notice: Notice, key: string, language: SpokenLanguage): string {
  const sentences = ['Earshot.', `${cut(notice.title, MOST.title)}.`, cut(notice.text, MOST.text), factLine(notice)]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
  const most = notice.keyUrl === undefined ? MOST.said : MOST.saidWithKey;
  const say = `<Say language="${language}">${escape(cut(sentences, most, (part) => escape(part).length))}</Say>`;
  const said = notice.keyUrl === undefined ? sayTwice(say) : askForKey(say, notice.keyUrl, language);
  return `<?xml version="1.0" encoding="UTF-8"?><!--${referenceOf(key)}--><Response><Pause length="1"/>${said}</Response>`;
}

const sayTwice = (say: string): string => `${say}<Pause length="2"/>${say}`;

/** A key may be pressed at any time; whoever presses none has heard everything twice. */
function askForKey(say: string, keyUrl: string, language: SpokenLanguage): string {
  const address = escape(`${keyUrl}&language=${language}`);
  const ask = `<Say language="${language}">${escape(wordsIn(language).ask)}</Say>`;
  return `<Gather input="dtmf" numDigits="1" timeout="${KEY_SECONDS}" method="POST" action="${address}">${sayTwice(`${say}${ask}`)}</Gather>`;
}
