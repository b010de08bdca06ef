import { Injectable } from '@nestjs/common';
import { validateSync } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import type { Actor } from '../../domain/access/access.types.js';
import { AppError, invalid } from '../../errors.js';
import { CorrectionActs } from '../corrections/correction-acts.service.js';
import { RepliesService } from '../replies/replies.service.js';
import { TaskActsService } from '../tasks/task-acts.service.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import type { ReplyDto, TaskDto } from '../tasks/task-view.types.js';
import { ReplyWording } from '../templates/reply-wording.service.js';
import { LabelsBody, type BulkAnswer, type BulkBody, type BulkResultDto } from './desk.dto.js';
import { TaskLabels } from './task-labels.service.js';

interface Outcome {
  readonly task: TaskDto;
  readonly reply?: ReplyDto | null;
}

type ActOnOne = (id: string, version: number | null) => Promise<Outcome>;

const taskOnly = async (work: Promise<TaskDto>): Promise<Outcome> => ({ task: await work });

/**
 * One act on many tasks: each is the single act with all its checks, in a transaction of its own, so that one refusal stops
 * none of the others. A request made again with its Idempotency-Key acknowledges nobody twice.
 */
@Injectable()
export class BulkActs {
  constructor(
    private readonly acts: TaskActsService,
    private readonly corrections: CorrectionActs,
    private readonly replies: RepliesService,
    private readonly wording: ReplyWording,
    private readonly labels: TaskLabels,
    private readonly tasks: TaskQueries,
  ) {}

  async perform(actor: Actor, body: BulkBody, requestKey: string, now: Date): Promise<BulkAnswer> {
    const act = this.actOf(actor, body, requestKey, now);
    const items: BulkResultDto[] = [];
    for (const id of body.ids) items.push(await this.performOne(actor, id, body.versions?.[id] ?? null, act));
    const done = items.filter(({ ok }) => ok).length;
    return { done, refused: items.length - done, items };
  }

  private async performOne(actor: Actor, id: string, version: number | null, act: ActOnOne): Promise<BulkResultDto> {
    try {
      return { id, ok: true, ...(await act(id, version)) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const refusal = { id, ok: false, code: error.code, detail: error.message };
      if (error.kind === 'not-found') return refusal;
      return { ...refusal, task: (error.details.current as TaskDto | undefined) ?? (await this.tasks.get(actor, id)) };
    }
  }

  /** What the request asks for, checked once for all of its tasks. */
  private actOf(actor: Actor, body: BulkBody, requestKey: string, now: Date): ActOnOne {
    const note = body.note ?? null;
    switch (body.act) {
      case 'claim':
        return (id, version) => taskOnly(this.acts.claim(actor, id, version));
      case 'release':
        return (id, version) => taskOnly(this.acts.release(actor, id, version));
      case 'wait':
        return (id, version) => taskOnly(this.acts.wait(actor, id, version));
      case 'reopen':
        return (id, version) => taskOnly(this.acts.reopen(actor, id, version));
      case 'resolve':
        return (id, version) => taskOnly(this.acts.resolve(actor, id, version, note));
      case 'assign': {
        const { assigneeId } = body;
        if (assigneeId === undefined) throw needed('assigneeId');
        return (id, version) => taskOnly(this.acts.assign(actor, id, version, assigneeId));
      }
      case 'snooze': {
        const { until } = body;
        if (until === undefined) throw needed('until');
        return (id, version) => taskOnly(this.acts.snooze(actor, id, version, new Date(until), now));
      }
      case 'dismiss': {
        const { reason } = body;
        if (reason === undefined) throw needed('reason');
        return (id, version) => taskOnly(this.acts.dismiss(actor, id, version, reason, note));
      }
      case 'priority': {
        const { level } = body;
        if (level === undefined) throw needed('level');
        return async (id, version) => {
          await this.corrections.setPriority(actor, id, version, level, note);
          return { task: await this.tasks.get(actor, id) };
        };
      }
      case 'label': {
        const change = checkedLabels(body.labels);
        return (id, version) => taskOnly(this.labels.change(actor, id, version, change));
      }
      case 'acknowledge':
        return (id, version) => this.acknowledge(actor, id, version, body, requestKey);
    }
  }

  private async acknowledge(
    actor: Actor,
    id: string,
    version: number | null,
    { templateId, variables }: BulkBody,
    requestKey: string,
  ): Promise<Outcome> {
    if (templateId === undefined) return this.replies.acknowledge(actor, id, version, null);
    const { replyability } = await this.tasks.get(actor, id);
    const visibility = replyability.verdict === 'private-only' ? 'private' : 'public';
    const wording = { templateId, visibility, ...(variables === undefined ? {} : { variables }) } as const;
    const text = await this.wording.prepare(actor, id, wording);
    if (text === null) return this.replies.acknowledge(actor, id, version, null);
    return this.replies.acknowledge(actor, id, version, { text, visibility, clientKey: `${requestKey}-${id}` });
  }
}

const needed = (field: string): AppError =>
  invalid('invalid-fields', `This act needs ${field}.`, [{ field, message: `${field} is needed` }]);

function checkedLabels(labels: LabelsBody | undefined): LabelsBody {
  if (labels === undefined) throw needed('labels');
  const change = plainToInstance(LabelsBody, labels);
  if (validateSync(change, { whitelist: true, forbidNonWhitelisted: true }).length > 0) throw needed('labels');
  return change;
}
