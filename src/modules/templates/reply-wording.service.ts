import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/access/access.types.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import { requireFilled, TemplateFilling, type Values } from './template-filling.service.js';
import { ToneCheck } from './tone-check.service.js';

/** Words for a customer as an act gives them: a text, an approved text, or the text that somebody made of one. */
export interface Wording {
  readonly text?: string;
  /** Id or key. Beside `text`: where that came from. */
  readonly templateId?: string;
  readonly variables?: Values;
  readonly visibility: 'public' | 'private';
}

/** The one door for words on their way to a customer. */
@Injectable()
export class ReplyWording {
  constructor(
    private readonly filling: TemplateFilling,
    private readonly tone: ToneCheck,
    private readonly tasks: TaskQueries,
  ) {}

  /**
   * The text that may be sent; null where there is none. Refuses one in which a variable still stands, and what the tone
   * guide lets nobody send.
   */
  async prepare(actor: Actor, taskId: string, wording: Wording): Promise<string | null> {
    const { text, templateId, variables = {}, visibility } = wording;
    if (text !== undefined) {
      if (text.trim() === '') return null;
      requireFilled(text);
      const { lang } = await this.tasks.get(actor, taskId);
      await this.tone.requireSayable(actor, { text, lang, visibility });
      return text;
    }
    if (templateId === undefined) return null;
    const filled = await this.filling.fill(actor, taskId, templateId, variables);
    await this.tone.requireSayable(actor, { text: filled.text, lang: filled.lang, visibility });
    return filled.text;
  }

  /** Whether nobody's own words are in it: an approved text, changed by nobody on its way. */
  isApproved(actor: Actor, taskId: string, { text, templateId, variables }: Wording): Promise<boolean> {
    if (templateId === undefined) return Promise.resolve(false);
    if (text === undefined) return Promise.resolve(true);
    return this.filling.isApproved(actor, taskId, templateId, text, variables);
  }

  /** The text that words came from was used in a task; once they are on their way. */
  async countUse(actor: Actor, taskId: string, { templateId }: Pick<Wording, 'templateId'>): Promise<void> {
    if (templateId !== undefined) await this.filling.countUse(actor, taskId, templateId);
  }
}
