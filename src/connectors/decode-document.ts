import { cleanText } from '../domain/text/sanitise.js';

/** What the bytes say about themselves before anything is decoded. */
interface Sniffed {
  readonly label: string;
  readonly skip: number;
}

/** Names seen in the wild that the encoding standard's own label table does not hold. */
const ALIASES: Readonly<Record<string, string>> = {
  cp874: 'windows-874',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
  ms949: 'euc-kr',
  tis620: 'tis-620',
  ucs2: 'utf-16',
  utf16: 'utf-16',
  utf16be: 'utf-16be',
  utf16le: 'utf-16le',
  utf32: 'utf-32',
  'win-1251': 'windows-1251',
  'win-1252': 'windows-1252',
};

/** How far into the document an XML declaration is looked for. */
const PROLOG_BYTES = 1024;

const isWide = (label: string): boolean => label.startsWith('utf-16') || label.startsWith('utf-32');

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  bytes.length >= signature.length && signature.every((byte, index) => bytes[index] === byte);

const sniffByteOrderMark = (bytes: Uint8Array): Sniffed | null => {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return { label: 'utf-8', skip: 3 };
  if (startsWith(bytes, 0xff, 0xfe, 0, 0)) return { label: 'utf-32le', skip: 4 };
  if (startsWith(bytes, 0, 0, 0xfe, 0xff)) return { label: 'utf-32be', skip: 4 };
  if (startsWith(bytes, 0xff, 0xfe)) return { label: 'utf-16le', skip: 2 };
  if (startsWith(bytes, 0xfe, 0xff)) return { label: 'utf-16be', skip: 2 };
  return null;
};

/** A document opens with `<` or `{`; the zeros around it give a wide encoding away. */
const sniffWide = (bytes: Uint8Array): string | null => {
  const isOpening = (byte: number | undefined): boolean => byte === 0x3c || byte === 0x7b;
  const [a, b, c, d] = bytes;
  if (isOpening(a) && b === 0 && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0 && isOpening(d)) return 'utf-32be';
  if (isOpening(a) && b === 0 && c !== 0) return 'utf-16le';
  if (a === 0 && isOpening(b) && c === 0) return 'utf-16be';
  return null;
};

/** The encoding standard's name of a charset somebody wrote down, or null when nobody knows it. */
const canonicalLabel = (written: string | undefined): string | null => {
  if (written === undefined) return null;
  const name = written.trim().toLowerCase().replaceAll('_', '-');
  const label = ALIASES[name] ?? ALIASES[name.replaceAll('-', '')] ?? name;
  if (label.startsWith('utf-32')) return label;
  for (const candidate of [label, written.trim()]) {
    try {
      return new TextDecoder(candidate).encoding;
    } catch {
      // Not a label this runtime knows; the next candidate or the next source of truth decides.
    }
  }
  return null;
};

const charsetOfContentType = (contentType: string | undefined): string | undefined =>
  /charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? '')?.[1];

const charsetOfProlog = (bytes: Uint8Array): string | undefined => {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, PROLOG_BYTES));
  return /^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/i.exec(head)?.[1];
};

const decodeUtf32 = (bytes: Uint8Array, isLittleEndian: boolean): string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let offset = 0; offset + 4 <= bytes.byteLength; offset += 4) {
    const point = view.getUint32(offset, isLittleEndian);
    const isCharacter = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    parts.push(isCharacter ? String.fromCodePoint(point) : '\ufffd');
  }
  return parts.join('');
};

/** What windows-1252 has at 0x80 to 0x9f. */
const WINDOWS_1252_HIGH =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/** Written out because some releases of Node decode this label as Latin-1, which loses quotation marks and the euro. */
const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252_HIGH.charAt(character.charCodeAt(0) - 0x80));

/** The encodings in which there is nothing to refuse. */
const wholly = (label: string, bytes: Uint8Array): string | null => {
  if (label.startsWith('utf-32')) return decodeUtf32(bytes, label !== 'utf-32be');
  return label === 'windows-1252' ? decodeWindows1252(bytes) : null;
};

const decodeAs = (label: string, bytes: Uint8Array): string =>
  wholly(label, bytes) ?? new TextDecoder(label).decode(bytes);

/** The text when every byte is valid in that encoding, else null. */
const decodeStrictly = (label: string, bytes: Uint8Array): string | null => {
  try {
    return wholly(label, bytes) ?? new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** UTF-8 with a few broken bytes stays UTF-8; a document in which most of the non-ASCII is broken was never UTF-8. */
const decodeDamagedUtf8 = (bytes: Uint8Array): string => {
  const text = decodeAs('utf-8', bytes);
  let broken = 0;
  let sound = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) broken += 1;
    else if (code > 0x7f) sound += 1;
  }
  return sound > broken ? text : decodeAs('windows-1252', bytes);
};

const chooseText = (bytes: Uint8Array, contentType: string | undefined): string => {
  const mark = sniffByteOrderMark(bytes);
  if (mark) {
    const rest = bytes.subarray(mark.skip);
    return mark.label === 'utf-8'
      ? (decodeStrictly('utf-8', rest) ?? decodeDamagedUtf8(rest))
      : decodeAs(mark.label, rest);
  }
  const wide = sniffWide(bytes);
  if (wide !== null) return decodeAs(wide, bytes);

  // A prolog that could be read byte by byte cannot be in a wide encoding, whatever it claims.
  const declared = [charsetOfContentType(contentType), charsetOfProlog(bytes)]
    .map(canonicalLabel)
    .filter((label): label is string => label !== null && !isWide(label));
  const utf8 = decodeStrictly('utf-8', bytes);
  for (const label of declared) {
    // Servers send Latin-1 by default over UTF-8 documents; text that is valid multi-byte UTF-8 is not Latin-1 by chance.
    if (utf8 !== null && (label === 'utf-8' || label === 'windows-1252')) return utf8;
    const text = label === 'utf-8' ? null : decodeStrictly(label, bytes);
    if (text !== null) return text;
  }
  if (utf8 !== null) return utf8;
  const multiByte = declared.find((label) => label !== 'utf-8');
  return multiByte === undefined ? decodeDamagedUtf8(bytes) : decodeAs(multiByte, bytes);
};

/**
 * Turns the bytes of an XML or JSON document into text. The charset is taken from the byte order mark, else the HTTP content type, else the
 * XML declaration, else UTF-8; a declaration the bytes contradict is passed over. Never throws: what cannot be decoded,
 * NUL and lone surrogates become U+FFFD.
 */
export const decodeDocument = (bytes: Uint8Array, contentType?: string): string =>
  cleanText(chooseText(bytes, contentType), Number.POSITIVE_INFINITY);
