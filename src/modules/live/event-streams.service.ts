import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '../../domain/access/access.types.js';
import { authorise } from '../../domain/access/matrix.js';
import type { EarshotRequest } from '../../http/request.types.js';
import { AuthenticationService } from '../staff/authentication.service.js';
import { comparePositions, LiveService } from './live.service.js';
import type { LiveMessage } from './live.types.js';

const HEARTBEAT_MS = 20_000;
/** Whoever lost their access stops hearing within this. */
const RECHECK_MS = 4_000;
/** A browser that does not read is dropped; it comes back with Last-Event-ID. */
const UNREAD_LIMIT_BYTES = 1_000_000;

/** Open event streams of this process, each showing only what its reader may see. */
@Injectable()
export class EventStreams implements BeforeApplicationShutdown {
  private readonly closers = new Set<() => void>();

  constructor(
    private readonly live: LiveService,
    private readonly authentication: AuthenticationService,
  ) {}

  async open(actor: Actor, request: EarshotRequest, response: Response, since: string | null): Promise<void> {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    let current = actor;
    const held: LiveMessage[] = [];
    let isReplaying = true;
    // What this browser has been given or needs no more: the stream of the process may be behind it.
    let shownUpTo = since ?? '0.0';
    const write = (message: LiveMessage): void => {
      if (comparePositions(message.position, shownUpTo) <= 0) return;
      shownUpTo = message.position;
      if (!mayHear(current, message)) return;
      response.write(`id: ${message.position}\nevent: ${message.kind}\ndata: ${JSON.stringify(message.details)}\n\n`);
    };
    // Listening starts before the replay is read, so that nothing falls between the two; what came meanwhile follows it.
    const subscription = (await this.live.listen()).subscribe((message) => {
      if (isReplaying) held.push(message);
      else write(message);
      if (response.writableLength > UNREAD_LIMIT_BYTES) close();
    });
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    const recheck = setInterval(() => {
      const { credential } = request;
      if (credential === undefined) return;
      this.authentication.find(credential).then(
        (found) => {
          if (found === null || found.actor.workspaceId !== actor.workspaceId) close();
          else current = found.actor;
        },
        () => undefined,
      );
    }, RECHECK_MS);
    let isClosed = false;
    const close = (): void => {
      if (isClosed) return;
      isClosed = true;
      clearInterval(heartbeat);
      clearInterval(recheck);
      subscription.unsubscribe();
      this.live.stopListening();
      this.closers.delete(close);
      response.end();
    };
    this.closers.add(close);
    response.on('close', close);
    // Before the browser learns that it is connected: from then on it may rely on hearing everything.
    const start = await this.live.newestPosition();
    response.write('retry: 2000\n\n');
    const missed = since === null ? [] : await this.live.replay(actor.workspaceId, since).catch(() => null);
    missed?.forEach(write);
    if (since === null || missed === null) shownUpTo = start;
    if (missed === null) response.write(`id: ${shownUpTo}\nevent: resync\ndata: {}\n\n`);
    isReplaying = false;
    held.forEach(write);
  }

  beforeApplicationShutdown(): void {
    for (const close of [...this.closers]) close();
  }
}

const NEEDED = {
  tasks: 'tasks',
  mentions: 'mentions',
  replies: 'replies',
  sources: 'sources',
  alerts: 'alerts',
  incidents: 'incidents',
  accounts: 'accounts',
  presence: 'tasks',
} as const;

function mayHear(actor: Actor, message: LiveMessage): boolean {
  if (message.workspaceId !== actor.workspaceId) return false;
  const scope = authorise(actor, NEEDED[message.kind], 'read');
  if (scope === null) return false;
  return scope === 'all' || message.teamId === null || actor.teamIds.includes(message.teamId);
}
