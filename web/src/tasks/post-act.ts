import { ApiError } from '../api/api-error.js';
import { newKey, request } from '../api/client.js';
import type { Task, TaskResult } from '../api/types.js';

/** An act that could not reach the server, as it is kept until it can. Its key makes it happen once however often it is sent. */
export interface WaitingAct {
  readonly key: string;
  readonly memberId: string;
  readonly taskId: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Version the person had seen; null where it may have changed meanwhile without harm. */
  readonly version: number | null;
}

/** Keeps acts while the server cannot be reached. */
export interface Outbox {
  readonly put: (act: WaitingAct) => Promise<void>;
  /** Forgets one that was taken back; false when it is on its way or has been sent already. */
  readonly remove: (key: string) => Promise<boolean>;
}

/** Speaking to a customer is answered with the reply as well, every other act with the task alone. */
const resultOf = (answer: Task | TaskResult): TaskResult => ('task' in answer ? answer : { task: answer });

export const postAct = async (
  { id }: Pick<Task, 'id'>,
  path: string,
  body: unknown,
  version: number | null,
  idempotencyKey = newKey(),
): Promise<TaskResult> =>
  resultOf(
    await request<Task | TaskResult>(`/tasks/${id}/${path}`, {
      method: 'POST',
      body,
      idempotencyKey,
      ...(version === null ? {} : { ifMatch: version }),
    }),
  );

/** Sends an act that waited; rejects as the first attempt would have. */
export const sendWaiting = ({ taskId, path, body, version, key }: WaitingAct): Promise<TaskResult> =>
  postAct({ id: taskId }, path, body, version, key);

/** It never got there, as far as can be told. */
export const isUnreached = (error: unknown): boolean =>
  error instanceof ApiError && error.status === 0 && error.code === 'network';
