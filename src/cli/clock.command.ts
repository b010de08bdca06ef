import { isAlias, isNode, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { dueAt } from '../domain/clock/due-at.js';
import { faultText, readCalendar, type CalendarFault } from '../domain/clock/read-calendar.js';
import { answerClockQuestion, readPauses, readStart, readTarget } from '../domain/clock/read-clock-question.js';
import type { Calendar } from '../domain/clock/calendar.js';
import { BadInput } from './cli-error.js';
import { inputName, readLineBatches, readText, type InputLine } from './read-input.js';
import { print } from './terminal.js';

const MAX_FILE_BYTES = 1024 * 1024;

export interface ClockOptions {
  readonly calendar?: string;
  readonly start?: string;
  readonly target?: string;
  /** "FROM/TO" each. */
  readonly pause: readonly string[];
  readonly batch?: boolean;
}

/** When a promise falls due, by a calendar and pauses: one question of the arguments, or many of standard input. */
export async function tellDueTime(options: ClockOptions): Promise<void> {
  if (options.batch === true) return answerBatch(options);
  const { calendar: file, start, target } = options;
  if (file === undefined || start === undefined || target === undefined) {
    throw new BadInput('Give --calendar, --start and --target, or --batch.');
  }
  const startedAt = accepted(readStart(start), '--');
  const within = accepted(readTarget(target), '--');
  const { pauses } = accepted(readPauses(options.pause.map((pause) => pause.split('/'))), '--');
  const calendar = await readCalendarFile(file);
  await print(answerLine(dueAt(startedAt.at, within.seconds, calendar, pauses)));
}

async function answerBatch({ calendar, start, target, pause }: ClockOptions): Promise<void> {
  if (calendar !== undefined || start !== undefined || target !== undefined || pause.length > 0) {
    throw new BadInput('--batch takes its questions from standard input, one JSON object a line, and nothing else.');
  }
  for await (const lines of readLineBatches('-')) {
    if (lines.length > 0) await print(lines.map(answerTo).join('\n'));
  }
}

const answerLine = (due: Date | null): string => JSON.stringify({ dueAt: due?.toISOString() ?? null });

function answerTo({ number, text }: InputLine): string {
  const fault = (reason: string): string => JSON.stringify({ error: `Line ${String(number)}: ${reason}` });
  let question: unknown;
  try {
    question = JSON.parse(text);
  } catch {
    return fault('this is not JSON.');
  }
  const answer = answerClockQuestion(question);
  return answer.ok ? answerLine(answer.dueAt) : fault(answer.reason);
}

function accepted<T extends { readonly ok: true }>(
  read: T | { readonly ok: false; readonly reason: string },
  before: string,
): T {
  if (!read.ok) throw new BadInput(before + read.reason);
  return read;
}

/** YAML, or JSON, which is YAML too. @throws BadInput with every fault as `FILE:line:column: reason` */
async function readCalendarFile(file: string): Promise<Calendar> {
  const lines = new LineCounter();
  const document = parseDocument(await readText(file, MAX_FILE_BYTES), { lineCounter: lines });
  const name = inputName(file);
  if (document.errors.length > 0) {
    throw new BadInput(
      ...document.errors.map(({ message, pos: [at] }) => `${placeOf(name, lines, at)}: ${firstLine(message)}`),
    );
  }
  const read = readCalendar(document.toJS());
  if (read.ok) return read.calendar;
  throw new BadInput(
    ...read.faults.map((fault) => `${placeOf(name, lines, offsetOf(document, fault))}: ${faultText(fault)}`),
  );
}

function placeOf(name: string, lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${name}:${String(Math.max(line, 1))}:${String(Math.max(col, 1))}`;
}

/** Where the innermost part of the path stands that there is. */
function offsetOf(document: Document.Parsed, { path }: CalendarFault): number {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && !isAlias(node)) return startOf(node);
  }
  return 0;
}

const startOf = (node: Node): number => node.range?.[0] ?? 0;

const firstLine = (message: string): string =>
  (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
