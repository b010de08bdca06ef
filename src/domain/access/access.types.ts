import type { StaffRole } from './roles.js';

export type Verb = 'read' | 'create' | 'update' | 'delete' | 'act';

/** all: the whole workspace · team: what belongs to the actor's teams · own: what is assigned to or made by the actor. */
export type Scope = 'all' | 'team' | 'own';

/** Who asks: a person, or a token acting for its maker. */
export interface Actor {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly teamIds: readonly string[];
  /** Null for a person; for a token its `resource:verb` scopes, `*` for all of its maker's rights. */
  readonly tokenScopes: readonly string[] | null;
}
