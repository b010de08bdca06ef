import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { primarySubtag } from '../../domain/language/primary-subtag.js';
import { CompiledCorrection } from '../../domain/learning/apply-correction.js';
import type { LanguageCorrection } from '../../domain/learning/learning.types.js';
import type { Sentiment } from '../../domain/sentiment/sentiment.types.js';
import { searchWords } from '../../domain/text/search-words.js';
import { BaseEngines } from './base-engines.service.js';
import type { CorrectSentiment, ModelCard } from './learning.types.js';

/** The model of a workspace that is in force. */
export interface ModelInForce {
  readonly version: number;
  readonly base: string;
  readonly languages: readonly LanguageCorrection[];
  readonly card: ModelCard;
}

interface KeptModel {
  readonly version: number;
  readonly correct: CorrectSentiment;
}

/** What workspaces learnt from their people, compiled and kept by version. */
@Injectable()
export class WorkspaceModels {
  private readonly kept = new Map<string, KeptModel>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly engines: BaseEngines,
  ) {}

  /**
   * What to put on top of the base engine's judgements; null where the workspace learnt nothing. To be asked for each batch: one
   * look at the version, and the model is read again only when that moved.
   */
  async for(workspaceId: string): Promise<CorrectSentiment | null> {
    const [row] = await query<{ version: number | null }>(
      this.dataSource,
      'SELECT max(version) AS version FROM workspace_model WHERE workspace_id = $1',
      [workspaceId],
    );
    const version = row?.version ?? null;
    if (version === null) return null;
    const kept = this.kept.get(workspaceId);
    if (kept?.version === version) return kept.correct;
    const model = await this.inForce(workspaceId);
    if (model === null) return null;
    const correct = this.compile(model);
    this.kept.set(workspaceId, { version: model.version, correct });
    return correct;
  }

  async inForce(workspaceId: string): Promise<ModelInForce | null> {
    const [model] = await query<ModelInForce>(
      this.dataSource,
      `SELECT version, base, languages, card FROM workspace_model WHERE workspace_id = $1 ORDER BY version DESC LIMIT 1`,
      [workspaceId],
    );
    return model ?? null;
  }

  private compile({ base, languages }: ModelInForce): CorrectSentiment {
    const corrections = new Map(languages.map((language) => [language.lang, new CompiledCorrection(language)]));
    return (text: string, lang: string, sentiment: Sentiment): Sentiment => {
      const correction = corrections.get(primarySubtag(lang));
      const reading = correction === undefined ? null : this.engines.read(text, lang);
      // Fitted on another model it would correct what this one does not do wrong.
      if (correction === undefined || reading === null || reading.model !== base) return sentiment;
      return correction.correct(sentiment, reading, searchWords(text));
    };
  }
}
