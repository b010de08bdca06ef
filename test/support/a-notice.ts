import type { Notice } from '../../src/notifiers/notifier.js';

/** An alert as it is told of a suspected incident. */
export const NOTICE: Notice = {
  title: 'SEV1 Acme app outage',
  text: '31 posts in five minutes where 4 are usual; "Acme <app> is down & out".',
  severity: 'critical',
  link: 'https://earshot.example.com/crisis/7',
  at: new Date('2026-11-22T03:12:00Z'),
  alertId: '17',
  tag: 'alert-17',
  facts: { 'in 5 min': '31', usual: '4', negative: '84 %' },
  actions: [
    { title: 'Acknowledge', url: 'https://earshot.example.com/api/v1/a/17/acknowledge?t=token', method: 'POST' },
    { title: 'Not me', url: 'https://earshot.example.com/a/17?t=token' },
  ],
};

export const NOW = new Date('2026-11-22T03:12:05Z');
