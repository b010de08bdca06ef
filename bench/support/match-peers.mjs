import { AhoCorasick as FastAhoCorasick } from '@monyone/aho-corasick/fast';
import PlainAhoCorasick from 'ahocorasick';
import ModernAhoCorasick from 'modern-ahocorasick';
import { segment } from '../../dist/server/domain/text/segment.js';

/**
 * What the peers read: folded text with one space between words, so that they find a phrase whatever stands between its words,
 * as our matcher does by itself. Making it is not part of what is measured.
 */
export function plainTextOf(text) {
  let plain = '';
  let behind = -1;
  for (const { folded, start, end } of segment(text)) {
    plain += (behind >= 0 && start > behind ? ' ' : '') + folded;
    behind = end;
  }
  return plain;
}

/** Where a hit may start or end: not inside a word or a character, not in front of a mark. */
export function bordersOf(plain) {
  const borders = new Uint8Array(plain.length + 1).fill(1);
  for (const { start, end, kind } of segment(plain)) {
    for (let at = start + 1; at < end; at++) {
      const isInside = kind === 'word' || /^[\p{M}\p{Cs}]/u.test(plain.charAt(at)) || isLow(plain.charCodeAt(at));
      if (isInside) borders[at] = 0;
    }
  }
  return borders;
}

const isLow = (unit) => (unit & 0xfc00) === 0xdc00;

const escaped = (term) => term.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/**
 * Other ways to find the same terms. `build(terms)` gives `{ find(text) → raw hits, visit(hits, (start, end, term)) }`; beyond
 * `most` terms it would take minutes and is left out.
 */
export const PEERS = [
  {
    name: '@monyone/aho-corasick/fast',
    isPackage: true,
    most: 100_000,
    build(terms) {
      const automaton = new FastAhoCorasick(terms);
      return {
        find: (text) => automaton.matchInText(text),
        visit: (hits, tell) => hits.forEach(({ begin, end, keyword }) => tell(begin, end, keyword)),
      };
    },
  },
  {
    name: 'ahocorasick',
    isPackage: true,
    most: 100_000,
    build(terms) {
      const automaton = new PlainAhoCorasick(terms);
      return {
        find: (text) => automaton.search(text),
        visit: (hits, tell) =>
          hits.forEach(([last, keywords]) => keywords.forEach((each) => tell(last + 1 - each.length, last + 1, each))),
      };
    },
  },
  {
    name: 'modern-ahocorasick',
    isPackage: true,
    most: 100_000,
    build(terms) {
      const automaton = new ModernAhoCorasick(terms);
      return {
        find: (text) => automaton.search(text),
        visit: (hits, tell) => hits.forEach(({ start, end, pattern }) => tell(start, end, pattern)),
      };
    },
  },
  {
    name: 'RegExp, one alternation',
    isPackage: false,
    most: 10_000,
    build(terms) {
      const longestFirst = [...terms].sort((a, b) => b.length - a.length);
      const expression = new RegExp(longestFirst.map(escaped).join('|'), 'gu');
      return {
        find: (text) => [...text.matchAll(expression)],
        visit: (hits, tell) => hits.forEach(({ index, 0: found }) => tell(index, index + found.length, found)),
      };
    },
  },
  {
    name: 'includes, one by one',
    isPackage: false,
    most: 100_000,
    build(terms) {
      return {
        find: (text) => terms.filter((term) => text.includes(term)).map((term) => [term, text]),
        visit: (hits, tell) => {
          for (const [term, text] of hits) {
            for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1))
              tell(at, at + term.length, term);
          }
        },
      };
    },
  },
];
