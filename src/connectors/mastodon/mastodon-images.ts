import { ConnectorError } from '../connector.js';
import { multipartBody } from '../multipart.js';
import { at, idOf } from '../read-json.js';
import type { MediaLimits, MediaRules, ReplyImage, UploadedImage } from '../reply.types.js';
import type { MastodonApi } from './mastodon-api.js';

/** What every version of the server takes; newer ones take larger pictures. */
const IMAGE: MediaLimits = {
  types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
  maxBytes: 8_000_000,
  maxCount: 4,
  maxAltLength: 1_500,
};

export const MASTODON_MEDIA: MediaRules = { public: IMAGE, private: IMAGE };

const PROCESSED = 200;

/** Larger pictures are worked on for a while (202) before a status may show them. Throws ConnectorError. */
export async function uploadImage(
  api: MastodonApi,
  { bytes, type, altText }: Omit<ReplyImage, 'uploaded'>,
): Promise<UploadedImage> {
  const { body, contentType } = multipartBody({ description: altText }, [{ field: 'file', type, bytes }]);
  const answer = await api.upload('/api/v2/media', body, contentType);
  const ref = idOf(at(answer.value, 'id'));
  if (ref === undefined)
    throw new ConnectorError('invalid', 'Mastodon took the picture without saying its id.', { code: 'changed-shape' });
  return { ref, isReady: answer.status === PROCESSED };
}

/** 206 as long as the server works on it. Throws ConnectorError. */
export async function isImageReady(api: MastodonApi, ref: string): Promise<boolean> {
  return (await api.get(`/api/v1/media/${encodeURIComponent(ref)}`)).status === PROCESSED;
}
