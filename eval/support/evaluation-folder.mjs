import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PAGES = { sentiment: 'docs/models.md', volumes: 'docs/detection.md' };

/**
 * The folder of evaluation data, from EARSHOT_EVAL_DATA; `part` is the folder in it that has to be there. Without it the
 * process ends with 2 and says what is missing.
 */
export function evaluationFolder(part = 'sentiment') {
  const folder = process.env.EARSHOT_EVAL_DATA;
  if (folder !== undefined && existsSync(join(folder, part))) return resolve(folder);
  console.error(
    folder === undefined
      ? `EARSHOT_EVAL_DATA is not set: it names the folder of evaluation data, no part of this repository. See ${PAGES[part]}.`
      : `There is no folder ${part}/ in EARSHOT_EVAL_DATA (${folder}). See ${PAGES[part]}.`,
  );
  process.exit(2);
}
