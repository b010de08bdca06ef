// npm run eval -- spikes [--seed 1] [--sites 30] [--no-baselines]
//
// How well surges are noticed. First on the labelled volumes below EARSHOT_EVAL_DATA/volumes, by the scoring rules of the Numenta
// Anomaly Benchmark (support/nab-score.mjs), every detector under the same policy: one alert for an episode, which six quiet hours
// end; thresholds from the other files. Then on crises put into negative posts: of those brands (15 % of their posts, drawn) and of
// generated ones from 0.5 to 5,000 mentions a day. Earshot runs at its own `normal` there; the thresholds of the others are set to
// half a false alarm per brand and week. Last, three complaints about one thing in words of their own, among real posts.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Random } from '../bench/support/random.mjs';
import { percentile, round } from '../bench/support/statistics.mjs';
import { episodeAlerts, thresholdsOf } from './support/episodes.mjs';
import { evaluationFolder } from './support/evaluation-folder.mjs';
import { generateBrand } from './support/generated-brands.mjs';
import {
  calibrate,
  countFalseAlarms,
  delayOfBaseline,
  delayOfEarshot,
  drawCrisis,
  LEARNING,
  placeCrises,
  QUIET,
  seriesOf,
  STEP_SECONDS,
  thinVolume,
  watchSeries,
} from './support/injected-crises.mjs';
import { NegativeShare } from './support/negative-share.mjs';
import { normalise, scoreAlerts } from './support/nab-score.mjs';
import { evaluateIssues } from './support/related-posts.mjs';
import { BASELINES } from './support/spike-baselines.mjs';
import { readVolumes } from './support/volumes.mjs';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    sites: { type: 'string', default: '30' },
    baselines: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const seed = Number(options.seed);
const BUDGET = 0.5;
const STEP_MINUTES = STEP_SECONDS / 60;
const WEEK_STEPS = (7 * 24 * 3600) / STEP_SECONDS;
const EARLY = 12;
const LATE = 24;
const SIZES = [2, 4, 8];
const IN_TIME = 30 / STEP_MINUTES;
const PER_DAY = [0.5, 1, 2, 5, 9, 30, 100, 300, 1000, 5000];
/** How often the negatives of a labelled brand are drawn: single draws differ by a tenth of a false alarm. */
const DRAWS = [1, 2, 3, 4, 5, 6, 7, 8];
const WEEKS = 9;
const FEW = 10;

const volumes = readVolumes(join(evaluationFolder('volumes'), 'volumes'));
const windows = volumes.reduce((sum, volume) => sum + volume.windows.length, 0);
const weeks = volumes.reduce((sum, { counts, probation }) => sum + (counts.length - probation) / WEEK_STEPS, 0);
const total = (values) => values.reduce((sum, value) => sum + value, 0);
const percent = (part, all) => (all === 0 ? null : round((100 * part) / all, 1));
const minutes = (steps) => (steps === undefined ? null : steps * STEP_MINUTES);

/** What alerts are worth, file by file and together. */
function judge(alertsOf) {
  const files = volumes.map((volume, i) => scoreAlerts(volume, alertsOf[i]));
  const delays = volumes.flatMap(({ labels }, i) =>
    labels
      .map((label) => alertsOf[i].find((step) => step >= label - EARLY && step <= label + LATE) - label)
      .filter((delay) => !Number.isNaN(delay)),
  );
  return {
    files,
    nab: round(normalise(total(files.map(({ sum }) => sum)), windows), 1),
    noticed: total(files.map(({ noticed }) => noticed)),
    falseAlarmsPerWeek: round(total(files.map(({ falseAlarms }) => falseAlarms)) / weeks, 2),
    tight: delays.length,
    delays,
  };
}

/** A score column: threshold of each file from the other files, the best threshold of all, and the one of the budget. */
function judgeScores(scoresOf) {
  const at = thresholdsOf(scoresOf).map((threshold) => {
    const alertsOf = scoresOf.map((scores) => episodeAlerts(scores, threshold, QUIET));
    return { alertsOf, ...judge(alertsOf) };
  });
  const best = (worth) => at.reduce((one, other) => (worth(other) > worth(one) ? other : one));
  const leftOut = volumes.map((_, i) => best(({ files }) => total(files.map(({ sum }, j) => (i === j ? 0 : sum)))));
  const within = at.filter(({ falseAlarmsPerWeek }) => falseAlarmsPerWeek <= BUDGET);
  const tight = within.reduce((one, other) => (other.tight > one.tight ? other : one));
  return {
    nabLeftOneOut: judge(volumes.map((_, i) => leftOut[i].alertsOf[i])).nab,
    nabInSample: best(({ nab }) => nab).nab,
    tightRecall: percent(tight.tight, windows),
    medianDelayMinutes: minutes(percentile(tight.delays, 0.5)),
  };
}

