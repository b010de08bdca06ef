import { expect, it } from '@jest/globals';
import type { MediaLimits, MediaRule, ReplyImage } from '../../src/connectors/reply.types.js';
import { TINY_PNG } from '../support/tiny-images.js';
import { applies, type ContractCase } from './contract-case.js';

const ALT = 'A receipt, № 5 "total"';
const PICTURE = { type: 'image/png', bytes: TINY_PNG, altText: ALT, width: 1, height: 1 } as const;

export const limitsOf = (rule: MediaRule | undefined): MediaLimits | null =>
  rule === undefined || 'reason' in rule ? null : rule;

/** Pictures beside answers. */
export function itSendsPictures(contract: ContractCase): void {
  const { shown } = contract;
  const limits = limitsOf(shown.media?.public);
  const signal = (): AbortSignal => AbortSignal.timeout(20_000);

  const upload = async (): Promise<string | null> => {
    const { connector, source } = contract;
    if (connector.uploadImage === undefined) return null;
    const { ref, isReady } = await connector.uploadImage(source, PICTURE, 'public', signal());
    for (let asked = 0; !isReady && asked < 10; asked += 1)
      if ((await connector.isImageReady?.(source, ref, signal())) === true) break;
    return ref;
  };
  const answer = (text: string, key: string, images: readonly ReplyImage[]) => {
    if (contract.connector.reply === undefined) throw new Error(`${contract.kind} does not answer.`);
    return contract.connector.reply(contract.source, contract.target, text, key, signal(), images);
  };

  applies(shown.reply !== undefined, 'with pictures', () => {
    it('says what it takes, or why it takes none', () => {
      for (const rule of [shown.media?.public, shown.media?.private]) {
        expect(rule).toBeDefined();
        const taken = limitsOf(rule);
        if (taken === null) expect(rule).toEqual({ reason: expect.stringMatching(/^[a-z][a-z-]+$/) });
        else {
          expect(taken.types.length).toBeGreaterThan(0);
          for (const most of [taken.maxBytes, taken.maxCount]) expect(most).toBeGreaterThan(0);
          expect(taken.maxAltLength).toBeGreaterThanOrEqual(0);
        }
      }
    });

    it('shows one with its description, and an answer without one after it', async () => {
      if (limits === null) return;
      const { externalId } = await answer('With a picture.', 'm1', [{ ...PICTURE, uploaded: await upload() }]);
      expect(contract.standIn.posted?.().at(-1)).toMatchObject({ externalId });
      expect(contract.standIn.shownPictures?.()).toEqual([
        { altText: limits.maxAltLength === 0 ? null : ALT, bytes: TINY_PNG },
      ]);
      const { findReply } = contract.connector;
      if (findReply !== undefined) {
        const since = new Date(Date.now() - 60_000);
        const found = await findReply.call(
          contract.connector,
          contract.source,
          contract.target,
          'With a picture.',
          since,
        );
        expect(found?.externalId).toBe(externalId);
      }
      const before = contract.standIn.posted?.().length ?? 0;
      await answer('Without one.', 'm2', []);
      expect(contract.standIn.posted?.()).toHaveLength(before + 1);
    });

    it('takes a lost answer to an upload for trouble that passes, and posts nothing', async () => {
      if (limits === null || contract.standIn.loseNextUpload === undefined) return;
      const before = contract.standIn.posted?.().length ?? 0;
      contract.standIn.loseNextUpload();
      await expect(upload()).rejects.toMatchObject({ name: 'ConnectorError', fault: 'retry' });
      expect(contract.standIn.posted?.()).toHaveLength(before);
      await answer('After a lost upload.', 'm3', [{ ...PICTURE, uploaded: await upload() }]);
      expect(contract.standIn.shownPictures?.()).toHaveLength(1);
    });
  });
}
