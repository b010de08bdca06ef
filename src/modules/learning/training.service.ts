import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { primarySubtag } from '../../domain/language/primary-subtag.js';
import { learnCorrection, TRIAL_OPTIONS } from '../../domain/learning/cross-validate.js';
import type { LabelledExample, LanguageTrial, Learnt } from '../../domain/learning/learning.types.js';
import type { FeelingIndex } from '../../domain/sentiment/judge-sentiment.js';
import { searchWords } from '../../domain/text/search-words.js';
import { BaseEngines } from './base-engines.service.js';
import { readSilentLabels, readSpokenLabels, type LabelledText } from './label-rows.js';
import type { ModelCard, TrainingReport } from './learning.types.js';
import { WorkspaceModels } from './workspace-models.service.js';

const PAGE = 500;
const MOST_SPOKEN = 10_000;
/** People correct what is wrong and rarely say that something is right: what they left as it was stands for that. */
const SILENT_PER_SPOKEN = 3;
/** First key of the advisory locks; the second is the workspace. */
const TRAINING_LOCK = 7_311;

const FEELINGS: readonly string[] = ['negative', 'neutral', 'positive'];

type ReadPage = (
  on: DataSource,
  workspaceId: string,
  beforeId: string | null,
  limit: number,
) => Promise<LabelledText[]>;

interface Labels {
  readonly examples: readonly LabelledExample[];
  readonly agreed: number;
}

/** Learns from what people of a workspace said of posts. */
@Injectable()
export class TrainingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly engines: BaseEngines,
    private readonly models: WorkspaceModels,
  ) {}

  /** Fits a correction and stores it where it is certain to be better than the base; a dry run stores nothing. */
  async train(workspaceId: string, { isDryRun }: { readonly isDryRun: boolean }): Promise<TrainingReport> {
    const base = this.engines.model ?? 'none';
    const { examples, agreed } = await this.readLabels(workspaceId);
    const learnt = learnCorrection(examples, TRIAL_OPTIONS);
    const { trials } = learnt;
    const card: ModelCard = { base, labels: examples.length, agreed, trials, gain: gainOf(trials) };
    const storedVersion =
      isDryRun || learnt.corrections.length === 0 ? null : await this.store(workspaceId, card, learnt);
    const inForce = await this.models.inForce(workspaceId);
    return { ...card, storedVersion, versionInForce: inForce?.version ?? null };
  }

  private async readLabels(workspaceId: string): Promise<Labels> {
    const spoken = await this.readAll(readSpokenLabels, workspaceId, MOST_SPOKEN);
    const silent = await this.readAll(readSilentLabels, workspaceId, spoken.length * SILENT_PER_SPOKEN);
    const confirmed = spoken.filter(({ isConfirmed }) => isConfirmed).length;
    return {
      examples: [...spoken, ...silent].map(({ example }) => example),
      agreed: confirmed + silent.length,
    };
  }

  private async readAll(
    read: ReadPage,
    workspaceId: string,
    most: number,
  ): Promise<{ example: LabelledExample; isConfirmed: boolean }[]> {
    const labels: { example: LabelledExample; isConfirmed: boolean }[] = [];
    let beforeId: string | null = null;
    while (labels.length < most) {
      const page: LabelledText[] = await read(this.dataSource, workspaceId, beforeId, PAGE);
      for (const row of page) {
        const example = this.exampleOf(row);
        if (example !== null && labels.length < most) labels.push({ example, isConfirmed: row.before === row.label });
      }
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) break;
      beforeId = last.id;
    }
    return labels;
  }

  /** Null where the base says nothing about the text. */
  private exampleOf(row: LabelledText): LabelledExample | null {
    const label = FEELINGS.indexOf(row.label);
    const base = this.engines.read(row.text, row.lang);
    if (label < 0 || base === null) return null;
    const { network, authorHandle, conversationKey, storyId } = row;
    return {
      lang: primarySubtag(row.lang),
      base,
      words: searchWords(row.text),
      label: label as FeelingIndex,
      keys: [
        `author ${network} ${authorHandle.toLowerCase()}`,
        `conversation ${network} ${conversationKey}`,
        ...(storyId === null ? [] : [`story ${storyId}`]),
      ],
    };
  }

  private async store(workspaceId: string, card: ModelCard, { corrections }: Learnt): Promise<number> {
    return this.dataSource.transaction(async (tx: EntityManager) => {
      await tx.query('SELECT pg_advisory_xact_lock($1, hashint8($2::bigint))', [TRAINING_LOCK, workspaceId]);
      const [row] = await query<{ version: number }>(
        tx,
        `INSERT INTO workspace_model (workspace_id, version, base, languages, card)
         SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4 FROM workspace_model WHERE workspace_id = $1
         RETURNING version`,
        [workspaceId, card.base, JSON.stringify(corrections), JSON.stringify(card)],
      );
      if (row === undefined) throw new Error('The database gave no version for a new model.');
      return row.version;
    });
  }
}

/** Points of mean recall, over the languages that got better, by their number of labels. */
function gainOf(trials: readonly LanguageTrial[]): number {
  let labels = 0;
  let sum = 0;
  for (const { verdict, figures, examples } of trials) {
    if (verdict !== 'better' || figures === null) continue;
    labels += examples;
    sum += examples * figures.macroRecallGain.mean;
  }
  return labels === 0 ? 0 : Math.round((sum / labels) * 1_000) / 10;
}
