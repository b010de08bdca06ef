import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jpegHead, TINY_GIF, TINY_PNG } from '../../../test/support/tiny-images.js';
import { readImageHead } from './image-head.js';

const riff = (kind: string, ...rest: readonly number[]): Buffer =>
  Buffer.concat([
    Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'),
    Buffer.from(kind, 'latin1'),
    Buffer.from([0, 0, 0, 0]),
    Buffer.from(rest),
    Buffer.alloc(20),
  ]);

describe('the head of a picture', () => {
  it.each([
    ['a PNG', TINY_PNG, { type: 'image/png', width: 1, height: 1 }],
    ['a GIF', TINY_GIF, { type: 'image/gif', width: 2, height: 3 }],
    ['a JPEG', jpegHead(640, 480), { type: 'image/jpeg', width: 640, height: 480 }],
    [
      'a WebP with more to it',
      riff('VP8X', 0, 0, 0, 0, 0x7f, 0x02, 0, 0xdf, 0x01, 0),
      { type: 'image/webp', width: 640, height: 480 },
    ],
    [
      'a lossy WebP',
      riff('VP8 ', 0, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0xe0, 0x01),
      { type: 'image/webp', width: 640, height: 480 },
    ],
    ['a lossless WebP', riff('VP8L', 0x2f, 0x7f, 0xc2, 0x77, 0), { type: 'image/webp', width: 640, height: 480 }],
  ])('tells %s', (_, bytes, head) => {
    expect(readImageHead(bytes)).toEqual(head);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a picture as text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')],
    ['a page that calls itself one', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['one without a size', jpegHead(0, 480)],
    ['one cut off', TINY_PNG.subarray(0, 20)],
    ['sound in the same wrapping', Buffer.from('RIFF\0\0\0\0WAVEfmt \0\0\0\0\0\0\0\0\0\0\0\0\0\0', 'latin1')],
  ])('does not believe %s', (_, bytes) => {
    expect(readImageHead(bytes)).toBeNull();
  });

  it('never fails, whatever the bytes', () => {
    const starts = [TINY_PNG, TINY_GIF, jpegHead(3, 4), riff('VP8X')];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.nat(60), fc.uint8Array({ maxLength: 80 }), (start, cut, rest) => {
        const head = readImageHead(Buffer.concat([start.subarray(0, cut), rest]));
        expect(head === null || (head.width > 0 && head.height > 0)).toBe(true);
      }),
    );
  });
});
