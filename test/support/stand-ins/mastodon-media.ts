import type { IncomingHttpHeaders } from 'node:http';
import { readForm, type PictureShelf } from './pictures.js';

/** Uploads and the questions how far they are; false where the request is about something else. */
export function serveMedia(
  { path, method, headers, raw }: { path: string; method: string; headers: IncomingHttpHeaders; raw: Buffer },
  shelf: PictureShelf,
  send: (status: number, value: unknown) => void,
  hangUp: () => void,
): boolean {
  const asked = /^\/api\/v1\/media\/(\d+)$/.exec(path)?.[1];
  if (method === 'GET' && asked !== undefined) {
    const isReady = shelf.isReady(asked);
    send(isReady ? 200 : 206, { id: asked, type: 'image', url: isReady ? `http://media.test/${asked}.png` : null });
    return true;
  }
  if (method !== 'POST' || path !== '/api/v2/media') return false;
  const form = readForm(headers['content-type'] ?? '', raw);
  const file = form.get('file');
  if (file?.type?.startsWith('image/') !== true) {
    send(422, { error: 'Validation failed: File has contents that are not what they are reported to be' });
    return true;
  }
  const id = String(11_000_001 + shelf.uploads.length);
  shelf.put(id, file.bytes, form.get('description')?.bytes.toString('utf8') ?? null);
  if (shelf.takeLoss()) hangUp();
  else send(shelf.worksFor > 0 ? 202 : 200, { id, type: 'image', url: null });
  return true;
}
