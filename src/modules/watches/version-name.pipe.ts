import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { notFound } from '../../errors.js';

const NUMBER = /^[1-9]\d{0,8}$/;

/** The number of a version in a path. What cannot be one names nothing: 404. The validation pipe may have read it already. */
@Injectable()
export class VersionNumberPipe implements PipeTransform<unknown, number> {
  transform(value: unknown): number {
    if (!NUMBER.test(String(value))) throw notFound('version');
    return Number(value);
  }
}

/** The number of a version, or `draft`. */
@Injectable()
export class VersionNamePipe implements PipeTransform<unknown, number | 'draft'> {
  private readonly numbers = new VersionNumberPipe();

  transform(value: unknown): number | 'draft' {
    return value === 'draft' ? value : this.numbers.transform(value);
  }
}
