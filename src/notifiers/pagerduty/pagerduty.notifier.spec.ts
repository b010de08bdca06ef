import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { NOTICE, NOW } from '../../../test/support/a-notice.js';
import { answeringOutbound, type CannedAnswer } from '../../../test/support/answering-outbound.js';
import { PagerDutyNotifier } from './pagerduty.notifier.js';

const TO = { settings: {}, credentials: { routingKey: '0123456789abcdef0123456789abcdef' } };

const askedFor = (answer: CannedAnswer) => {
  const { outbound, asked } = answeringOutbound(answer);
  const told = () => asked.map(({ body }) => JSON.parse(String(body)) as Record<string, unknown>);
  return { asked, told, notifier: new PagerDutyNotifier({ outbound, now: () => NOW, smtpUrl: null }) };
};

describe('the PagerDuty notifier', () => {
  it('triggers with the event as recorded', async () => {
    const { asked, told, notifier } = askedFor({ status: 202 });
    await notifier.send(TO, NOTICE, 'k1');
    expect(asked[0]?.url).toBe('https://events.pagerduty.com/v2/enqueue');
    const recorded: unknown = JSON.parse(readFileSync('src/notifiers/pagerduty/fixtures/event.json', 'utf8'));
    expect(told()[0]).toEqual(recorded);
  });

  it('acknowledges and resolves what it triggered, by the same key', async () => {
    const { told, notifier } = askedFor({ status: 202 });
    await notifier.send(TO, NOTICE, 'opened');
    await notifier.acknowledge(TO, NOTICE, 'acknowledged');
    await notifier.send(TO, { ...NOTICE, severity: 'recovered' }, 'closed');
    expect(told().map((event) => [event['event_action'], event['dedup_key'], 'payload' in event])).toEqual([
      ['trigger', 'alert-17', true],
      ['acknowledge', 'alert-17', false],
      ['resolve', 'alert-17', false],
    ]);
  });

  it('tells the alerts of a digest one by one, so that each can be resolved', async () => {
    const { told, notifier } = askedFor({ status: 202 });
    const parts = [NOTICE, { ...NOTICE, tag: 'alert-18', severity: 'recovered' as const }];
    await notifier.send(TO, { ...NOTICE, title: '2 alerts', parts }, 'k');
    expect(told().map((event) => [event['event_action'], event['dedup_key']])).toEqual([
      ['trigger', 'alert-17'],
      ['resolve', 'alert-18'],
    ]);
  });
});
