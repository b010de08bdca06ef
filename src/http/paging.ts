import type { Type } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type as ConvertTo } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { invalid, type AppError } from '../errors.js';
import { isId } from './id.pipe.js';

const LARGEST_PAGE = 200;
const USUAL_PAGE = 50;
const LONGEST_CURSOR = 1_000;

/** `?limit=&cursor=` of every list. */
export class PageQuery {
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: LARGEST_PAGE, default: USUAL_PAGE })
  @IsOptional()
  @ConvertTo(() => Number)
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  limit = USUAL_PAGE;

  @ApiPropertyOptional({ type: String, description: 'nextCursor of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_CURSOR)
  cursor?: string;
}

export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

export type CursorValue = string | number | null;

/** A place in an ordered list: the sort key of the last row shown, in an opaque form. */
export function encodeCursor(values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

const badCursor = (): AppError => invalid('bad-cursor', 'The cursor is not one that a list gave.');

const isCursorValue = (value: unknown): value is CursorValue =>
  value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));

function readCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/** The sort key in a cursor of `length` values; null for the first page. Throws `bad-cursor` for anything we did not make. */
export function decodeCursor(cursor: string | undefined, length: number): readonly CursorValue[] | null {
  if (cursor === undefined) return null;
  const values = readCursor(cursor);
  if (Array.isArray(values) && values.length === length && values.every(isCursorValue)) return values;
  throw badCursor();
}

/** The id in a cursor of a list ordered by id alone; null for the first page. */
export function cursorId(cursor: string | undefined): string | null {
  const [id] = decodeCursor(cursor, 1) ?? [];
  if (id === undefined) return null;
  if (typeof id === 'string' && isId(id)) return id;
  throw badCursor();
}

/** A timestamptz as the database writes it, in whatever zone its session has. */
const INSTANT = /^(\d{4}-\d\d-\d\d) [0-2]\d:[0-5]\d:[0-5]\d(?:\.\d{1,6})?[+-][01]\d(?::[0-5]\d)?$/;

function isInstant(text: string): boolean {
  const day = INSTANT.exec(text)?.[1];
  if (day === undefined) return text === 'infinity';
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

/** The time and id in a cursor of a list ordered by a time, then by id; null for the first page. */
export function cursorPlace(cursor: string | undefined): readonly [at: string, id: string] | null {
  const values = decodeCursor(cursor, 2);
  if (values === null) return null;
  const [at, id] = values;
  if (typeof at === 'string' && isInstant(at) && typeof id === 'string' && isId(id)) return [at, id];
  throw badCursor();
}

/** Makes a page of rows read with `limit + 1`: the extra one only shows that there is more. */
export function toPage<T>(rows: readonly T[], limit: number, keyOf: (row: T) => readonly CursorValue[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor(keyOf(last)) : null };
}

/** Base of a page's class in the OpenAPI document: `class UserPage extends pageOf(UserDto) {}`. */
export function pageOf<T>(item: Type<T>): Type<{ items: T[]; nextCursor: string | null }> {
  class PageDto {
    @ApiProperty({ type: [item] }) items!: T[];
    @ApiProperty({ type: String, nullable: true, description: 'Pass as cursor for the next page; null at the end.' })
    nextCursor!: string | null;
  }
  return PageDto;
}
