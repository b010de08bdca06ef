import type { Standard } from '../../domain/standard/standard.types.js';

/** The version of a workspace's standard that new clocks start with. */
export interface StandardInForce extends Standard {
  readonly standardId: string;
  readonly version: number;
}