function evaluateVolumes() {
  const detectors = {
    earshot: (volume) => watchSeries(volume).scores,
    ...(options.baselines
      ? Object.fromEntries(Object.entries(BASELINES).map(([name, detect]) => [name, ({ counts }) => detect(counts)]))
      : {}),
  };
  const results = {};
  console.log(`\n${String(volumes.length)} brands, ${String(windows)} labelled windows, ${round(weeks, 1)} weeks`);
  console.log(`${''.padEnd(32)}NAB: others' threshold · best threshold | within budget: tight recall · median delay`);
  for (const [name, detect] of Object.entries(detectors)) {
    const result = judgeScores(volumes.map(detect));
    results[name] = result;
    const { nabLeftOneOut, nabInSample, tightRecall, medianDelayMinutes } = result;
    const nab = `${String(nabLeftOneOut).padStart(5)} · ${String(nabInSample).padStart(5)}`;
    console.log(`${name.padEnd(32)}${nab} | ${String(tightRecall)} % · ${String(medianDelayMinutes)} min`);
  }
  const { nab, noticed, falseAlarmsPerWeek, tight, delays } = judge(
    volumes.map((volume) => watchSeries(volume).alerts),
  );
  const asShipped = {
    nab,
    noticed,
    windows,
    falseAlarmsPerWeek,
    tightRecall: percent(tight, windows),
    medianDelayMinutes: minutes(percentile(delays, 0.5)),
  };
  const noticedOf = `${String(noticed)} of ${String(windows)} windows`;
  const alarms = `${String(falseAlarmsPerWeek)} false alarms a week`;
  console.log(
    `earshot at normal: NAB ${String(nab)}, ${noticedOf}, ${alarms}, tight ${String(asShipped.tightRecall)} %`,
  );
  return { asShipped, results };
}

/** Earshot on crises in some series, with what is possible at all: that three posts of it have come. */
function evaluateCrises(allSeries, sites, random) {
  const tally = Object.fromEntries(
    SIZES.map((size) => [size, { n: 0, inTime: 0, inTimeWithShare: 0, inHour: 0, possible: 0, delays: [] }]),
  );
  const falseAlarms = [];
  const falseAlarmsWithShare = [];
  const crises = [];
  for (const series of allSeries) {
    const starts = placeCrises(series, sites, random);
    const { alerts, states } = watchSeries(series, starts);
    falseAlarms.push(countFalseAlarms(alerts, series));
    const share = new NegativeShare(series);
    falseAlarmsWithShare.push(countFalseAlarms(joinAlerts(alerts, share.alerts(LEARNING)), series));
    for (const start of starts) {
      for (const size of SIZES) {
        const crisis = drawCrisis(series.mean, size, random);
        crises.push({ series, start, size, crisis });
        const delay = delayOfEarshot(series, start, states.get(start), crisis);
        const figures = tally[size];
        figures.n += 1;
        if (total(crisis.slice(0, IN_TIME)) >= 3) figures.possible += 1;
        const first = Math.min(delay ?? Infinity, share.delayOf(start, crisis) ?? Infinity);
        if (first < IN_TIME) figures.inTimeWithShare += 1;
        if (delay === null) continue;
        figures.delays.push(delay + 1);
        figures.inHour += 1;
        if (delay < IN_TIME) figures.inTime += 1;
      }
    }
  }
  return {
    crises,
    tally,
    falseAlarmsPerWeek: perWeek(falseAlarms, allSeries),
    falseAlarmsPerWeekWithShare: perWeek(falseAlarmsWithShare, allSeries),
  };
}

const perWeek = (alarms, allSeries) => round(total(alarms) / total(allSeries.map((each) => each.weeks)), 2);

/** Alerts of both: one for an episode, whichever was first. */
const joinAlerts = (some, others) =>
  [...some, ...others].sort((a, b) => a - b).filter((step, i, all) => i === 0 || step - all[i - 1] > QUIET);

function summarise({ tally, falseAlarmsPerWeek, falseAlarmsPerWeekWithShare }) {
  const sizes = Object.entries(tally).map(([size, { n, inTime, inTimeWithShare, inHour, possible, delays }]) => {
    const missed = n - delays.length;
    const median = missed > n / 2 ? undefined : percentile([...delays, ...new Array(missed).fill(Infinity)], 0.5);
    return [
      `x${size}`,
      {
        n,
        within30Percent: percent(inTime, n),
        within30WithSharePercent: percent(inTimeWithShare, n),
        within60Percent: percent(inHour, n),
        threePostsWithin30Percent: percent(possible, n),
        medianMinutes: minutes(median),
      },
    ];
  });
  return { falseAlarmsPerWeek, falseAlarmsPerWeekWithShare, ...Object.fromEntries(sizes) };
}

