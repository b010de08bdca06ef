/** The account of ours that a source is connected with. */
export interface OwnAccountFacts {
  /** The network's id of it where it has one, else its handle. */
  readonly address: string;
  /** As people know it. */
  readonly handle: string;
  readonly url?: string;
  /**
   * - shown: reading the source shows everything the account posts · asked: `lastOwnPost` tells its last post
   * - not-shown: neither; what it posts may never be seen
   */
  readonly ownPosts: 'shown' | 'asked' | 'not-shown';
}

/** What a network says of the account when it is asked. */
export interface LastOwnPost {
  /** Of its last post that stands by itself, whoever may see it; null: it has none. */
  readonly postedAt: Date | null;
  /** Requests it took. */
  readonly requests: number;
}
