import { primarySubtag } from '../../language/primary-subtag.js';
import { WORD } from '../../text/characters.js';
import { fold, FoldedText } from '../../text/fold.js';
import { hostOf } from '../../text/read-url.js';
import { PieceList } from '../../text/segment.js';
import { foldHandle, type Field } from './field-table.js';
import type { LiteralComparer } from './literal-comparer.js';
import type { PostToMatch } from '../match.types.js';
import type { Comparison } from '../query.types.js';

const LINK = /https?:\/\/|www\./iu;

/** What the fields of queries ask about one post; each answer is worked out when it is asked for. A buffer to be used again. */
export class PostFields {
  private post: PostToMatch = { text: '' };
  private foldedHandle: string | null | undefined;
  private foldedUrl: string | null | undefined;
  private foundHost: string | null | undefined;
  private readonly name = new FoldedText();
  private readonly pieces = new PieceList();
  private isNameRead = false;

  begin(post: PostToMatch): void {
    this.post = post;
    this.foldedHandle = undefined;
    this.foldedUrl = undefined;
    this.foundHost = undefined;
    this.isNameRead = false;
  }

  get handle(): string | null {
    const { authorHandle } = this.post;
    return (this.foldedHandle ??= authorHandle === undefined ? null : foldHandle(authorHandle));
  }

  get host(): string | null {
    const { url } = this.post;
    return (this.foundHost ??= url === undefined ? null : hostOf(url));
  }

  /** Hashes of the words of the author's name. */
  nameHashes(): Int32Array {
    this.readName();
    return this.pieces.hashes.subarray(0, this.pieces.length);
  }

  isTrue(field: Field, comparer: LiteralComparer): boolean {
    const { post } = this;
    switch (field.kind) {
      case 'author':
        return this.handle === field.handle || this.hasNameWords(field.words, comparer);
      case 'site':
        return this.host !== null && (this.host === field.value || this.host.endsWith(`.${field.value}`));
      case 'url':
        return this.urlHas(field.value);
      case 'lang':
        return post.lang !== undefined && primarySubtag(post.lang) === field.value;
      case 'network':
        return post.network !== undefined && fold(post.network) === field.value;
      case 'country':
        return post.country !== undefined && fold(post.country) === field.value;
      case 'reply':
        return post.isReply === true;
      case 'repost':
        return post.isRepost === true;
      case 'link':
        return LINK.test(post.text) || (post.title !== undefined && LINK.test(post.title));
      case 'followers':
        return post.followers !== undefined && compare(post.followers, field.comparison, field.count);
    }
  }

  private urlHas(part: string): boolean {
    const { url } = this.post;
    this.foldedUrl ??= url === undefined ? null : fold(url);
    return this.foldedUrl?.includes(part) ?? false;
  }

  private hasNameWords(literal: number, comparer: LiteralComparer): boolean {
    if (literal < 0) return false;
    this.readName();
    const { starts, ends, classes, length } = this.pieces;
    for (let piece = 0; piece < length; piece++) {
      const start = starts[piece] ?? 0;
      const last = classes[piece] === WORD ? start + 1 : (ends[piece] ?? 0);
      for (let cell = start; cell < last; cell++) if (comparer.standsAt(literal, this.name, cell, '')) return true;
    }
    return false;
  }

  private readName(): void {
    if (this.isNameRead) return;
    this.isNameRead = true;
    this.name.read(this.post.authorName ?? '');
    this.pieces.read(this.name);
  }
}

function compare(count: number, comparison: Comparison, than: number): boolean {
  switch (comparison) {
    case '>':
      return count > than;
    case '>=':
      return count >= than;
    case '<':
      return count < than;
    case '<=':
      return count <= than;
    case '=':
      return count === than;
  }
}
