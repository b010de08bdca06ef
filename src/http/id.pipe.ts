import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { notFound } from '../errors.js';

const LARGEST_ID = 9_223_372_036_854_775_807n;

/** True for the decimal form of a positive 64-bit integer. Ids stay strings: a number would lose digits. */
export const isId = (text: string): boolean => /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= LARGEST_ID;

/** An id in a path. What cannot be an id names nothing, so it is answered like any absent resource: 404. */
@Injectable()
export class IdPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (typeof value !== 'string' || !isId(value)) throw notFound('resource');
    return value;
  }
}
