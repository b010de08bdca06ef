import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeLabels, tidyLabel } from './change-labels.js';

describe('changeLabels', () => {
  it('adds at the end and removes, whatever the case', () => {
    expect(changeLabels(['refund', 'VIP'], { add: ['Outage', 'vip'], remove: ['REFUND'] }, 20)).toEqual({
      ok: true,
      labels: ['VIP', 'Outage'],
      added: ['Outage'],
      removed: ['refund'],
    });
  });

  it('takes one writing for one label', () => {
    expect(tidyLabel('  late\u00a0 parcel ')).toBe('late parcel');
    expect(changeLabels([], { add: ['cafe\u0301', 'caf\u00e9'] }, 20)).toMatchObject({ labels: ['caf\u00e9'] });
  });

  it('refuses more than there may be', () => {
    expect(changeLabels(['a'], { add: ['b', 'c'] }, 2)).toEqual({ ok: false, reason: 'too-many-labels' });
    expect(changeLabels(['a'], { add: ['b', 'c'], remove: ['a'] }, 2)).toMatchObject({ labels: ['b', 'c'] });
  });

  it('is undone by taking back what it says it did, and done twice changes nothing', () => {
    const label = fc.constantFrom('a', 'b', 'B', 'c', ' d', 'd');
    const labels = fc.uniqueArray(label, { selector: (each) => tidyLabel(each).toLowerCase() });
    fc.assert(
      fc.property(labels, fc.array(label), fc.array(label), (now, add, remove) => {
        const tidied = now.map(tidyLabel);
        const change = changeLabels(tidied, { add, remove }, 20);
        if (!change.ok) throw new Error('Six labels are not too many.');
        expect(changeLabels(change.labels, { add, remove }, 20)).toMatchObject({ labels: change.labels });
        const back = changeLabels(change.labels, { add: change.removed, remove: change.added }, 20);
        expect(back.ok && [...back.labels].sort()).toEqual([...tidied].sort());
      }),
    );
  });
});
