import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import type { OutboundRequest } from '../../outbound/outbound.types.js';
import type { SourceSettings } from '../setting.types.js';
import { GooglePlayConnector } from './google-play.connector.js';
import { readReviews } from './google-play.normalise.js';
import type { GooglePlaySettings } from './google-play.settings.js';

const FIXTURE = readFileSync(join(import.meta.dirname, 'fixtures/reviews.json'), 'utf8');
const NOW = new Date('2026-03-03T00:00:00Z');
const APP = 'com.example.acme';
const signal = AbortSignal.timeout(60_000);

function connectorWith(answer: (request: OutboundRequest) => readonly [number, string]) {
  const outbound = fakeOutbound({
    request: (request) => {
      const [status, body] = answer(request);
      return Promise.resolve({ status, headers: {}, body: Buffer.from(body), finalUrl: request.url });
    },
  });
  return new GooglePlayConnector({ outbound, readableFolders: [], now: () => NOW });
}

const sourceWith = (credentials: Record<string, string>): SourceSettings<GooglePlaySettings> => ({
  sourceId: '1',
  settings: { packageName: APP },
  credentials,
});

describe('reviews of Google Play', () => {
  it('become posts, with the title before the TAB and the words as they were written', () => {
    const { items, rejected } = readReviews(JSON.parse(FIXTURE), APP, NOW);
    expect(items.map(({ post }) => post)).toEqual([
      {
        externalId: 'gp:AOqpTOE-acme-1',
        text: 'Acme declined my card twice.',
        title: '★☆☆☆☆ Declined',
        author: { handle: 'Maija K' },
        url: `https://play.google.com/store/apps/details?id=${APP}&reviewId=gp%3AAOqpTOE-acme-1`,
        lang: 'en-GB',
        publishedAt: new Date('2026-03-02T10:00:00Z'),
        conversationId: 'gp:AOqpTOE-acme-1',
        addressesUs: true,
        metrics: { likes: 3 },
      },
      expect.objectContaining({
        externalId: 'gp:AOqpTOE-acme-1:reply:1772449200.5',
        isOwn: true,
        inReplyTo: 'gp:AOqpTOE-acme-1',
      }),
      expect.objectContaining({ text: 'Toimii hyvin.', title: '★★★★★', author: { handle: 'unknown' } }),
    ]);
    expect(rejected).toHaveLength(1);
  });

  it('that were listed for a week only leave a gap after a longer pause', async () => {
    const connector = connectorWith(() => [200, '{"reviews":[]}']);
    const limits = { now: NOW, maxPosts: 100, maxRequests: 5, terms: null };
    const source = sourceWith({ accessToken: 't' });
    const late = await connector.poll(source, { walk: null, polledAt: '2026-02-01T00:00:00.000Z' }, limits, signal);
    expect(late.gaps).toEqual([
      { from: new Date('2026-02-01T00:00:00Z'), to: new Date('2026-02-24T00:00:00Z'), reason: 'listing-ended' },
    ]);
    const usual = await connector.poll(
      source,
      { walk: { floor: '2026-02-01T00:00:00.000Z' }, polledAt: '2026-03-02T00:00:00.000Z' },
      limits,
      signal,
    );
    expect(usual.gaps).toEqual([]);
    await expect(connector.poll(sourceWith({}), null, limits, signal)).rejects.toMatchObject({ fault: 'auth' });
  });
});

describe('the service account', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const credentials = {
    clientEmail: 'earshot@project.iam.gserviceaccount.com',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };

  it('gets tokens for a signed assertion', async () => {
    const forms: URLSearchParams[] = [];
    const connector = connectorWith((request) => {
      forms.push(new URLSearchParams(String(request.body)));
      return [200, '{"access_token":"a","expires_in":3599}'];
    });
    expect(await connector.tokens.obtain?.(sourceWith(credentials), signal)).toEqual({
      credentials: { accessToken: 'a' },
      expiresAt: new Date(NOW.getTime() + 3_599_000),
      account: credentials.clientEmail,
    });
    expect(forms[0]?.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    const claims = JSON.parse(
      Buffer.from(forms[0]?.get('assertion')?.split('.')[1] ?? '', 'base64url').toString(),
    ) as object;
    expect(claims).toMatchObject({
      iss: credentials.clientEmail,
      aud: 'https://oauth2.googleapis.com/token',
      scope: 'https://www.googleapis.com/auth/androidpublisher',
    });
  });

  it('needs a person where the key is refused or is none', async () => {
    const connector = connectorWith(() => [400, '{"error":"invalid_grant"}']);
    await expect(connector.tokens.obtain?.(sourceWith(credentials), signal)).rejects.toMatchObject({ fault: 'auth' });
    const broken = sourceWith({ ...credentials, privateKey: 'nonsense' });
    await expect(connector.tokens.obtain?.(broken, signal)).rejects.toMatchObject({ fault: 'auth' });
  });
});

describe('answers on Google Play', () => {
  const to = { externalId: 'r', conversationId: 'r', authorHandle: 'a', visibility: 'public' as const };

  it('are short, plain, and take the place of the one before', () => {
    const connector = connectorWith(() => [500, '']);
    const codes = (text: string) => connector.measureReply(sourceWith({}), to, text).warnings.map(({ code }) => code);
    expect(codes('Hi')).toEqual(['overwrites-previous']);
    expect(codes('<b>Hi</b>')).toEqual(['markup-shows', 'overwrites-previous']);
    expect(codes('x'.repeat(351))).toEqual(['too-long', 'overwrites-previous']);
  });

  it('are not sent when they are too long', async () => {
    const connector = connectorWith(() => [200, '{}']);
    const source = sourceWith({ accessToken: 't' });
    await expect(connector.reply(source, to, 'x'.repeat(351), 'k', signal)).rejects.toMatchObject({
      outcome: 'refused',
    });
  });
});
