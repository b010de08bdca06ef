/** Raster pictures that browsers and networks show. Text formats (SVG) are none. */
export type ImageType = 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';

export interface ImageHead {
  readonly type: ImageType;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

const startsWith = (bytes: Uint8Array, at: number, ...expected: readonly number[]): boolean =>
  expected.every((byte, i) => bytes[at + i] === byte);

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * What a file is by its own bytes, whatever it is called; null where it is no picture that is taken. Its size in pixels comes from
 * the head too, so nothing is decoded.
 */
export function readImageHead(bytes: Uint8Array): ImageHead | null {
  const head = readPng(bytes) ?? readGif(bytes) ?? readWebp(bytes) ?? readJpeg(bytes);
  return head !== null && head.width > 0 && head.height > 0 ? head : null;
}

function readPng(bytes: Uint8Array): ImageHead | null {
  if (bytes.length < 24 || !startsWith(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return null;
  if (ascii(bytes, 12, 4) !== 'IHDR') return null;
  const view = viewOf(bytes);
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function readGif(bytes: Uint8Array): ImageHead | null {
  if (bytes.length < 10 || !/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return null;
  const view = viewOf(bytes);
  return { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function readWebp(bytes: Uint8Array): ImageHead | null {
  if (bytes.length < 30 || ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 4) !== 'WEBP') return null;
  const view = viewOf(bytes);
  const threeBytes = (at: number): number => view.getUint16(at, true) + (bytes[at + 2] ?? 0) * 0x10000;
  switch (ascii(bytes, 12, 4)) {
    case 'VP8X':
      return { type: 'image/webp', width: threeBytes(24) + 1, height: threeBytes(27) + 1 };
    case 'VP8L': {
      if (bytes[20] !== 0x2f) return null;
      const bits = view.getUint32(21, true);
      return { type: 'image/webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      if (!startsWith(bytes, 23, 0x9d, 0x01, 0x2a)) return null;
      return {
        type: 'image/webp',
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    default:
      return null;
  }
}

/** Walks from marker to marker until the one that begins the picture. */
function readJpeg(bytes: Uint8Array): ImageHead | null {
  if (!startsWith(bytes, 0, 0xff, 0xd8, 0xff)) return null;
  const view = viewOf(bytes);
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    const length = view.getUint16(at + 2);
    if (length < 2 || marker === 0xda) return null;
    at += 2 + length;
  }
  return null;
}
