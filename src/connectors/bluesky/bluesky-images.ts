import { ConnectorError } from '../connector.js';
import { at, objectOf, parseJson } from '../read-json.js';
import type { MediaRules, ReplyImage, UploadedImage } from '../reply.types.js';
import type { BlueskyApi } from './bluesky-api.js';

/** `app.bsky.embed.images`: four of at most a million bytes. Messages carry none. */
export const BLUESKY_MEDIA: MediaRules = {
  public: {
    types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
    maxBytes: 1_000_000,
    maxCount: 4,
    maxAltLength: 2_000,
  },
  private: { reason: 'network-takes-none' },
};

/** Throws ConnectorError. */
export async function uploadImage(api: BlueskyApi, image: Pick<ReplyImage, 'type' | 'bytes'>): Promise<UploadedImage> {
  const { value } = await api.upload('com.atproto.repo.uploadBlob', image.type, image.bytes);
  const blob = objectOf(at(value, 'blob'));
  if (blob === null)
    throw new ConnectorError('invalid', 'Bluesky took the picture without naming it.', { code: 'changed-shape' });
  return { ref: JSON.stringify(blob), isReady: true };
}

/** What a post shows of its pictures. */
export function embedOf(images: readonly ReplyImage[]): object | null {
  if (images.length === 0) return null;
  return {
    $type: 'app.bsky.embed.images',
    images: images.map(({ uploaded, altText, width, height }) => ({
      image: parseJson(uploaded ?? 'null'),
      alt: altText,
      aspectRatio: { width, height },
    })),
  };
}
