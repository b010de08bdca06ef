import { describe, expect, it } from '@jest/globals';
import { BrowserKeys } from '../../test/support/notifier-stand-ins/web-push.stand-in.js';
import { canEncryptFor, encryptMessage, MOST_PLAIN_BYTES } from './push-encryption.js';

/** The example of RFC 8291, section 5 and appendix A. */
const EXAMPLE = {
  plain: 'When I grow up, I want to be a watermelon',
  subscription: {
    endpoint: 'https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV',
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  },
  privateKey: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  message:
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};
const RANDOM = { salt: Buffer.alloc(16, 7), privateKey: Buffer.from(EXAMPLE.privateKey, 'base64url') };

describe('the encryption of push messages', () => {
  it('gives the message of the example in RFC 8291', () => {
    const message = encryptMessage(Buffer.from(EXAMPLE.plain), EXAMPLE.subscription, {
      salt: Buffer.from(EXAMPLE.salt, 'base64url'),
      privateKey: Buffer.from(EXAMPLE.privateKey, 'base64url'),
    });
    expect(message.toString('base64url')).toBe(EXAMPLE.message);
  });

  it('is read by the browser it is for, and by no other', () => {
    const [hers, his] = [new BrowserKeys(), new BrowserKeys()];
    const to = { endpoint: 'https://push.example/1', p256dh: hers.p256dh, auth: hers.auth };
    const message = encryptMessage(Buffer.from('ผู้คนโกรธ'), to, RANDOM);
    expect(hers.read(message)).toBe('ผู้คนโกรธ');
    expect(() => his.read(message)).toThrow();
  });

  it('says as much as fits into what every push service takes, and no more', () => {
    const keys = new BrowserKeys();
    const to = { endpoint: 'https://push.example/1', p256dh: keys.p256dh, auth: keys.auth };
    expect(encryptMessage(Buffer.alloc(MOST_PLAIN_BYTES, 'x'), to, RANDOM)).toHaveLength(4_096);
    expect(() => encryptMessage(Buffer.alloc(MOST_PLAIN_BYTES + 1), to, RANDOM)).toThrow(/too long/);
  });

  it.each([
    ['a point of the curve', EXAMPLE.subscription, true],
    ['a point beside the curve', { ...EXAMPLE.subscription, p256dh: Buffer.alloc(65, 4).toString('base64url') }, false],
    ['half a point', { ...EXAMPLE.subscription, p256dh: 'BCVxsr7N' }, false],
    ['a short secret', { ...EXAMPLE.subscription, auth: 'BTBZ' }, false],
  ])('knows of %s whether it can be used', (_, keys, expected) => {
    expect(canEncryptFor(keys)).toBe(expected);
  });
});
