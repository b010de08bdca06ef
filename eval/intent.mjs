// npm run eval -- intent [--split dev]
//
// How well intents are read on the labelled texts below EARSHOT_EVAL_DATA: complaints in English, questions in Thai; beside always
// saying the most frequent label and natural's BayesClassifier, in one run. Percent.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import natural from 'natural/lib/natural/classifiers/index.js';
import { LinearAnalyser } from '../dist/server/analysers/linear/linear.analyser.js';
import { readComplaintModel, readIntentRules } from '../dist/server/analysers/intent/read-intent-rules.js';
import { judgeIntent } from '../dist/server/domain/intent/judge-intent.js';
import { calibrationError, measure } from '../dist/server/domain/sentiment/measures.js';
import { root } from '../scripts/run.mjs';
import { readComplaints, readIntentRows } from '../train/read-complaints.mjs';
import { evaluationFolder } from './support/evaluation-folder.mjs';

const { values: options } = parseArgs({ options: { split: { type: 'string', default: 'dev' } } });

/** BayesClassifier keeps every text and grows slower with each; these already take it seconds. */
const BAYES_TEXTS = 1_000;
/** Of the Thai collection, what BayesClassifier learns from stands first and what all are judged by last. */
const THAI_JUDGED = 2_000;

const folder = evaluationFolder();
const rulesFolder = join(root, 'config', 'intent');
const modelFile = join(root, 'config', 'models', 'intent-research.bin');
const withModel = readIntentRules(rulesFolder, modelFile);
const rulesOnly = readIntentRules(rulesFolder);
const complaints = readComplaintModel(modelFile);
const analyser = new LinearAnalyser(join(root, 'config', 'models', 'sentiment-research.bin'));
const NO_FEELING = { label: 'unsure', score: 0, confidence: 0 };

const sentimentOf = (text, lang) => analyser.analyse([{ text, lang }])[0].sentiment;
const percent = (share) => Math.round(share * 1_000) / 10;

/** `truth` and `said` are booleans: whether a text has the label. */
function scoreOf(label, truth, said) {
  const number = (values) => values.map((value) => (value ? 0 : 1));
  const { macroF1, macroRecall, accuracy, perLabel } = measure(number(truth), number(said), 2);
  const classes = perLabel.map(({ precision, recall }) => ({
    precision: percent(precision),
    recall: percent(recall),
    f1: percent(precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)),
  }));
  return {
    macroF1: percent(macroF1),
    macroRecall: percent(macroRecall),
    accuracy: percent(accuracy),
    [label]: classes[0],
    other: classes[1],
  };
}

function majorityOf(label, truth) {
  const isMostly = truth.filter(Boolean).length * 2 > truth.length;
  return scoreOf(label, truth, truth.map(() => isMostly)); // prettier-ignore
}

function bayesOf(label, train, test) {
  const classifier = new natural.BayesClassifier();
  for (const { text, has } of train.slice(0, BAYES_TEXTS)) classifier.addDocument(text, has ? label : 'other');
  classifier.train();
  return scoreOf(
    label,
    test.map(({ has }) => has),
    test.map(({ text }) => classifier.classify(text) === label),
  );
}

function rulesScore(label, lang, rules, test, hasFeeling = true) {
  const answers = test.map(({ text }) =>
    judgeIntent(text, lang, hasFeeling ? sentimentOf(text, lang) : NO_FEELING, rules),
  );
  const said = answers.map(
    ({ intent }) => intent.label === label || (label === 'complaint' && intent.label === 'threat'),
  );
  const right = test.map(({ has }, i) => has === said[i]);
  const named = answers.map(({ intent }, i) => (said[i] ? intent.confidence : null));
  return {
    ...scoreOf(label, test.map(({ has }) => has), said), // prettier-ignore
    calibrationErrorWhereSaid: percent(
      calibrationError(
        named.filter((confidence) => confidence !== null),
        right.filter((_, i) => said[i]),
      ),
    ),
  };
}

function evaluateComplaints() {
  const asRows = ({ rows }) => rows.map(({ text, isComplaint }) => ({ text, has: isComplaint }));
  const train = asRows(readComplaints(folder, 'train'));
  const test = asRows(readComplaints(folder, options.split));
  const truth = test.map(({ has }) => has);
  const model = complaints.get('en');
  return {
    texts: test.length,
    'rules, model and sentiment': rulesScore('complaint', 'en', withModel, test),
    'model alone': scoreOf('complaint', truth, test.map(({ text }) => model.chanceOf(text) >= 0.5)), // prettier-ignore
    'rules and sentiment (permissive)': rulesScore('complaint', 'en', rulesOnly, test),
    'rules alone': rulesScore('complaint', 'en', rulesOnly, test, false),
    majority: majorityOf('complaint', truth),
    [`natural BayesClassifier, ${Math.min(BAYES_TEXTS, train.length)} training texts`]: bayesOf(
      'complaint',
      train,
      test,
    ),
  };
}

function evaluateQuestions() {
  const rows = readIntentRows(folder, 'intent/question-th.train.tsv').rows.map(({ label, text }) => ({
    text,
    has: label === 'question',
  }));
  const test = rows.slice(-THAI_JUDGED);
  const train = rows.slice(0, -THAI_JUDGED);
  return {
    texts: test.length,
    'rules and sentiment': rulesScore('question', 'th', rulesOnly, test),
    'rules and sentiment, all texts': rulesScore('question', 'th', rulesOnly, rows),
    majority: majorityOf('question', test.map(({ has }) => has)), // prettier-ignore
    [`natural BayesClassifier, ${BAYES_TEXTS} training texts`]: bayesOf('question', train, test),
  };
}

function print(title, label, results) {
  console.log(`${title}, ${results.texts} texts`);
  for (const [name, figures] of Object.entries(results)) {
    if (name === 'texts') continue;
    const { precision, recall, f1 } = figures[label];
    console.log(
      `  ${name.padEnd(52)} macro-F1 ${figures.macroF1.toFixed(1)}  ${label} precision ${precision.toFixed(1)} recall ` +
        `${recall.toFixed(1)} F1 ${f1.toFixed(1)}  other F1 ${figures.other.f1.toFixed(1)}`,
    );
  }
}

const complaint = evaluateComplaints();
print('English: complaint or other', 'complaint', complaint);
const question = evaluateQuestions();
print('Thai: question or other', 'question', question);
console.log(JSON.stringify({ eval: 'intent', split: options.split, complaint, question }));