function printCrises(name, summary) {
  const cells = SIZES.map((size) => {
    const { within30Percent, within30WithSharePercent, within60Percent, threePostsWithin30Percent } =
      summary[`x${size}`];
    const counts = `${String(within30Percent)}/${String(within60Percent)} (${String(threePostsWithin30Percent)})`;
    return `x${size} ${counts} ${String(within30WithSharePercent)}`;
  });
  const alarms = `${String(summary.falseAlarmsPerWeek)}, ${String(summary.falseAlarmsPerWeekWithShare)} a week`;
  console.log(`${name.padEnd(32)}${cells.join(' · ')} | ${alarms}`);
}

function evaluateBaselines(allSeries, crises) {
  const results = {};
  for (const [name, detect] of Object.entries(BASELINES)) {
    const threshold = calibrate(detect, allSeries, BUDGET);
    const shares = SIZES.map((size) => {
      const some = crises.filter((crisis) => crisis.size === size);
      const delays = some.map(({ series, start, crisis }) => delayOfBaseline(detect, threshold, series, start, crisis));
      return [`x${size}`, percent(delays.filter((delay) => delay !== null && delay < IN_TIME).length, some.length)];
    });
    results[name] = Object.fromEntries(shares);
    console.log(`${name.padEnd(32)}${shares.map(([size, share]) => `${size} ${String(share)}`).join(' · ')}`);
  }
  return results;
}

/** Related negative posts, the third within the given time: is there an alert by then? */
function evaluateThirdPost(brands, random) {
  const result = {};
  for (const [name, within] of [
    ['30 min', 6],
    ['2 h', 24],
    ['6 h', 72],
  ]) {
    let [n, noticed] = [0, 0];
    for (const series of brands) {
      const starts = placeCrises(series, Number(options.sites), random);
      const { states } = watchSeries(series, starts);
      for (const start of starts) {
        const posts = new Array(within).fill(0);
        const third = Math.floor(within / 2) + random.below(within - Math.floor(within / 2));
        for (const step of [0, random.below(third + 1), third]) posts[step] += 1;
        const delay = delayOfEarshot(series, start, states.get(start), posts.slice(0, third + 1));
        n += 1;
        if (delay !== null) noticed += 1;
      }
    }
    result[name] = percent(noticed, n);
  }
  console.log(
    `third related negative post within ${Object.entries(result)
      .map(([within, share]) => `${within}: ${String(share)} %`)
      .join(' · ')}`,
  );
  return result;
}

const onVolumes = evaluateVolumes();

const random = new Random(seed);
const sites = Number(options.sites);
console.log(
  '\nCrises in negative posts: noticed within 30/60 minutes by counts (three posts had come), within 30 by counts or share, percent |' +
    ' false alarms by counts, by both',
);
const thinned = DRAWS.flatMap((draw) => volumes.map((volume, i) => thinVolume(volume, seed * 1_000 + draw * 100 + i)));
const real = evaluateCrises(thinned, Math.ceil(sites / 3), random);
const crises = { real: summarise(real), generated: {} };
printCrises('labelled brands', crises.real);
const generated = PER_DAY.map((perDay, i) =>
  [1, 2, 3].map((draw) => {
    const brand = generateBrand({ perDay, weeks: WEEKS, seed: seed * 1_000 + draw * 100 + i });
    return {
      all: seriesOf(brand.name, brand.times, brand.counts, brand.mean),
      negative: { ...seriesOf(brand.name, brand.times, brand.negatives, brand.mean), totals: brand.counts },
    };
  }),
);
const tallies = [real];
for (const [i, brands] of generated.entries()) {
  const each = evaluateCrises(
    brands.map(({ negative }) => negative),
    Math.ceil(sites / 2),
    random,
  );
  tallies.push(each);
  const ofAll = brands.map(({ all }) => countFalseAlarms(watchSeries(all).alerts, all));
  const summary = {
    ...summarise(each),
    falseAlarmsPerWeekOfAllPosts: round(total(ofAll) / total(brands.map(({ all }) => all.weeks)), 2),
  };
  crises.generated[PER_DAY[i]] = summary;
  printCrises(`${String(PER_DAY[i])} a day`, summary);
}
const few = generated.filter((_, i) => PER_DAY[i] < FEW).flatMap((brands) => brands.map(({ negative }) => negative));
const thirdPost = evaluateThirdPost(few, random);
const issues = evaluateIssues(
  evaluationFolder('volumes'),
  PER_DAY.filter((perDay) => perDay < FEW),
  random,
);
console.log('');
const baselines = options.baselines ? evaluateBaselines(thinned, real.crises) : {};
const injected = total(tallies.map((each) => each.crises.length));
console.log(
  JSON.stringify({ eval: 'spikes', seed, volumes: onVolumes, injected, crises, thirdPost, issues, baselines }),
);
