import { parentPort, workerData } from 'node:worker_threads';
import { trainLanguage } from '../dist/server/domain/sentiment/train-language.js';
import { prepareTask } from './language-task.mjs';

const { folder, variant, lang } = workerData;
const { task, files } = prepareTask(folder, variant, lang);
const model = trainLanguage(task, (step) => parentPort.postMessage({ step }));
parentPort.postMessage({ model, files });
