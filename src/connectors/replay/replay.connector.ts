import type { Connector, ConnectorContext, Cursor, Page, PollLimits } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import type { AutomationRules, Posted, Replyability, ReplyTarget } from '../reply.types.js';
import { takesNone } from '../reply.types.js';
import type { Recording } from './recording.js';
import { RecordingFiles } from './recording-files.js';
import type { ReplayPace, ReplayProgress } from './replay-schedule.js';
import { nextLap, readProgress, realTimeOf, writeProgress } from './replay-schedule.js';
import { REPLAY_FIELDS, ReplaySettings } from './replay.settings.js';

const MIN_WAIT_MS = 1_000;

/** Recorded posts, arriving as if they were written now. Answers go nowhere. */
export class ReplayConnector implements Connector<ReplaySettings> {
  readonly kind = 'replay';
  readonly network = 'replay';
  readonly description = 'Replays recorded posts on its own clock, for trials and drills; answers are only simulated.';
  readonly settings = ReplaySettings;
  readonly settingFields = REPLAY_FIELDS;
  readonly credentialFields = [];
  readonly media = takesNone('network-takes-none');
  readonly automation: AutomationRules = {
    automaticReply: 'allowed',
    perPost: 1,
    needsLabel: false,
    source: 'Nothing is sent anywhere.',
  };
  readonly interval = { minSeconds: 1, usualSeconds: 1 };
  readonly comesToAnEnd = true;
  private readonly files: RecordingFiles;

  constructor(context: ConnectorContext) {
    this.files = new RecordingFiles(context.readableFolders);
  }

  async poll(source: SourceSettings<ReplaySettings>, cursor: Cursor, limits: PollLimits): Promise<Page> {
    const { settings } = source;
    const recording = await this.files.read(settings.file);
    const pace: ReplayPace = {
      anchorMs: settings.anchor === undefined ? recording.firstMs : Date.parse(settings.anchor),
      speed: settings.speed ?? 1,
      isRepeated: settings.repeat === true,
    };
    return new ReplayPage(recording, pace, settings.network, limits).read(readProgress(cursor, limits.now.getTime()));
  }

  reply(_source: SourceSettings<ReplaySettings>, _to: ReplyTarget, _text: string, key: string): Promise<Posted> {
    return Promise.resolve({ externalId: `simulated-${key}` });
  }

  replyability(post: { readonly url: string | null }): Replyability {
    return { verdict: 'public', reason: 'simulated', deepLink: post.url };
  }
}

/** The reading of one page: everything that is due by now, lap after lap, up to the limit. */
class ReplayPage {
  private readonly posts: NormalisedPost[] = [];
  private readonly rejected: RejectedPost[] = [];

  constructor(
    private readonly recording: Recording,
    private readonly pace: ReplayPace,
    private readonly network: string | undefined,
    private readonly limits: PollLimits,
  ) {}

  read(from: ReplayProgress): Page {
    const nowMs = this.limits.now.getTime();
    for (let at = from; ;) {
      const line = this.recording.lines[at.position];
      if (line === undefined) {
        const lap = nextLap(this.recording, this.pace, at, nowMs);
        if (lap === null) return this.end(at, null);
        at = lap;
        continue;
      }
      const dueMs = realTimeOf(line.atMs, this.pace, at.startedAtMs);
      if (dueMs > nowMs || this.posts.length >= this.limits.maxPosts) return this.end(at, dueMs);
      if (line.entry.ok) this.posts.push(this.retime(line.entry.post, dueMs, at));
      else if (at.lap === 1) this.rejected.push(line.entry.rejected);
      at = { ...at, position: at.position + 1 };
    }
  }

  private end(at: ReplayProgress, nextDueMs: number | null): Page {
    const nowMs = this.limits.now.getTime();
    const complete = nextDueMs === null || nextDueMs > nowMs;
    return {
      posts: this.posts,
      rejected: this.rejected,
      cursor: writeProgress(at),
      complete,
      ...(complete && nextDueMs !== null ? { notBefore: new Date(Math.max(nextDueMs, nowMs + MIN_WAIT_MS)) } : {}),
    };
  }

  private retime(post: NormalisedPost, dueMs: number, { startedAtMs, lap }: ReplayProgress): NormalisedPost {
    const shift = (at: Date): Date => new Date(realTimeOf(at.getTime(), this.pace, startedAtMs));
    const inLap = (id: string): string => (lap === 1 ? id : `${id}~${String(lap)}`);
    return {
      ...post,
      externalId: inLap(post.externalId),
      publishedAt: post.publishedAt === undefined ? new Date(dueMs) : shift(post.publishedAt),
      ...(post.editedAt && { editedAt: shift(post.editedAt) }),
      ...(post.conversationId !== undefined && { conversationId: inLap(post.conversationId) }),
      ...(post.inReplyTo !== undefined && { inReplyTo: inLap(post.inReplyTo) }),
      ...(this.network !== undefined && { network: this.network }),
    };
  }
}
