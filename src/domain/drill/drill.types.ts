import type { WatchKind } from '../priority/watch-kind.js';

/** By primary language subtag; English is always there. */
export type DrillTexts = Readonly<Record<string, string>>;

/** Somebody who writes in a drill. */
export interface DrillCustomer {
  /** Names them within the scenario. */
  readonly key: string;
  readonly handle: string;
  readonly name: string;
  readonly network: string;
  readonly followers: number;
  /** Primary subtag. */
  readonly lang: string;
  /** Concerned by what happens: they must hear from us. */
  readonly isAffected: boolean;
}

/** One post, in the order of `atSeconds`. */
export interface DrillPost {
  /** Counted from the start of the drill. */
  readonly atSeconds: number;
  /** Key of its writer. */
  readonly by: string;
  readonly text: string;
  /** The place in the list of the post it goes on from; null: it begins a conversation. */
  readonly follows: number | null;
  /** Written only where nobody has answered its writer by then. */
  readonly isOnlyIfUnanswered: boolean;
}

/** Something that happens beside the posts. */
export type DrillEvent =
  | {
      readonly kind: 'source-blind';
      readonly atSeconds: number;
      readonly network: string;
      /** What is written meanwhile arrives when it is over. */
      readonly seconds: number;
    }
  | { readonly kind: 'inject'; readonly atSeconds: number; readonly text: DrillTexts };

/** What a good team reaches. */
export interface DrillTargets {
  /** From the onset. */
  readonly detectSeconds: number;
  /** From its being noticed. */
  readonly acknowledgeSeconds: number;
  /** From its being noticed. */
  readonly firstStatementSeconds: number;
  /** The public never waits longer for the next word. */
  readonly updateSeconds: number;
  /** 0 to 1. */
  readonly toldShare: number;
  /** 0 to 1: of the steps that calm somebody down. */
  readonly wordingShare: number;
}

export interface DrillScenario {
  readonly title: DrillTexts;
  readonly summary: DrillTexts;
  readonly minutes: number;
  /** Primary subtags of the posts. */
  readonly languages: readonly string[];
  /** Name of a playbook. */
  readonly playbook: string;
  readonly watch: { readonly name: string; readonly kind: WatchKind; readonly query: string };
  /** The days before, against which the storm stands out. */
  readonly usual: { readonly postsPerDay: number; readonly negativeShare: number };
  /** When it begins to go wrong. */
  readonly onsetSeconds: number;
  readonly targets: DrillTargets;
  readonly customers: readonly DrillCustomer[];
  readonly posts: readonly DrillPost[];
  readonly events: readonly DrillEvent[];
}
