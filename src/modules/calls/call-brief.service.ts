import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { TemplateKind } from '../../domain/reply-text/reply-text.types.js';
import { PeopleService } from '../people/people.service.js';
import { PersonHistory } from '../people/person-history.service.js';
import type { PersonDto } from '../people/person-view.types.js';
import type { TaskDto } from '../tasks/task-view.types.js';
import { TemplateFilling } from '../templates/template-filling.service.js';
import { TemplatesService } from '../templates/templates.service.js';
import type { CallBriefDto, GivenPromiseDto, OpenQuestionDto, ScriptPartDto } from './calls.dto.js';

/** What is said on the phone, in order, and the approved texts it is made of. */
const STEPS = [
  { step: 'greet', kind: 'acknowledge' },
  { step: 'answer', kind: 'answer' },
  { step: 'close', kind: 'holding' },
] as const satisfies readonly { step: string; kind: TemplateKind }[];

const MOST_QUESTIONS = 5;

/** All that somebody needs who picks up the phone, on one page. */
@Injectable()
export class CallBriefs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PeopleService,
    private readonly history: PersonHistory,
    private readonly templates: TemplatesService,
    private readonly filling: TemplateFilling,
  ) {}

  async write(actor: Actor, task: TaskDto, callId: string, now: Date): Promise<CallBriefDto> {
    const { personId } = task.customer;
    const person = personId === null ? null : await this.people.get(actor, personId);
    const lang = person?.lang ?? task.lang;
    return {
      callId,
      taskId: task.id,
      personId,
      name: person === null ? (task.customer.name ?? task.customer.handle) : nameOf(person),
      phone: person?.phone ?? null,
      consent: person?.consents.find(({ kind }) => kind === 'call') ?? null,
      lang,
      script: await this.script(actor, task, lang),
      history: personId === null ? [] : await this.history.tell(this.dataSource, actor, personId, now),
      promises: await this.promises(task.id),
      openQuestions: await this.openQuestions(actor.workspaceId, task),
    };
  }

  /** One approved text for each step in the customer's language, the most used first. */
  private async script(actor: Actor, task: TaskDto, lang: string): Promise<ScriptPartDto[]> {
    const parts: ScriptPartDto[] = [];
    for (const { step, kind } of STEPS) {
      const { items } = await this.templates.list(actor, { lang, kind, approved: 'true', limit: 50 });
      const [best] = items.toSorted((a, b) => b.useCount - a.useCount);
      if (best === undefined) continue;
      const { text } = await this.filling.fillText(actor, task.id, best);
      parts.push({ step, templateId: best.id, name: best.name, text });
    }
    return parts;
  }

  private promises(taskId: string): Promise<GivenPromiseDto[]> {
    return query<GivenPromiseDto>(
      this.dataSource,
      `SELECT 'answer' AS kind, coalesce(e.details ->> 'text', '') AS text, e.details ->> 'dueAt' AS "dueAt" FROM task_event e
       WHERE e.task_id = $1 AND e.kind = 'promise-made'
         AND EXISTS (SELECT FROM task_clock c WHERE c.task_id = e.task_id AND c.promise_id = (e.details ->> 'promiseId')::bigint
           AND c.state IN ('running', 'paused', 'overdue'))
         AND NOT EXISTS (SELECT FROM task_event call_done WHERE call_done.task_id = e.task_id AND call_done.kind = 'call-done'
           AND call_done.details ->> 'promiseId' = e.details ->> 'promiseId')
       UNION ALL
       SELECT 'call', coalesce(c.note, ''), ${iso('c.callback_at')} FROM call c
       WHERE c.task_id = $1 AND c.result = 'callback' AND NOT EXISTS (
         SELECT FROM call next WHERE next.task_id = $1 AND next.done_at > c.done_at AND next.result <> 'no-answer')
       LIMIT 20`,
      [taskId],
    );
  }

  private openQuestions(workspaceId: string, { id, conversation, customer }: TaskDto): Promise<OpenQuestionDto[]> {
    return query<OpenQuestionDto>(
      this.dataSource,
      `SELECT * FROM (
         SELECT m.id::text AS "mentionId", ${iso('m.published_at')} AS at, m.text FROM mention m
         WHERE m.workspace_id = $1 AND m.network = $2 AND m.conversation_key = $3 AND m.author_handle = $4 AND NOT m.is_deleted
           AND m.published_at > coalesce(
             (SELECT max(sent_at) FROM reply WHERE task_id = $5 AND state = 'sent' AND kind = 'reply'), '-infinity')
         ORDER BY m.published_at DESC LIMIT ${String(MOST_QUESTIONS)}) newest ORDER BY at`,
      [workspaceId, conversation.network, conversation.id, customer.handle, id],
    );
  }
}

const nameOf = ({ name, handles }: PersonDto): string | null => name ?? handles[0]?.handle ?? null;
