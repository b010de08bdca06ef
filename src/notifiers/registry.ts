import { DiscordNotifier } from './discord/discord.notifier.js';
import { EmailNotifier } from './email/email.notifier.js';
import type { Notifier, NotifierContext } from './notifier.js';
import { NtfyNotifier } from './ntfy/ntfy.notifier.js';
import { PagerDutyNotifier } from './pagerduty/pagerduty.notifier.js';
import { SlackNotifier } from './slack/slack.notifier.js';
import { SmsNotifier } from './sms/sms.notifier.js';
import { TeamsNotifier } from './teams/teams.notifier.js';
import { TelegramNotifier } from './telegram/telegram.notifier.js';
import { VoiceNotifier } from './voice/voice.notifier.js';
import { WebPushNotifier } from './web-push/web-push.notifier.js';
import { WebhookNotifier } from './webhook/webhook.notifier.js';

/** LIST 4. */
export function createNotifiers(context: NotifierContext): readonly Notifier[] {
  return [
    new WebhookNotifier(context),
    new EmailNotifier(context),
    new SlackNotifier(context),
    new TeamsNotifier(context),
    new DiscordNotifier(context),
    new TelegramNotifier(context),
    new NtfyNotifier(context),
    new PagerDutyNotifier(context),
    new WebPushNotifier(context),
    new SmsNotifier(context),
    new VoiceNotifier(context),
  ];
}
