import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { IsIn, validateSync } from 'class-validator';
import { parse } from 'yaml';
import { NewStandard } from './standards.dto.js';
import { targetsOf } from './target-rows.js';
import type { StandardFile } from './standards.types.js';

class StandardFileBody extends NewStandard {
  @IsIn(['in-force', 'draft'])
  startsAs!: 'in-force' | 'draft';
}

/** The standards a new workspace gets, in the order of the files' names. Throws for a file that says something else. */
export function readStandardFiles(folder: string): readonly StandardFile[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  return files.map((file) => {
    const body = plainToInstance(StandardFileBody, parse(readFileSync(join(folder, file), 'utf8')) as object);
    const [fault] = validateSync(body, { whitelist: true, forbidNonWhitelisted: true });
    if (fault !== undefined) throw new Error(`config/standards/${file}: ${fault.toString()}`);
    const { name, startsAs, targets = [], texts = {}, reason = '' } = body;
    if (targets.length === 0 || reason === '') throw new Error(`config/standards/${file} needs targets and a reason.`);
    return { name, startsAs, targets: targetsOf(targets), texts, reason };
  });
}
