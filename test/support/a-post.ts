import type { NormalisedPost } from '../../src/connectors/post.types.js';

/** A post as it is written in the open format (webhooks, recordings). */
export interface OpenFormatPost {
  readonly id: string;
  readonly text: string;
  readonly author: object;
  readonly [field: string]: unknown;
}

let made = 0;

/** Builds a post step by step; every step gives a new builder, so that one can be the base of several. */
export class PostBuilder {
  constructor(private readonly post: NormalisedPost) {}

  with(fields: Partial<NormalisedPost>): PostBuilder {
    return new PostBuilder({ ...this.post, ...fields });
  }

  id(externalId: string): PostBuilder {
    return this.with({ externalId });
  }

  by(handle: string): PostBuilder {
    return this.with({ author: { handle } });
  }

  saying(text: string): PostBuilder {
    return this.with({ text });
  }

  negative(): PostBuilder {
    return this.saying('Acme lost my parcel, this is terrible and I am angry').with({ lang: 'en' });
  }

  positive(): PostBuilder {
    return this.saying('I love Acme, wonderful and friendly people').with({ lang: 'en' });
  }

  neutral(): PostBuilder {
    return this.saying('Acme opens at nine on Monday at the harbour').with({ lang: 'en' });
  }

  /** In a language that no engine judges. */
  unsure(): PostBuilder {
    return this.saying('Acme ei vasta telefonile ja ma ei tea, mida järgmiseks teha').with({ lang: 'et' });
  }

  aboutNothing(): PostBuilder {
    return this.saying('The weather at the harbour is grey again today').with({ lang: 'en' });
  }

  answering(inReplyTo: string): PostBuilder {
    return this.with({ inReplyTo });
  }

  inConversation(conversationId: string): PostBuilder {
    return this.with({ conversationId });
  }

  /** An edit of the same post at a later second. */
  edited(text: string, editedAt: Date): PostBuilder {
    return this.with({ text, editedAt });
  }

  deleted(): PostBuilder {
    return this.with({ text: '', isDeleted: true });
  }

  build(): NormalisedPost {
    return this.post;
  }

  /** The same post as a sender of webhooks writes it. */
  wire(): OpenFormatPost {
    const { externalId, publishedAt, editedAt, scope: _scope, network: _network, ...rest } = this.post;
    return {
      id: externalId,
      ...rest,
      ...(publishedAt && { publishedAt: publishedAt.toISOString() }),
      ...(editedAt && { editedAt: editedAt.toISOString() }),
    };
  }
}

/** A negative post about the watched brand "Acme", with an id of its own. */
export function aPost(): PostBuilder {
  made += 1;
  return new PostBuilder({ externalId: `post-${String(made)}`, text: '', author: { handle: 'customer' } }).negative();
}
