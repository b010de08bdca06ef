// npm run train -- intent [--out FOLDER]
//
// Trains the English complaint model from the collection below EARSHOT_EVAL_DATA and writes it with its card. The same file gives
// the same bytes. There is no permissive variant: the collection states no licence, and those who need one use the rules alone.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ComplaintModel } from '../dist/server/domain/intent/complaint-model.js';
import { evaluateComplaints } from '../dist/server/domain/intent/evaluate-complaints.js';
import { trainComplaints } from '../dist/server/domain/intent/train-complaints.js';
import { writeModel } from '../dist/server/domain/sentiment/model-file.js';
import { evaluationFolder } from '../eval/support/evaluation-folder.mjs';
import { root } from '../scripts/run.mjs';
import { writeIntentCard } from './intent-card.mjs';
import { readComplaints } from './read-complaints.mjs';

const { values: options } = parseArgs({
  options: { out: { type: 'string', default: join(root, 'config', 'models') } },
});

/** Found by cross-validation on the training set: more epochs win nothing. */
const FIT = { epochs: 2, learningRate: 0.15, runs: 6, seed: 1, smoothing: 1 };
const BITS = 19;
const AT_LEAST_STEPS = 6;

const folder = evaluationFolder();
const train = readComplaints(folder, 'train');
const dev = readComplaints(folder, 'dev');
const model = trainComplaints({ lang: 'en', examples: train.rows, fit: FIT, bits: BITS, atLeastSteps: AT_LEAST_STEPS });
const name = 'intent-research';
const bytes = writeModel({ name, languages: [model] });
const sha256 = createHash('sha256').update(bytes).digest('hex');
const card = {
  name,
  variant: 'research',
  file: { sha256, bytes: bytes.length },
  sources: [
    {
      lang: 'en',
      file: train.file,
      from: 'danielpreotiuc/complaints-social-media @54e3402 complaints-data.csv (ACL 2019)',
      licence: 'none stated',
    },
  ],
  languages: [
    {
      lang: 'en',
      rows: model.rows.buckets.length,
      fit: FIT,
      trainedOn: [{ file: train.file, sha256: train.sha256, texts: train.rows.length }],
      dev: { file: dev.file, sha256: dev.sha256, isTunedOn: false },
      figures: evaluateComplaints(new ComplaintModel(model), dev.rows),
    },
  ],
};
mkdirSync(options.out, { recursive: true });
writeFileSync(join(options.out, `${name}.bin`), bytes);
writeFileSync(join(options.out, `${name}.card.json`), `${JSON.stringify(card, null, 2)}\n`);
writeFileSync(join(options.out, `${name}.card.md`), await writeIntentCard(card));
console.log(JSON.stringify({ model: name, bytes: bytes.length, sha256, languages: card.languages }));
