import { createHash } from 'node:crypto';
import { readUrl } from '../../domain/text/read-url.js';
import { below } from '../checks.js';
import { type Notice, type Notifier, type NotifierContext, NotifierError, type NotifierSettings } from '../notifier.js';
import { fieldsOf, isSuccess, postNotice, refusalOf } from '../post-notice.js';
import { discordMessage } from './discord.message.js';
import { DISCORD_CREDENTIALS, DISCORD_FIELDS, DISCORD_URL, DiscordSettings } from './discord.settings.js';

const WHO = 'Discord';
const LONGEST_NONCE = 25;

/** Where a message goes, and what goes with it. */
interface Way {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly extra: Readonly<Record<string, unknown>>;
}

/** Writes to a channel: by a webhook, or as a bot, to which Discord keeps repeats of one key apart by itself. */
export class DiscordNotifier implements Notifier<DiscordSettings> {
  readonly kind = 'discord';
  readonly description = 'Writes notices to a channel of Discord, by a webhook or as a bot.';
  readonly settings = DiscordSettings;
  readonly settingFields = DISCORD_FIELDS;
  readonly credentialFields = DISCORD_CREDENTIALS;

  constructor(private readonly context: NotifierContext) {}

  async send(to: NotifierSettings<DiscordSettings>, notice: Notice, key: string, signal?: AbortSignal): Promise<void> {
    const { url, headers, extra } = wayOf(to, key);
    const answer = await postNotice(this.context, WHO, {
      url,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ ...discordMessage(notice, key), ...extra }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (isSuccess(answer.status)) return;
    const { code, retry_after: waitSeconds } = fieldsOf(answer.body);
    throw refusalOf(WHO, answer, this.context.now(), { code, waitSeconds });
  }
}

function wayOf({ settings, credentials }: NotifierSettings<DiscordSettings>, key: string): Way {
  const { webhookUrl, botToken } = credentials;
  if (webhookUrl !== undefined) {
    const url = readUrl(webhookUrl);
    if (url === null) throw new NotifierError(false, 'The webhook address of Discord is none.');
    // Without it Discord answers before it has kept the message, and says nothing when it then drops it.
    url.searchParams.set('wait', 'true');
    return { url: url.href, headers: {}, extra: {} };
  }
  if (botToken === undefined)
    throw new NotifierError(false, 'Neither a webhook address nor a bot token of Discord is set.');
  if (settings.channel === undefined) throw new NotifierError(false, 'No channel of Discord is set.');
  return {
    url: below(settings.baseUrl ?? DISCORD_URL, `channels/${settings.channel}/messages`),
    headers: { authorization: `Bot ${botToken}` },
    extra: {
      nonce: createHash('sha256').update(key).digest('base64url').slice(0, LONGEST_NONCE),
      enforce_nonce: true,
    },
  };
}
