import type {
  IdentityContact,
  IdentityFacts,
  IdentityHandle,
  IdentityJudgement,
  IdentityReason,
  IdentityReasonCode,
} from './identity.types.js';

/** From which confidence on somebody is asked, and from which on strong evidence joins by itself. */
export const LIKELY = 0.5;
export const SAME = 0.9;

/**
 * Our assumptions. What speaks for takes away that share of the doubt; what speaks against leaves that share of the
 * confidence. Contacts that nobody verified, handles and names are weak however many there are.
 */
const FOR = {
  'same-customer-number': 0.99,
  'same-email': 0.97,
  'same-phone': 0.93,
  'same-account': 0.99,
  'linked-both-ways': 0.95,
  'linked-one-way': 0.5,
  'same-language': 0.1,
} as const;
const UNVERIFIED = 0.7;
const HANDLE = { distinct: 0.45, short: 0.25 } as const;
const NAME = { full: 0.35, single: 0.1 } as const;
const AGAINST = {
  'other-customer-number': 0.1,
  'other-account': 0.97,
  'other-name': 0.5,
  'other-language': 0.9,
} as const;

/** Shorter handles are often taken by different people. */
const DISTINCT_HANDLE = 7;
const CONTACT_CODE = {
  email: 'same-email',
  phone: 'same-phone',
  'customer-number': 'same-customer-number',
} as const satisfies Record<IdentityContact['kind'], IdentityReasonCode>;

/** Whether two are one person. The order does not matter; evidence against never raises the confidence. */
export function compareIdentities(a: IdentityFacts, b: IdentityFacts): IdentityJudgement {
  const speaksFor = [...contactsInCommon(a, b), ...accountsInCommon(a, b), ...links(a, b), ...handlesInCommon(a, b)];
  const named = namesCompared(a, b);
  if (named !== null && named.weight > 0) speaksFor.push(named);
  // A language is shared with millions: it only adds to what else there is.
  if (speaksFor.length > 0 && isSame(a.lang, b.lang)) speaksFor.push(reason('same-language', FOR['same-language']));
  const isAccountKnown = speaksFor.some(({ code }) => code === 'same-account');
  const speaksAgainst = [
    ...customerNumbersApart(a, b),
    ...(isAccountKnown ? [] : accountsApart(a, b)),
    ...(named !== null && named.weight < 0 ? [named] : []),
    ...(a.lang !== null && b.lang !== null && !isSame(a.lang, b.lang)
      ? [reason('other-language', AGAINST['other-language'] - 1)]
      : []),
  ];
  const doubt = speaksFor.reduce((left, { weight }) => left * (1 - weight), 1);
  const kept = speaksAgainst.reduce((left, { weight }) => left * (1 + weight), 1);
  const confidence = Math.round((1 - doubt) * kept * 1_000) / 1_000;
  const mayJoin = speaksFor.some(({ isStrong }) => isStrong) && speaksAgainst.every(({ isStrong }) => !isStrong);
  const verdict = mayJoin && confidence >= SAME ? 'same' : confidence >= LIKELY ? 'likely' : 'unknown';
  return { verdict, confidence, reasons: [...speaksFor, ...speaksAgainst] };
}

function contactsInCommon(a: IdentityFacts, b: IdentityFacts): IdentityReason[] {
  return (['customer-number', 'email', 'phone'] as const).flatMap((kind) => {
    const shared = a.contacts.flatMap((mine) => {
      const theirs = b.contacts.filter((other) => other.kind === kind && mine.kind === kind && other.key === mine.key);
      return theirs.map((other) => mine.isVerified && other.isVerified);
    });
    if (shared.length === 0) return [];
    const code = CONTACT_CODE[kind];
    return [shared.includes(true) ? reason(code, FOR[code], true) : reason(code, UNVERIFIED)];
  });
}

