import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EMERGING_MS, findEmerging } from '../../dist/server/domain/alert-rule/find-emerging.js';
import { readTerms } from '../../dist/server/domain/insight/read-terms.js';
import { round } from '../../bench/support/statistics.mjs';
import { readLabelled } from '../../train/read-examples.mjs';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 5);
const WEEKS = 9;
const LEARNING_DAYS = 14;
const COMPLAINTS = 0.15;
/** An issue that was told is not told again for so long. */
const TOLD_FOR_MS = DAY_MS;
/** A word that names an issue is in so few of all texts, and is so long. */
const RARE = 0.005;
const NEGATIVE = 0;
const BRANDS = 6;
const CRISES = 20;
/** Complaints to companies; posts about brands in Russian; posts and subtitles of other languages. */
const COLLECTIONS = ['complaints', 'en', 'ru', 'fi', 'lv', 'th', 'zh', 'de'];

const fileOf = (folder, name) =>
  name === 'complaints' ? join(folder, 'intent', 'complaint.train.tsv') : join(folder, 'sentiment', name, 'train.tsv');

/** Texts of a collection: complaints and others, with their words. */
function readCollection(folder, name) {
  const file = fileOf(folder, name);
  const texts =
    name === 'complaints'
      ? readFileSync(file, 'utf8')
          .split('\n')
          .map((line) => ({ isComplaint: line.startsWith('complaint\t'), text: line.slice(line.indexOf('\t') + 1) }))
          .filter(({ text }) => text !== '')
      : readLabelled(file).rows.map(({ label, text }) => ({
          isComplaint: label === NEGATIVE,
          text,
        }));
  const posts = texts.map(({ isComplaint, text }) => ({ isComplaint, terms: readTerms(text) }));
  return {
    complaints: posts.filter(({ isComplaint }) => isComplaint),
    others: posts.filter(({ isComplaint }) => !isComplaint),
  };
}

/** Posts of a brand: texts of the collection at random, three of twenty complaints, by people of whom each writes once. */
function drawPast({ complaints, others }, perDay, random) {
  const posts = [];
  for (let at = START; ;) {
    at += (-Math.log(1 - random.next()) * DAY_MS) / perDay;
    if (at > START + WEEKS * 7 * DAY_MS) return posts;
    const text = random.pick(random.chance(COMPLAINTS) ? complaints : others);
    posts.push({ ...text, at: new Date(at), voice: String(posts.length) });
  }
}

const lookAt = (posts, now) =>
  findEmerging(
    posts.filter(({ at }) => at <= now && at.getTime() > now.getTime() - EMERGING_MS),
    { now, knownFrom: new Date(START), sensitivity: 'normal' },
  );

/** Issues that are told although nobody put one in. */
function countFalseAlarms(posts) {
  let told = -Infinity;
  let count = 0;
  for (const { at, isComplaint } of posts) {
    if (!isComplaint || at.getTime() < START + LEARNING_DAYS * DAY_MS || at.getTime() - told < TOLD_FOR_MS) continue;
    if (lookAt(posts, at) === null) continue;
    told = at.getTime();
    count++;
  }
  return count;
}

/** Words of which at least three complaints speak, and hardly any other text. */
function issuesOf({ complaints, others }) {
  const having = new Map();
  for (const post of [...complaints, ...others]) {
    for (const term of post.terms.keys()) having.set(term, (having.get(term) ?? 0) + 1);
  }
  const byTerm = new Map();
  for (const post of complaints) {
    for (const term of post.terms.keys()) byTerm.set(term, [...(byTerm.get(term) ?? []), post]);
  }
  const most = RARE * (complaints.length + others.length);
  return [...byTerm].filter(([term, posts]) => posts.length >= 3 && having.get(term) <= most).map(([, posts]) => posts);
}

/** Whether three complaints of three people within a day, in their own words but about one thing, are told by the third. */
function noticesThird(past, issues, random) {
  const now = new Date(START + (LEARNING_DAYS + random.next() * (WEEKS * 7 - LEARNING_DAYS - 1)) * DAY_MS);
  const chosen = [...random.pick(issues)];
  const related = [0, random.next(), 1].map((share, i) => ({
    ...chosen.splice(random.below(chosen.length), 1)[0],
    at: new Date(now.getTime() - (1 - share) * 0.9 * DAY_MS),
    voice: `related ${String(i)}`,
  }));
  return lookAt([...past, ...related], now) !== null;
}

/** Over brands with so many mentions a day and crises of each: false alarms a week, how often the third complaint is told. */
function evaluateBrands(collection, perDay, random) {
  const issues = issuesOf(collection);
  let [falseAlarms, noticed] = [0, 0];
  for (let brand = 0; brand < BRANDS; brand++) {
    const past = drawPast(collection, perDay, random);
    falseAlarms += countFalseAlarms(past);
    for (let i = 0; i < CRISES; i++) if (noticesThird(past, issues, random)) noticed++;
  }
  return {
    noticedPercent: round((100 * noticed) / (BRANDS * CRISES), 1),
    falseAlarmsPerWeek: round(falseAlarms / (BRANDS * (WEEKS - LEARNING_DAYS / 7)), 2),
  };
}

/** What is told by words, among the posts of each collection that is there; printed as well. */
export function evaluateIssues(folder, mentionsADay, random) {
  const results = {};
  console.log('\nThird complaint about one thing within a day, by its words: told, percent · false alarms a week');
  for (const name of COLLECTIONS.filter((each) => existsSync(fileOf(folder, each)))) {
    const collection = readCollection(folder, name);
    const figures = mentionsADay.map((perDay) => [perDay, evaluateBrands(collection, perDay, random)]);
    results[name] = Object.fromEntries(figures);
    const shown = figures.map(
      ([perDay, { noticedPercent, falseAlarmsPerWeek }]) =>
        `${String(perDay)} a day ${String(noticedPercent)} · ${String(falseAlarmsPerWeek)}`,
    );
    console.log(`${name.padEnd(32)}${shown.join(' | ')}`);
  }
  return results;
}
