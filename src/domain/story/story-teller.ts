import { fingerprint, type Fingerprint } from './fingerprint.js';
import { readPost, type ReadPost } from './read-post.js';
import type { StoryPost } from './story.types.js';

/** A post as it looks for its story: its keys, and its words only where it meets somebody, which few do. */
export class StoryTeller {
  readonly fingerprint: Fingerprint;
  private known: ReadPost | null = null;

  constructor(readonly post: StoryPost) {
    // What is read for the keys is not kept: it is many times as large as they are, and seldom asked for again.
    this.fingerprint = fingerprint(post);
  }

  get read(): ReadPost {
    this.known ??= readPost(this.post);
    return this.known;
  }
}
