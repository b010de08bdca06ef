import type { SpokenLanguage } from '../../domain/routing/routing.types.js';
import type { StaffRole } from '../../domain/access/roles.js';

export const LANGUAGES = ['en', 'fi', 'lv', 'ru', 'th', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** active: can sign in · invited: has not used the invitation · deactivated: signed out and kept for the record. */
export const MEMBER_STATES = ['active', 'invited', 'deactivated'] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

export const LONGEST_NAME = 200;
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface NewMember {
  readonly workspaceId: string;
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly teamIds: readonly string[];
  /** argon2id; null until the person used an invitation. */
  readonly passwordHash?: string | null;
  readonly language?: Language;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  /** Null for a reader who may see names only. */
  readonly email: string | null;
  readonly role: StaffRole;
  readonly teams: Named[];
  readonly state: MemberState;
  readonly language: string;
  /** Their replies may need somebody's approval. */
  readonly isTrainee: boolean;
  readonly languages: SpokenLanguage[];
  readonly skills: string[];
  /** Open tasks they take at most; null: any number. */
  readonly capacity: number | null;
  readonly version: number;
  readonly createdAt: Date;
}

export interface MemberChanges {
  readonly name?: string;
  readonly role?: StaffRole;
  readonly teamIds?: readonly string[];
  readonly language?: Language;
  readonly isActive?: boolean;
  readonly isTrainee?: boolean;
  /** All they speak from now on. */
  readonly languages?: readonly SpokenLanguage[];
  readonly skills?: readonly string[];
  readonly capacity?: number | null;
}

/** One spelling per account; sign-in and creation must agree. */
export const normaliseEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase();
