import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { htmlToText } from './html-to-text.js';

describe('htmlToText', () => {
  it.each([
    ['<p>One</p><p>Two <b>three</b></p>', 'One\nTwo three'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<ul><li>x</li><li>y &amp; z</li></ul>', 'x\ny & z'],
    ['<table><tr><td>a</td><td>b</td></tr></table>', 'a b'],
    ['caf&eacute;&nbsp;&#8220;x&#8221; &#146;', 'café “x” ’'],
    ['&lt;b&gt; stays text', '<b> stays text'],
    ['1 < 2 and I <3 you', '1 < 2 and I <3 you'],
    ['<a title="a > b" href=\'x\'>link</a>', 'link'],
    ['<a title="never closed>link</a> after', 'link after'],
    ['x<script>alert("</p>")</script>y<STYLE>p{}</style >z', 'xyz'],
    ['<script>never closed', ''],
    ['a<!-- <b>hidden</b> -->b<![CDATA[c<d]]>', 'abc<d'],
    ['cut <b', 'cut'],
    ['plain\nlines  kept', 'plain\nlines kept'],
  ])('%j', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('never throws and leaves no tag that it could have read', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '=',
      '/',
      'b',
      'script',
      '<p>',
      '</script>',
      '<!--',
      '-->',
      ' ',
      '&lt;',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const html = pieces.join('').replaceAll('&lt;', '');
        expect(htmlToText(html)).not.toMatch(/<(?:p|script)>/);
      }),
    );
  });

  it.each([
    ['unclosed tags', 'x<h'.repeat(200_000)],
    ['quotes that swap', '<b "=">'.repeat(150_000)],
    ['spaces between tags', '<b> </b>'.repeat(150_000)],
    ['scripts', '<script>'.repeat(150_000)],
  ])('reads a megabyte of %s in one pass', (_name, html) => {
    expect(htmlToText(html).length).toBeLessThan(html.length);
  });
});
