import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ComplaintModel } from '../../domain/intent/complaint-model.js';
import { evaluateComplaints, type ComplaintFigures } from '../../domain/intent/evaluate-complaints.js';
import { trainComplaints } from '../../domain/intent/train-complaints.js';
import { readComplaintModel } from './read-intent-rules.js';

const MODELS = join(process.cwd(), 'config', 'models');
const FILE = join(MODELS, 'intent-research.bin');

interface Card {
  readonly file: { readonly sha256: string; readonly bytes: number };
  readonly languages: readonly [
    {
      readonly trainedOn: readonly { readonly file: string; readonly sha256: string }[];
      readonly dev: { readonly file: string; readonly sha256: string };
      readonly figures: ComplaintFigures;
    },
  ];
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const card = JSON.parse(readFileSync(join(MODELS, 'intent-research.card.json'), 'utf8')) as Card;

describe('trainComplaints', () => {
  const examples = Array.from({ length: 60 }, (_, i) => ({
    text: i % 2 === 0 ? `my order ${i} never arrived, it is broken` : `lovely morning number ${i} in town`,
    isComplaint: i % 2 === 0,
  }));
  const task = {
    ...{ lang: 'en', examples, bits: 14, atLeastSteps: 1 },
    fit: { epochs: 2, learningRate: 0.15, runs: 1, seed: 1, smoothing: 1 },
  };

  it('tells complaints from the rest, with a chance', () => {
    const model = new ComplaintModel(trainComplaints(task));
    expect(model.chanceOf('the box never arrived')).toBeGreaterThan(0.5);
    expect(model.chanceOf('a lovely town')).toBeLessThan(0.5);
    expect(evaluateComplaints(model, examples)).toMatchObject({ texts: 60, accuracy: 100 });
  });

  it('gives the same model for the same texts', () => {
    expect(trainComplaints(task)).toEqual(trainComplaints(task));
  });
});

describe('the shipped complaint model', () => {
  const bytes = readFileSync(FILE);
  const model = readComplaintModel(FILE).get('en');

  it('is the file that its card describes', () => {
    expect(card.file).toEqual({ sha256: sha256(bytes), bytes: bytes.length });
    expect(readFileSync(join(MODELS, 'intent-research.card.md'), 'utf8')).toContain(card.file.sha256);
    expect(model?.chanceOf('@acme my parcel never arrived and nobody answers')).toBeGreaterThan(0.7);
  });

  const data = process.env['EARSHOT_EVAL_DATA'];
  const withData = data === undefined ? it.skip : it;
  withData(`has the figures of its card${data === undefined ? ' (skipped: EARSHOT_EVAL_DATA is not set)' : ''}`, () => {
    const [{ trainedOn, dev, figures }] = card.languages;
    for (const { file, sha256: hash } of [...trainedOn, dev]) {
      expect({ file, hash: sha256(readFileSync(join(data ?? '', file))) }).toEqual({ file, hash });
    }
    const rows = readFileSync(join(data ?? '', dev.file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const tab = line.indexOf('\t');
        return { isComplaint: line.slice(0, tab) === 'complaint', text: line.slice(tab + 1) };
      });
    if (!model) throw new Error('no English');
    expect(evaluateComplaints(model, rows)).toEqual(figures);
    expect(figures.macroF1).toBeGreaterThanOrEqual(80);
  });
});
