import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  IsArray,
  IsIn,
  IsNumber,
  IsOptional,
  IsString,
  Max,
  MinLength,
  ValidateNested,
  validate,
} from 'class-validator';
import { plainToInstance, Type } from 'class-transformer';
import { parse } from 'yaml';
import { STAFF_ROLES, type StaffRole } from '../../domain/access/roles.js';
import { WATCH_KINDS, type WatchKind } from '../../domain/priority/watch-kind.js';
import { LEGAL_BASES, type LegalBasis } from '../../domain/watch/watch-definition.types.js';

class PlannedUser {
  @IsString() name!: string;
  @IsString() email!: string;
  @IsIn(STAFF_ROLES) role!: StaffRole;
}

/** Why a person is watched, and for how long from the opening of the demo. */
class PlannedPerson {
  @IsString() @MinLength(10) purpose!: string;
  @IsIn(LEGAL_BASES) legalBasis!: LegalBasis;
  @IsNumber() @Max(700) days!: number;
}

class PlannedWatch {
  @IsString() name!: string;
  @IsIn(WATCH_KINDS) kind!: WatchKind;
  @IsNumber() priorityWeight!: number;
  @IsString() query!: string;
  @IsOptional() @ValidateNested() @Type(() => PlannedPerson) person?: PlannedPerson;
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

interface RawWatch {
  readonly priorityWeight?: unknown;
  readonly person?: { readonly days?: unknown };
}

/** The failsafe schema keeps the instant as written; only weights and days are numbers. */
function withNumbers(raw: unknown): object {
  if (typeof raw !== 'object' || raw === null) throw new Error('The demo plan is empty.');
  const { watches, ...rest } = raw as { watches?: RawWatch[] };
  return {
    ...rest,
    watches: watches?.map(({ person, ...watch }) => ({
      ...watch,
      priorityWeight: Number(watch.priorityWeight),
      ...(person === undefined ? {} : { person: { ...person, days: Number(person.days) } }),
    })),
  };
}
