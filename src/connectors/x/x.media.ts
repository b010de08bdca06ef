import type { ConnectorContext } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import { ConnectorError } from '../connector.js';
import { at, idOf, textOf } from '../read-json.js';
import type { MediaRules, ReplyImage, ReplyTarget, UploadedImage } from '../reply.types.js';
import { XApi } from './x.api.js';
import type { XSettings } from './x.settings.js';

const IMAGE = { types: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 5_000_000, maxAltLength: 1_000 } as const;

/** Moving pictures want an upload in pieces and are left to the hand. */
export const X_MEDIA: MediaRules = { public: { ...IMAGE, maxCount: 4 }, private: { ...IMAGE, maxCount: 1 } };

/** Uploads in one request, then says what it shows. X keeps it for a day. Throws ConnectorError. */
export async function uploadImage(
  { outbound, now }: ConnectorContext,
  source: SourceSettings<XSettings>,
  { bytes, type, altText }: Omit<ReplyImage, 'uploaded'>,
  visibility: ReplyTarget['visibility'],
  signal: AbortSignal,
): Promise<UploadedImage> {
  const api = new XApi(outbound, source, now());
  const upload = {
    media: bytes.toString('base64'),
    media_category: visibility === 'private' ? 'dm_image' : 'tweet_image',
    media_type: type,
  };
  const { value } = await api.read('account', 'media uploads', (v2) => v2.post('media/upload', upload), signal);
  const id = idOf(at(value, 'data', 'id'));
  if (id === undefined)
    throw new ConnectorError('invalid', 'X took the picture without saying its id.', { code: 'changed-shape' });
  const metadata = { id, metadata: { alt_text: { text: altText } } };
  await api.read('account', 'media descriptions', (v2) => v2.post('media/metadata', metadata), signal);
  return { ref: id, isReady: isDone(textOf(at(value, 'data', 'processing_info', 'state'))) };
}

export async function isImageReady(
  { outbound, now }: ConnectorContext,
  source: SourceSettings<XSettings>,
  ref: string,
  signal: AbortSignal,
): Promise<boolean> {
  const api = new XApi(outbound, source, now());
  const { value } = await api.read(
    'account',
    'media uploads',
    (v2) => v2.get('media/upload', { media_id: ref, command: 'STATUS' }),
    signal,
  );
  return isDone(textOf(at(value, 'data', 'processing_info', 'state')));
}

/** Throws ConnectorError where X could not make a picture of it. */
function isDone(state: string | undefined): boolean {
  if (state === 'failed') throw new ConnectorError('invalid', 'X could not read the picture.', { code: 'refused' });
  return state === undefined || state === 'succeeded';
}
