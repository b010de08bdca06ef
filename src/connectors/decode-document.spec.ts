import { describe, expect, it } from '@jest/globals';
import { decodeDocument } from './decode-document.js';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

const utf32 = (text: string, isLittleEndian: boolean): Uint8Array => {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(points.length * 4));
  points.forEach((point, index) => {
    view.setUint32(index * 4, point, isLittleEndian);
  });
  return new Uint8Array(view.buffer);
};

describe('decodeDocument', () => {
  it.each([
    [
      'a UTF-8 mark over everything else',
      bytes([0xef, 0xbb, 0xbf], '<a>', [0xc3, 0xa9]),
      'text/xml; charset=windows-1251',
      '<a>é',
    ],
    ['a UTF-16 mark', bytes([0xff, 0xfe], [0x3c, 0, 0x2c, 0x7b]), undefined, '<第'],
    [
      'the HTTP charset',
      bytes('<?xml version="1.0"?><a>', [0xcf, 0xf0]),
      'text/xml; charset="windows-1251"',
      '<?xml version="1.0"?><a>Пр',
    ],
    [
      'the HTTP charset before the prolog',
      bytes('<?xml encoding="koi8-r"?>', [0xcf]),
      'text/xml;charset=cp1251',
      '<?xml encoding="koi8-r"?>П',
    ],
    [
      'the prolog',
      bytes(`<?xml version='1.0' encoding='tis-620'?>`, [0xa1]),
      'application/rss+xml',
      `<?xml version='1.0' encoding='tis-620'?>ก`,
    ],
    ['Baltic', bytes('<?xml encoding="windows-1257"?>', [0xe2]), undefined, '<?xml encoding="windows-1257"?>ā'],
    ['Big5', bytes('<?xml encoding="Big5"?>', [0xa4, 0xa4]), undefined, '<?xml encoding="Big5"?>中'],
    ['an alias', bytes('<?xml encoding="cp949"?>', [0xb3, 0xe2]), undefined, '<?xml encoding="cp949"?>년'],
    ['UTF-8 when nothing is said, text/xml too', bytes('<a>', [0xc3, 0xa9]), 'text/xml', '<a>é'],
    ['UTF-8 under a server that claims Latin-1', bytes('<a>', [0xd0, 0x96]), 'text/xml; charset=iso-8859-1', '<a>Ж'],
    [
      'windows-1252 where UTF-8 is claimed but invalid',
      bytes('<a>don', [0x92], 't'),
      'text/xml; charset=utf-8',
      '<a>don’t',
    ],
    [
      'windows-1252 for Latin-1',
      bytes('<?xml encoding="iso-8859-1"?>', [0x93, 0x80, 0x94]),
      undefined,
      '<?xml encoding="iso-8859-1"?>“€”',
    ],
    ['mostly sound UTF-8 with one bad byte', bytes([0xc3, 0xa9, 0xc3, 0xa9, 0xff, 0xc3, 0xa9]), undefined, 'éé\ufffdé'],
    [
      'an unknown charset as if it were missing',
      bytes('<?xml encoding="klingon"?>', [0xc3, 0xa9]),
      undefined,
      '<?xml encoding="klingon"?>é',
    ],
    [
      'a prolog that claims UTF-16 in plain bytes',
      bytes('<?xml encoding="utf-16"?><a>'),
      undefined,
      '<?xml encoding="utf-16"?><a>',
    ],
  ])('reads %s', (_name, input, contentType, expected) => {
    expect(decodeDocument(input, contentType)).toBe(expected);
  });

  it('recognises wide encodings without a mark', () => {
    expect(decodeDocument(Buffer.from('<rss/>', 'utf16le'))).toBe('<rss/>');
    expect(decodeDocument(Buffer.from('<rss/>', 'utf16le').swap16())).toBe('<rss/>');
    expect(decodeDocument(utf32('<rss>😀', true))).toBe('<rss>😀');
    expect(decodeDocument(utf32('<rss>😀', false))).toBe('<rss>😀');
  });

  it('replaces what cannot be stored', () => {
    expect(decodeDocument(bytes('a\0b'))).toBe('a\ufffdb');
    expect(decodeDocument(bytes([0xff, 0xfe, 0x61, 0, 0, 0xd8, 0x62, 0]))).toBe('a\ufffdb');
  });
});
