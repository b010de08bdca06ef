import { startDiscordBotApi, startDiscordWebhook } from './discord.stand-in.js';
import type { NotifierStandIn } from './notifier-stand-in.js';
import { startNtfyServer } from './ntfy.stand-in.js';
import { startPagerDuty } from './pagerduty.stand-in.js';
import { startSlackApi, startSlackWebhook } from './slack.stand-in.js';
import { startSmtpSink } from './smtp-sink.js';
import { startTeamsWorkflow } from './teams.stand-in.js';
import { startTelegramApi } from './telegram-bot.stand-in.js';
import { startSmsService, startVoiceService } from './twilio.stand-in.js';
import { startPushService } from './web-push.stand-in.js';
import { startWebhookReceiver } from './webhook.stand-in.js';

type Start = () => Promise<NotifierStandIn>;

/** For every notifier of the registry, one for each way it has to its channel. */
export const NOTIFIER_STAND_INS: Readonly<Record<string, readonly Start[]>> = {
  webhook: [startWebhookReceiver],
  email: [startSmtpSink],
  slack: [startSlackWebhook, startSlackApi],
  teams: [startTeamsWorkflow],
  discord: [startDiscordWebhook, startDiscordBotApi],
  telegram: [startTelegramApi],
  ntfy: [startNtfyServer],
  pagerduty: [startPagerDuty],
  'web-push': [startPushService],
  sms: [startSmsService],
  voice: [startVoiceService],
};
