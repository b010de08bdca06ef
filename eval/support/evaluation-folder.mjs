import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of labelled texts, from EARSHOT_EVAL_DATA. Without it the process ends with 2 and says what is missing. */
export function evaluationFolder() {
  const folder = process.env.EARSHOT_EVAL_DATA;
  if (folder !== undefined && existsSync(join(folder, 'sentiment'))) return resolve(folder);
  console.error(
    folder === undefined
      ? 'EARSHOT_EVAL_DATA is not set: it names the folder of labelled texts, which are no part of this repository. See docs/models.md.'
      : `There is no folder sentiment/ in EARSHOT_EVAL_DATA (${folder}). See docs/models.md.`,
  );
  process.exit(2);
}
