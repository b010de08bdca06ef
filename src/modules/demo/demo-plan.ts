import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  IsArray,
  IsIn,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Max,
  Min,
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

/** What the watches had heard before: so many days, by network. */
class PlannedPast {
  @IsNumber() @Min(2) @Max(30) days!: number;
  /** Network → share of its posts. */
  @IsObject() networks!: Record<string, number>;
}

class PlannedUsual {
  @IsNumber() @Min(0) @Max(10_000) posts!: number;
  @IsNumber() @Min(0) @Max(1) negative!: number;
  @IsNumber() @Min(0) @Max(1) loud!: number;
  /** Topic of risk → negative posts that speak of it. */
  @IsObject() risks!: Record<string, number>;
}

class PlannedWatch {
  @IsString() name!: string;
  @IsIn(WATCH_KINDS) kind!: WatchKind;
  @IsNumber() priorityWeight!: number;
  @IsString() query!: string;
  @IsOptional() @ValidateNested() @Type(() => PlannedPerson) person?: PlannedPerson;
  /** In an hour. */
  @ValidateNested() @Type(() => PlannedUsual) usual!: PlannedUsual;
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
  @ValidateNested() @Type(() => PlannedPast) past!: PlannedPast;
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
  readonly usual?: { readonly risks?: object };
}

interface RawPlan {
  readonly watches?: readonly RawWatch[];
  readonly past?: { readonly days?: unknown; readonly networks?: object };
}

/** The failsafe schema keeps the instant as written; only weights, days and counts are numbers. */
function withNumbers(raw: unknown): object {
  if (typeof raw !== 'object' || raw === null) throw new Error('The demo plan is empty.');
  const { watches, past, ...rest } = raw as RawPlan;
  return {
    ...rest,
    past: { days: Number(past?.days), networks: numbersIn(past?.networks) },
    watches: watches?.map(({ person, usual: { risks, ...usual } = {}, ...watch }) => ({
      ...watch,
      priorityWeight: Number(watch.priorityWeight),
      usual: { ...numbersIn(usual), risks: numbersIn(risks) },
      ...(person === undefined ? {} : { person: { ...person, days: Number(person.days) } }),
    })),
  };
}

const numbersIn = (fields: object = {}): Record<string, number> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, Number(value)]));
