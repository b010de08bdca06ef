import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IsArray, IsIn, IsNumber, IsString, ValidateNested, validate } from 'class-validator';
import { plainToInstance, Type } from 'class-transformer';
import { parse } from 'yaml';
import { STAFF_ROLES, type StaffRole } from '../../domain/access/roles.js';
import { WATCH_KINDS, type WatchKind } from '../../domain/priority/watch-kind.js';

class PlannedUser {
  @IsString() name!: string;
  @IsString() email!: string;
  @IsIn(STAFF_ROLES) role!: StaffRole;
}

class PlannedWatch {
  @IsString() name!: string;
  @IsIn(WATCH_KINDS) kind!: WatchKind;
  @IsNumber() priorityWeight!: number;
  @IsString() query!: string;
}

class PlannedSource {
  @IsString() name!: string;
  @IsString() file!: string;
  @IsString() network!: string;
}

/** `config/demo/workspace.yaml`. */
export class DemoPlan {
  @IsString() workspace!: string;
  @IsString() team!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => PlannedUser) users!: PlannedUser[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => PlannedWatch) watches!: PlannedWatch[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => PlannedSource) sources!: PlannedSource[];
  /** Recorded instant at which the story begins. */
  @IsString() timeZero!: string;
}

/** Throws with the first fault when an operator's edit made the file unusable. */
export async function readDemoPlan(folder: string): Promise<DemoPlan> {
  const file = join(folder, 'workspace.yaml');
  const raw: unknown = parse(await readFile(file, 'utf8'), { schema: 'failsafe' });
  const plan = plainToInstance(DemoPlan, withNumbers(raw));
  const [fault] = await validate(plan, { forbidUnknownValues: true });
  if (fault) throw new Error(`${file}: ${fault.property} is not as it should be.`);
  return plan;
}

/** The failsafe schema keeps the instant as written; only weights are numbers. */
function withNumbers(raw: unknown): object {
  if (typeof raw !== 'object' || raw === null) throw new Error('The demo plan is empty.');
  const { watches, ...rest } = raw as { watches?: { priorityWeight?: unknown }[] };
  return { ...rest, watches: watches?.map((w) => ({ ...w, priorityWeight: Number(w.priorityWeight) })) };
}
