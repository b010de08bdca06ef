import { randomUUID } from 'node:crypto';
import type { ImageType } from '../domain/media/image-head.js';

export interface FilePart {
  readonly field: string;
  readonly type: ImageType;
  readonly bytes: Buffer;
}

const ENDINGS: Readonly<Record<ImageType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/** What a picture is called where it needs a name; what it was called before is nobody's business. */
export const fileNameOf = (type: ImageType, place = 0): string => `picture-${String(place + 1)}.${ENDINGS[type]}`;

/** A form with files (`multipart/form-data`). The names of fields are our own, so nothing in them has to be escaped. */
export function multipartBody(
  fields: Readonly<Record<string, string>>,
  files: readonly FilePart[],
): { readonly body: Buffer; readonly contentType: string } {
  const boundary = `earshot-${randomUUID()}`;
  const parts: Buffer[] = [];
  const open = (disposition: string, type: string | null): void => {
    const typed = type === null ? '' : `content-type: ${type}\r\n`;
    parts.push(Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n${typed}\r\n`));
  };
  for (const [name, value] of Object.entries(fields)) {
    open(`name="${name}"`, null);
    parts.push(Buffer.from(`${value}\r\n`));
  }
  for (const [i, { field, type, bytes }] of files.entries()) {
    open(`name="${field}"; filename="${fileNameOf(type, i)}"`, type);
    parts.push(bytes, Buffer.from('\r\n'));
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return { body: Buffer.concat(parts), contentType: `multipart/form-data; boundary=${boundary}` };
}
