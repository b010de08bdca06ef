import { describe, expect, it } from '@jest/globals';
import { sayReport } from './drill-report.js';

describe('a report in the shell', () => {
  it('tells each measure beside its target, and who did what', () => {
    const text = sayReport('Glass in a jar', {
      score: 62,
      standard: { name: 'First response', version: 3, promises: [{ kind: 'acknowledge', n: 8, met: 6 }] },
      measures: [
        { code: 'detect', value: 185, unit: 'seconds', target: 300, isMet: true },
        { code: 'first-statement', value: null, unit: 'seconds', target: 900, isMet: false },
        { code: 'customers-told', value: 0.5, unit: 'share', target: 0.9, isMet: false },
        { code: 'wording', value: null, unit: 'share', target: 0.8, isMet: null },
      ],
      customers: [{ toldAt: '2026-03-02T10:00:00.000Z' }, { toldAt: null }],
      people: [
        { name: 'Ilze', acknowledged: 1, statements: 2 },
        { name: 'Otto', acknowledged: 0, statements: 0 },
      ],
    });
    expect(text.split('\n')).toEqual([
      'Glass in a jar: 62 of 100',
      '  noticed after                3:05  target     5:00  met',
      '  first statement after       never  target    15:00  missed',
      '  customers told               50 %  target     90 %  missed',
      '  calming wording             never  target     80 %  not measured',
      '  1 of 2 customers were told.',
      '  Standard in force: First response, version 3',
      '    acknowledge: 6 of 8 kept',
      '  Ilze: 1 customers, 2 statements',
    ]);
  });
});
