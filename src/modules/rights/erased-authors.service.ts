import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { NormalisedPost, PostAuthor, RejectedPost } from '../../connectors/post.types.js';
import { query } from '../../db/rows.js';
import { authorSubjects } from '../../domain/rights/author-marks.js';
import { SecretBox } from '../staff/secret-box.service.js';

const KEY_BYTES = 32;
const keyBinding = (workspaceId: string): string => `workspace:${workspaceId}:author_key`;

/** Strings and numbers of a raw post, whatever its form. */
const RAW_VALUES = /"((?:[^"\\]|\\.)*)"|\d{3,}/g;

/** The authors of a workspace whose posts are not stored any more, as far as a batch may meet them. */
export class ErasedAuthors {
  constructor(
    /** Of the workspace; '0' while nobody was erased. */
    readonly version: string,
    private readonly key: Buffer,
    private readonly hashes: ReadonlySet<string>,
  ) {}

  includes(network: string, author: PostAuthor): boolean {
    return this.hashes.size > 0 && authorSubjects(network, author).some((subject) => this.has(subject));
  }

  /** What could not be understood has no author, but somewhere in it the author may be named. */
  mayHaveWritten(network: string, { raw }: RejectedPost): boolean {
    if (this.hashes.size === 0) return false;
    for (const [whole, text] of raw.matchAll(RAW_VALUES)) {
      const value = text ?? whole;
      if (value !== '' && authorSubjects(network, { id: value, handle: value }).some((subject) => this.has(subject)))
        return true;
    }
    return false;
  }

  private has(subject: string): boolean {
    return this.hashes.has(hashOf(this.key, subject));
  }
}

const hashOf = (key: Buffer, subject: string): string => createHmac('sha256', key).update(subject).digest('base64url');

/** Keyed hashes of erased authors: they keep somebody out without saying who it is. */
@Injectable()
export class ErasedAuthorsService {
  private readonly loaded = new Map<string, ErasedAuthors>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly secrets: SecretBox,
  ) {}

  /** Those of the version that the workspace is at; kept in memory until it moves. */
  async load(workspaceId: string, version: string): Promise<ErasedAuthors> {
    if (version === '0') return new ErasedAuthors('0', Buffer.alloc(0), new Set());
    const known = this.loaded.get(workspaceId);
    if (known?.version === version) return known;
    const [row] = await query<{ version: string; key: string | null; hashes: string[] }>(
      this.dataSource,
      `SELECT erasures_version AS version, author_key AS key,
         ARRAY(SELECT author_hash FROM erased_author e WHERE e.workspace_id = w.id) AS hashes
       FROM workspace w WHERE w.id = $1`,
      [workspaceId],
    );
    if (row === undefined || row.key === null) return new ErasedAuthors(version, Buffer.alloc(0), new Set());
    const key = Buffer.from(this.secrets.open(row.key, keyBinding(workspaceId)), 'base64');
    const fresh = new ErasedAuthors(row.version, key, new Set(row.hashes));
    this.loaded.set(workspaceId, fresh);
    return fresh;
  }

  /** Posts and rejects of a batch without those of erased authors. */
  filter(
    erased: ErasedAuthors,
    network: string,
    batch: { readonly posts: readonly NormalisedPost[]; readonly rejected: readonly RejectedPost[] },
  ): {
    readonly posts: readonly NormalisedPost[];
    readonly rejected: readonly RejectedPost[];
    readonly dropped: number;
  } {
    if (erased.version === '0') return { ...batch, dropped: 0 };
    const posts = batch.posts.filter((post) => !erased.includes(post.network ?? network, post.author));
    const rejected = batch.rejected.filter((post) => !erased.mayHaveWritten(network, post));
    const dropped = batch.posts.length + batch.rejected.length - posts.length - rejected.length;
    return { posts, rejected, dropped };
  }

  /** Part of a transaction that holds the lock of deletions: from its commit on nothing of these authors is stored. */
  async add(
    tx: EntityManager,
    workspaceId: string,
    erasureId: string,
    network: string,
    authors: readonly { readonly id?: string; readonly handle: string }[],
  ): Promise<void> {
    const key = await this.keyOf(tx, workspaceId);
    const subjects = new Set(authors.flatMap((author) => authorSubjects(network, author)));
    await tx.query(
      `INSERT INTO erased_author (workspace_id, author_hash, erasure_id)
       SELECT $1, h, $2 FROM unnest($3::text[]) h ON CONFLICT DO NOTHING`,
      [workspaceId, erasureId, [...subjects].map((subject) => hashOf(key, subject))],
    );
    await this.raiseVersion(tx, workspaceId);
  }

  /** Lets an author in again whose erasure was cancelled. */
  async withdraw(tx: EntityManager, workspaceId: string, erasureId: string): Promise<void> {
    await tx.query('DELETE FROM erased_author WHERE workspace_id = $1 AND erasure_id = $2', [workspaceId, erasureId]);
    await this.raiseVersion(tx, workspaceId);
  }

  private raiseVersion(tx: EntityManager, workspaceId: string): Promise<unknown> {
    return tx.query('UPDATE workspace SET erasures_version = erasures_version + 1 WHERE id = $1', [workspaceId]);
  }

  private async keyOf(tx: EntityManager, workspaceId: string): Promise<Buffer> {
    const [row] = await query<{ key: string | null }>(
      tx,
      'SELECT author_key AS key FROM workspace WHERE id = $1 FOR UPDATE',
      [workspaceId],
    );
    if (row !== undefined && row.key !== null)
      return Buffer.from(this.secrets.open(row.key, keyBinding(workspaceId)), 'base64');
    const key = randomBytes(KEY_BYTES);
    await tx.query('UPDATE workspace SET author_key = $2 WHERE id = $1', [
      workspaceId,
      this.secrets.seal(key.toString('base64'), keyBinding(workspaceId)),
    ]);
    return key;
  }
}
