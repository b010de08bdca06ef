import { describe, expect, it } from '@jest/globals';
import { readUrl } from './read-url.js';

/** Far beyond what it takes for a call to be compiled to machine code. */
const MANY = 50_000;

describe('readUrl', () => {
  it.each([
    ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
    ['http://bücher.example/', 'http://xn--bcher-kva.example/'],
    ['https://example.com/käyttö', 'https://example.com/k%C3%A4ytt%C3%B6'],
    ['https://пример.example/', 'https://xn--e1afmkfd.example/'],
    ['smtp://mail.example.com:25', 'smtp://mail.example.com:25'],
  ])('reads %s', (text, href) => {
    expect(readUrl(text)?.href).toBe(href);
  });

  it.each(['', 'example.com', '/path', 'http://', 'http://[::1', 'https://exa mple.com/'])(
    'finds no address in %j',
    (text) => {
      expect(readUrl(text)).toBeNull();
    },
  );

  it('resolves against a base', () => {
    expect(readUrl('../b', 'https://example.com/x/y/')?.href).toBe('https://example.com/x/b');
    expect(readUrl('b', 'nothing')).toBeNull();
  });

  it('reads letters of Latin-1 however often it was asked', () => {
    let refused = 0;
    for (let i = 0; i < MANY; i += 1) {
      if (readUrl('http://bücher.example/') === null) refused += 1;
    }
    expect(refused).toBe(0);
  });
});
