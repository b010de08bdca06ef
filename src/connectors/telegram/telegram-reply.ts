import type { MediaLimits, MediaRules, ReplyImage } from '../reply.types.js';
import type { TelegramApi } from './telegram-api.js';

/** A picture goes along with its text as a caption, which is shorter than a message. Telegram carries no descriptions. */
const PHOTO: MediaLimits = {
  types: ['image/jpeg', 'image/png', 'image/webp'],
  maxBytes: 10_000_000,
  maxCount: 1,
  maxAltLength: 0,
  maxTextLength: 1_024,
};
export const TELEGRAM_MEDIA: MediaRules = { public: PHOTO, private: PHOTO };

interface Message {
  readonly chatId: string;
  readonly text: string;
  /** The message answered; null where it has no number here. */
  readonly answering: number | null;
}

/** Sends a message, with its picture where there is one. Throws ReplyError. */
export function sendMessage(
  api: TelegramApi,
  { chatId, text, answering }: Message,
  [image]: readonly ReplyImage[],
): Promise<unknown> {
  // Without its message to answer, the text would stand in the group without any sense: then it is refused.
  const parameters = { message_id: answering, allow_sending_without_reply: false };
  if (image === undefined)
    return api.post('sendMessage', {
      chat_id: chatId,
      text,
      ...(answering === null ? {} : { reply_parameters: parameters }),
    });
  const fields = {
    chat_id: chatId,
    caption: text,
    ...(answering === null ? {} : { reply_parameters: JSON.stringify(parameters) }),
  };
  return api.postFile('sendPhoto', fields, { field: 'photo', type: image.type, bytes: image.bytes });
}