function accountsInCommon(a: IdentityFacts, b: IdentityFacts): IdentityReason[] {
  const isShared = a.handles.some((mine) => b.handles.some((theirs) => isSameAccount(mine, theirs)));
  return isShared ? [reason('same-account', FOR['same-account'], true)] : [];
}

function links(a: IdentityFacts, b: IdentityFacts): IdentityReason[] {
  const pairs = a.handles.flatMap((mine) =>
    b.handles.map((theirs) => Number(pointsTo(mine, theirs)) + Number(pointsTo(theirs, mine))),
  );
  const most = Math.max(0, ...pairs);
  if (most === 0) return [];
  return [
    most === 2
      ? reason('linked-both-ways', FOR['linked-both-ways'], true)
      : reason('linked-one-way', FOR['linked-one-way']),
  ];
}

function handlesInCommon(a: IdentityFacts, b: IdentityFacts): IdentityReason[] {
  const shared = a.handles.flatMap(({ network, handle }) =>
    b.handles.some((other) => other.handle === handle && other.network !== network) ? (handle ?? []) : [],
  );
  const [longest] = shared.sort((x, y) => y.length - x.length || (x < y ? -1 : 1));
  if (longest === undefined) return [];
  const weight = longest.length >= DISTINCT_HANDLE ? HANDLE.distinct : HANDLE.short;
  return [reason('same-handle', weight, false, { handle: longest })];
}

/** Null where one of them has no name, or where a given name alone differs from a full one. */
function namesCompared(a: IdentityFacts, b: IdentityFacts): IdentityReason | null {
  const [mine, theirs] = [wordsOf(a.name), wordsOf(b.name)];
  if (mine.length === 0 || theirs.length === 0) return null;
  const isFull = mine.length > 1 && theirs.length > 1;
  if (mine.join(' ') === theirs.join(' ')) return reason('same-name', isFull ? NAME.full : NAME.single);
  const isPart = mine.every((word) => theirs.includes(word)) || theirs.every((word) => mine.includes(word));
  return isFull && !isPart ? reason('other-name', AGAINST['other-name'] - 1) : null;
}

function customerNumbersApart(a: IdentityFacts, b: IdentityFacts): IdentityReason[] {
  const [mine, theirs] = [verifiedNumbers(a), verifiedNumbers(b)];
  if (mine.length === 0 || theirs.length === 0 || mine.some((number) => theirs.includes(number))) return [];
  return [reason('other-customer-number', AGAINST['other-customer-number'] - 1, true)];
}

/** One network where both are, as two accounts. People have several, so it says little. */
function accountsApart(a: IdentityFacts, b: IdentityFacts): IdentityReason[] {
  const networks = a.handles.flatMap(({ network }) =>
    b.handles.some((other) => other.network === network) ? network : [],
  );
  const [network] = networks.sort();
  return network === undefined ? [] : [reason('other-account', AGAINST['other-account'] - 1, false, { network })];
}

const isSameAccount = (a: IdentityHandle, b: IdentityHandle): boolean =>
  a.network === b.network &&
  ((a.authorId !== null && a.authorId === b.authorId) ||
    ((a.authorId === null || b.authorId === null) && a.handle !== null && a.handle === b.handle));

const pointsTo = (from: IdentityHandle, to: IdentityHandle): boolean =>
  to.handle !== null && from.links.includes(`${to.network}:${to.handle}`);

const verifiedNumbers = ({ contacts }: IdentityFacts): string[] =>
  contacts.flatMap(({ kind, key, isVerified }) => (kind === 'customer-number' && isVerified ? key : []));

/** In one order, as some languages put the family name first. */
const wordsOf = (name: string | null): string[] =>
  (name ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort();

const isSame = (a: string | null, b: string | null): boolean => a !== null && a === b;

const reason = (
  code: IdentityReasonCode,
  weight: number,
  isStrong = false,
  values: IdentityReason['values'] = {},
): IdentityReason => ({ code, weight: Math.round(weight * 1_000) / 1_000, isStrong, values });
