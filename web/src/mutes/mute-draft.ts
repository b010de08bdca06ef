import type { Mute, MuteKind } from '../api/listening-types.js';
import { expiresAt, expiryOf, USUAL_EXPIRY, type Expiry } from './expiry.js';

export const MUTE_KINDS: readonly MuteKind[] = ['author', 'site', 'thread', 'words'];

/** A rule as it is being written; empty text where nothing is chosen. */
export interface MuteDraft {
  readonly kind: MuteKind;
  readonly value: string;
  readonly network: string;
  readonly watch: string;
  readonly reason: string;
  readonly expiry: Expiry;
}

export const EMPTY_DRAFT: MuteDraft = {
  kind: 'author',
  value: '',
  network: '',
  watch: '',
  reason: '',
  expiry: USUAL_EXPIRY,
};

export const draftOf = (mute: Mute): MuteDraft => ({
  kind: mute.kind,
  value: mute.value,
  network: mute.network ?? '',
  watch: mute.watch?.id ?? '',
  reason: mute.reason,
  expiry: expiryOf(mute.expiresAt),
});

/** An author and a thread are known only together with their network. */
export const needsNetwork = (kind: MuteKind): boolean => kind === 'author' || kind === 'thread';

/** What was typed or pasted, as a rule has it: an author without @, the host of an address. */
export function muteValue(kind: MuteKind, text: string): string {
  const plain = text.trim();
  switch (kind) {
    case 'author':
      return plain.replace(/^@+/, '');
    case 'site':
      return plain
        .toLowerCase()
        .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
        .replace(/[/?#].*$/s, '')
        .replace(/^[^@]*@/, '')
        .replace(/:\d+$/, '')
        .replace(/^www\./, '');
    case 'thread':
    case 'words':
      return plain;
  }
}

/** Enough is known to say what it would hide. */
export const canPreview = ({ kind, value, network }: MuteDraft): boolean =>
  muteValue(kind, value) !== '' && (!needsNetwork(kind) || network !== '');

interface WhatIsHidden {
  readonly kind: MuteKind;
  readonly value: string;
  readonly network?: string;
  readonly watch?: string;
}

export const whatIsHidden = ({ kind, value, network, watch }: MuteDraft): WhatIsHidden => ({
  kind,
  value: muteValue(kind, value),
  ...(needsNetwork(kind) ? { network } : {}),
  ...(watch === '' ? {} : { watch }),
});

export interface NewMute extends WhatIsHidden {
  readonly reason: string;
  readonly expiresAt?: string;
}

export function newMute(draft: MuteDraft, nowMs: number): NewMute {
  const end = expiresAt(draft.expiry, nowMs);
  return { ...whatIsHidden(draft), reason: draft.reason.trim(), ...(end === null ? {} : { expiresAt: end }) };
}
