import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { primarySubtag } from '../../domain/language/primary-subtag.js';
import { apologises } from '../../domain/reply-text/check-words.js';
import { checkTone } from '../../domain/reply-text/check-tone.js';
import { sayableName } from '../../domain/reply-text/customer-names.js';
import type { Finding, ToneFacts } from '../../domain/reply-text/tone-guide.types.js';
import { AppError } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import type { TaskDto } from '../tasks/task-view.types.js';
import { ToneGuideService } from './tone-guide.service.js';

const COMPLAINING = ['complaint', 'threat'];

export interface TextToCheck {
  readonly text: string;
  readonly lang: string;
  readonly visibility: 'public' | 'private';
  readonly taskId?: string;
}

/** Holds texts against the guide of the workspace, with what is known of the customer. */
@Injectable()
export class ToneCheck {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guides: ToneGuideService,
    private readonly tasks: TaskQueries,
  ) {}

  /** In the order of the text. */
  async check(actor: Actor, { text, lang, visibility, taskId }: TextToCheck): Promise<readonly Finding[]> {
    requireAccess(actor, 'templates', 'read');
    const about = taskId === undefined ? NOBODY : await this.factsOf(await this.tasks.get(actor, taskId), lang);
    return checkTone(text, { ...about, lang, visibility }, await this.guides.inForce(actor.workspaceId));
  }

  /** Throws `not-sayable` for what the guide lets nobody send; hints stop nothing. */
  async requireSayable(actor: Actor, text: TextToCheck): Promise<void> {
    const facts = { ...NOBODY, lang: text.lang, visibility: text.visibility };
    const findings = checkTone(text.text, facts, await this.guides.inForce(actor.workspaceId));
    const blocking = findings.filter(({ isBlocking }) => isBlocking);
    if (blocking.length === 0) return;
    const names = [...new Set(blocking.map(({ code }) => code))].join(', ');
    throw new AppError('invalid', 'not-sayable', {
      detail: `The tone guide does not let this text be sent: ${names}.`,
      fields: blocking.map(({ code, span }) => ({ field: 'text', message: `${code} at ${String(span[0])}` })),
    });
  }

  private async factsOf(task: TaskDto, lang: string): Promise<Omit<ToneFacts, 'lang' | 'visibility'>> {
    const rows = await query<{ intent: string | null; said: string[] }>(
      this.dataSource,
      `SELECT (SELECT m.intent_label FROM mention m WHERE m.id = t.last_mention_id) AS intent,
         ARRAY(SELECT r.text FROM reply r WHERE r.task_id = t.id AND r.withdrawn_at IS NULL ORDER BY r.id DESC LIMIT 20) AS said
       FROM task t WHERE t.id = $1`,
      [task.id],
    );
    const { intent = null, said = [] } = rows[0] ?? {};
    const isComplaint = task.sentiment.label === 'negative' || (intent !== null && COMPLAINING.includes(intent));
    return {
      customerName: sayableName(task.customer.name),
      isComplaint,
      hasApologisedBefore: said.some((text) => apologises(text, primarySubtag(lang))),
    };
  }
}

/** Facts where nothing is known of the customer. */
const NOBODY = { customerName: null, isComplaint: false, hasApologisedBefore: false } as const;
