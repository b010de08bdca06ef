import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EventFrameReader, type EventFrame } from './event-frames.js';

const STREAM =
  ':)\n\n:thump\n\nevent: update\ndata: {"text":"Grüße 🎉"}\n\nevent: delete\r\ndata: 17\r\n\r\nevent: filters_changed\n\ndata: a\ndata: b\n\n';
const FRAMES: readonly EventFrame[] = [
  { event: 'update', data: '{"text":"Grüße 🎉"}' },
  { event: 'delete', data: '17' },
  { event: '', data: 'a\nb' },
];

describe('reading server-sent events', () => {
  it('reads the same however the bytes are cut', () => {
    const bytes = Buffer.from(STREAM);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(bytes.length), { maxLength: 12 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const reader = new EventFrameReader();
        const read = places.slice(1).flatMap((end, i) => reader.read(bytes.subarray(places[i], end)));
        expect(read).toEqual(FRAMES);
      }),
    );
  });

  it('gives up on a frame without end', () => {
    const reader = new EventFrameReader();
    expect(() => reader.read(Buffer.alloc(1_100_000, 'x'))).toThrow(RangeError);
  });
});
