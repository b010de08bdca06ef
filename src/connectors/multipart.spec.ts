import { describe, expect, it } from '@jest/globals';
import { fileNameOf, multipartBody } from './multipart.js';

describe('a form with files', () => {
  it('is read by others as it was meant, byte for byte', async () => {
    const bytes = Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x0d, 0x0a, 0x2d, 0x2d]);
    const { body, contentType } = multipartBody({ chat_id: '-100', caption: 'Räksmörgås\r\n--x' }, [
      { field: 'photo', type: 'image/jpeg', bytes },
      { field: 'other', type: 'image/webp', bytes: Buffer.alloc(0) },
    ]);
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is advised against for forms of strangers; this one is ours
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
    expect(form.get('chat_id')).toBe('-100');
    expect(form.get('caption')).toBe('Räksmörgås\r\n--x');
    const photo = form.get('photo') as File;
    expect([photo.name, photo.type]).toEqual(['picture-1.jpg', 'image/jpeg']);
    expect(Buffer.from(await photo.arrayBuffer())).toEqual(bytes);
    expect((form.get('other') as File).size).toBe(0);
  });

  it('names pictures by what they are', () => {
    expect(fileNameOf('image/png', 2)).toBe('picture-3.png');
  });
});
