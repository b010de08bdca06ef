import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadMasterKey } from './master-key.js';
import { digestWith, openWith, sealWith, SecretNotReadable } from './secret-box.js';

const masterKey = Buffer.alloc(32, 7);

describe('a sealed secret', () => {
  it('opens to the same text with the same key and binding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (plain, binding) => {
        expect(openWith(masterKey, sealWith(masterKey, plain, binding), binding)).toBe(plain);
      }),
    );
  });

  it('never looks the same twice and never shows the text', () => {
    const sealed = sealWith(masterKey, 'swordfish', 'source:1:credentials');
    expect(sealed).not.toBe(sealWith(masterKey, 'swordfish', 'source:1:credentials'));
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('swordfish');
  });

  it('does not open in another row, with another key, or changed in any character', () => {
    const sealed = sealWith(masterKey, 'swordfish', 'source:1:credentials');
    expect(() => openWith(masterKey, sealed, 'source:2:credentials')).toThrow(SecretNotReadable);
    expect(() => openWith(Buffer.alloc(32, 8), sealed, 'source:1:credentials')).toThrow(/another secret key/);
    for (let at = 0; at < sealed.length; at++) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
      let opened: string | null;
      try {
        opened = openWith(masterKey, changed, 'source:1:credentials');
      } catch (error) {
        expect(error).toBeInstanceOf(SecretNotReadable);
        opened = null;
      }
      // The last character of base64 may carry bits that mean nothing: then the bytes are the same ones.
      expect([null, 'swordfish']).toContain(opened);
    }
  });

  it('refuses what was never sealed', () => {
    for (const text of ['', 'swordfish', 'v1.a.b', 'v2.a.b.c', 'v1.a.b.c.d']) {
      expect(() => openWith(masterKey, text, 'x')).toThrow(SecretNotReadable);
    }
  });
});

describe('a digest', () => {
  it('is equal for the same content, purpose and key only', () => {
    const digest = digestWith(masterKey, 'content', 'purpose');
    expect(digestWith(masterKey, Buffer.from('content'), 'purpose')).toBe(digest);
    expect(digestWith(masterKey, 'content', 'other')).not.toBe(digest);
    expect(digestWith(Buffer.alloc(32, 8), 'content', 'purpose')).not.toBe(digest);
  });
});

describe('the master key', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'earshot-key-'));
  });
  afterEach(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is created once, readable by its owner only, and leaves no draft behind', () => {
    const nested = join(dataDir, 'new');
    const first = loadMasterKey({ secretKey: null, dataDir: nested });
    expect(first).toHaveLength(32);
    expect(loadMasterKey({ secretKey: null, dataDir: nested })).toEqual(first);
    expect(statSync(join(nested, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(nested)).toEqual(['secret.key']);
  });

  it('comes from the setting when there is one', () => {
    const secretKey = 'x'.repeat(32);
    const key = loadMasterKey({ secretKey, dataDir });
    expect(key).toEqual(loadMasterKey({ secretKey, dataDir: '/nowhere' }));
    expect(key).not.toEqual(loadMasterKey({ secretKey: 'y'.repeat(32), dataDir }));
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('is not replaced when its file is damaged', () => {
    writeFileSync(join(dataDir, 'secret.key'), 'short');
    expect(() => loadMasterKey({ secretKey: null, dataDir })).toThrow(/restore it from a backup/);
  });
});
