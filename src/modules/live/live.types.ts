export type LiveKind = 'tasks' | 'mentions' | 'replies' | 'sources' | 'alerts' | 'incidents' | 'accounts' | 'presence';

/** A change that open browsers are told of. `teamId` null: everybody in the workspace. */
export interface LiveNotice {
  readonly workspaceId: string;
  readonly teamId: string | null;
  readonly kind: LiveKind;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A stored notice. `position` orders it in the stream and is what Last-Event-ID carries: `<transaction>.<id>`. */
export interface LiveMessage extends LiveNotice {
  readonly position: string;
}
