import { readDisguises } from './disguise.js';
import { fold } from './fold.js';

/** Why an author's handle or name reads as one that is watched without being it. */
export type ImpersonationReason = 'lookalike' | 'service-words' | 'near-name';

export type Impersonation =
  | { readonly isImpersonation: false }
  | { readonly isImpersonation: true; readonly reason: ImpersonationReason; readonly brand: string };

const NONE: Impersonation = { isImpersonation: false };

/** A shorter name is part of too many others. */
const SHORTEST_NAME = 3;
/** From this length on a name that is one letter off is hardly another word. */
const SHORTEST_NEAR_NAME = 6;

/** What who poses as a company puts beside its name, folded, in the languages that customers are addressed in. */
const SERVICE_WORDS = [
  ...['support', 'help', 'helpdesk', 'service', 'services', 'care', 'cares', 'official', 'team', 'desk', 'customer'],
  ...['customerservice', 'customercare', 'online', 'refund', 'refunds', 'security', 'verify', 'verified', 'account'],
  ...['asiakaspalvelu', 'tuki', 'apu', 'virallinen', 'atbalsts', 'palidziba', 'klienti', 'oficials', 'oficiala'],
  ...['поддержка', 'помощь', 'служба', 'официальныи', 'официальная', 'сервис', 'клиент'],
  ...['soporte', 'ayuda', 'oficial', 'atencion', 'cliente', 'clientes', 'suporte', 'ajuda', 'atendimento'],
  ...['kundenservice', 'kundendienst', 'hilfe', 'offiziell', 'aide', 'officiel', 'client', 'clients', 'assistenza'],
  ...['ufficiale', '客服', '官方', '服务', '支持', 'ช่วยเหลือ', 'บริการ', 'ลูกค้า', 'ทางการ'],
].map((word) => squeezed(word));

/** What there is of a name without signs and spaces: `Acme Bank`, `@acme_bank` and `ACME-BANK` are one. */
function squeezed(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}

/** The names that somebody might pose as, ready for `detectImpersonation`; each once, those too short left out. */
export const namesToPoseAs = (names: readonly string[]): string[] =>
  [...new Set(names.map((name) => squeezed(name)))].filter((name) => name.length >= SHORTEST_NAME);

/**
 * Whether an author's handle or name poses as one of `brands` (from `namesToPoseAs`): spelled with look-alike characters,
 * with words of customer service beside it, or one letter off. Who is called exactly so is taken for whom they say they are.
 */
export function detectImpersonation(
  author: { readonly handle: string; readonly name?: string | null },
  brands: readonly string[],
): Impersonation {
  if (brands.length === 0) return NONE;
  const written = [author.handle, author.name ?? ''].filter((name) => name !== '');
  const plain = written.map((name) => squeezed(name));
  if (plain.some((name) => brands.includes(name))) {
    // The plain name beside a disguised one is still a disguise; a name that needs none is not.
    return findLookalike(written, brands) ?? NONE;
  }
  return findLookalike(written, brands) ?? findServiceWords(plain, brands) ?? findNearName(plain, brands) ?? NONE;
}

function findLookalike(written: readonly string[], brands: readonly string[]): Impersonation | null {
  for (const name of written) {
    const plain = squeezed(name);
    for (const reading of readingsOf(name)) {
      const brand = brands.find((each) => !plain.includes(each) && isNamed(reading, each));
      if (brand !== undefined) return { isImpersonation: true, reason: 'lookalike', brand };
    }
  }
  return null;
}

/** The whole name with each disguised word read as what it looks like. */
function readingsOf(name: string): string[] {
  // Handles join words by underscores and dots; the words are read one by one.
  const words = name.replace(/[_.]+/gu, ' ');
  const disguises = readDisguises(words);
  const most = Math.max(0, ...disguises.map(({ readings }) => readings.length));
  return Array.from({ length: most }, (_, nth) => {
    let read = '';
    let at = 0;
    for (const { start, end, readings } of disguises) {
      if (start < at) continue;
      read += words.slice(at, start) + (readings[nth] ?? readings[0] ?? '');
      at = end;
    }
    return squeezed(read + words.slice(at));
  });
}

/** The brand alone, or with nothing but words of customer service and digits around it. */
function isNamed(name: string, brand: string): boolean {
  const at = name.indexOf(brand);
  return at >= 0 && restIsService(name, brand, at) !== 'other';
}

function findServiceWords(plain: readonly string[], brands: readonly string[]): Impersonation | null {
  for (const name of plain) {
    for (const brand of brands) {
      const at = name.indexOf(brand);
      if (at >= 0 && restIsService(name, brand, at) === 'service')
        return { isImpersonation: true, reason: 'service-words', brand };
    }
  }
  return null;
}

function restIsService(name: string, brand: string, at: number): 'nothing' | 'service' | 'other' {
  const rests = [name.slice(0, at), name.slice(at + brand.length)].map((rest) => rest.replace(/\p{N}+/gu, ''));
  const said = rests.filter((rest) => rest !== '');
  if (said.length === 0) return 'nothing';
  return said.every(isMadeOfServiceWords) ? 'service' : 'other';
}

function isMadeOfServiceWords(rest: string): boolean {
  if (rest === '') return true;
  return SERVICE_WORDS.some((word) => rest.startsWith(word) && isMadeOfServiceWords(rest.slice(word.length)));
}

function findNearName(plain: readonly string[], brands: readonly string[]): Impersonation | null {
  for (const name of plain) {
    const brand = brands.find((each) => each.length >= SHORTEST_NEAR_NAME && isOneEditAway(name, each));
    if (brand !== undefined) return { isImpersonation: true, reason: 'near-name', brand };
  }
  return null;
}

/** One letter put in, left out, changed, or two neighbours swapped. */
function isOneEditAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  if (endA - start <= 1 && endB - start <= 1) return true;
  const isSwap = endA - start === 2 && endB - start === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
  return isSwap;
}
