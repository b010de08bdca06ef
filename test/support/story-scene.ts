import { StoredStoriesService } from '../../src/modules/stories/stored-stories.service.js';
import { StoriesService } from '../../src/modules/stories/stories.service.js';
import { insertMention, type MentionFacts } from './mention-rows.js';
import type { Scene } from './scene.js';

export const ARTICLE =
  'Acme is recalling 41,000 oil-filled heaters sold since last autumn after eleven customers reported that the plug became hot enough to melt. The company said that no injuries were known, but asked owners to stop using the heater at once and to register for a free replacement. The fault was traced to a supplier that changed the metal of a contact without telling the factory.';
export const TITLE = 'Acme recalls 41,000 heaters after reports of overheating plugs';
export const OTHER_ARTICLE =
  'The harbour authority has closed the northern pier for repairs until the end of the month because frost has loosened several of the oldest planks. Ferries leave from the southern pier meanwhile, and walkers are asked to keep to the marked path along the water, where stewards show the way.';

export interface ToldFacts extends MentionFacts {
  readonly url?: string;
  readonly repostOf?: string;
  readonly quoteOf?: string;
  readonly authorName?: string;
  /** log10 of the people it may reach. */
  readonly reach?: number;
}

export interface StoryRowShown {
  readonly id: string;
  readonly mentions: number;
  readonly voices: number;
  readonly reach: number;
  readonly title: string;
}

let told = 0;

/** Mentions past the pipeline, and the stories they end up in. */
export class StoryScene {
  constructor(
    readonly scene: Scene,
    private readonly workspaceId = scene.workspaceId,
  ) {}

  get service(): StoriesService {
    return this.scene.http.app.get(StoriesService, { strict: false });
  }

  /** A stored mention that has not looked for its story yet. */
  async store(facts: ToldFacts): Promise<string> {
    told += 1;
    const place = { workspaceId: this.workspaceId, teamId: this.scene.teamId };
    const id = await insertMention(this.scene.http.dataSource, place, {
      authorHandle: `teller${String(told)}`,
      externalId: `told-${String(told)}`,
      ...facts,
    });
    await this.scene.sql(
      `UPDATE mention SET url = $2, repost_of = $3, quote_of = $4, author_name = $5, reach = $6 WHERE id = $1`,
      [
        id,
        facts.url ?? null,
        facts.repostOf ?? null,
        facts.quoteOf ?? null,
        facts.authorName ?? null,
        facts.reach ?? null,
      ],
    );
    return id;
  }

  /** Stored and joined. */
  async tell(facts: ToldFacts): Promise<string> {
    const id = await this.store(facts);
    await this.join([id]);
    return id;
  }

  /** As the job does that looks for the stories of what is stored. */
  join(ids: readonly string[]): Promise<void> {
    return this.scene.http.app.get(StoredStoriesService, { strict: false }).join(this.workspaceId, ids);
  }

  async storyOf(mentionId: string): Promise<string | null> {
    const rows = await this.scene.sql<{ storyId: string | null }>(
      'SELECT story_id AS "storyId" FROM mention WHERE id = $1',
      [mentionId],
    );
    return rows[0]?.storyId ?? null;
  }

  async storiesOf(mentionIds: readonly string[]): Promise<Set<string | null>> {
    return new Set(await Promise.all(mentionIds.map((id) => this.storyOf(id))));
  }

  rows(): Promise<StoryRowShown[]> {
    return this.scene.sql<StoryRowShown>(
      `SELECT id, mention_count AS mentions, voice_count AS voices, reach, title FROM story WHERE workspace_id = $1 ORDER BY id`,
      [this.workspaceId],
    );
  }

  /** Stories whose counts are not those of their mentions: always none. */
  miscounted(): Promise<unknown[]> {
    return this.scene.sql(
      `SELECT s.id, s.mention_count, s.voice_count, s.reach, m.* FROM story s LEFT JOIN LATERAL (
         SELECT count(*) AS n, count(DISTINCT (network, lower(author_handle))) AS voices,
           coalesce(sum(coalesce(round(power(10, reach::float8)), 0)), 0) AS reach
         FROM mention WHERE workspace_id = s.workspace_id AND story_id = s.id) m ON true
       WHERE s.mention_count <> m.n OR s.voice_count <> m.voices OR s.reach <> m.reach OR m.n = 0
         OR s.voice_count <> (SELECT count(*) FROM story_voice v WHERE v.story_id = s.id)
         OR s.mention_count <> (SELECT sum(mentions) FROM story_voice v WHERE v.story_id = s.id)`,
    );
  }
}
