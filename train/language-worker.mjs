import { parentPort, workerData } from 'node:worker_threads';
import { trainMeasured } from '../dist/server/domain/sentiment/train-language.js';
import { prepareTask } from './language-task.mjs';

const { folder, variant, lang } = workerData;
const { task, files } = prepareTask(folder, variant, lang);
const { model, crossValidated } = trainMeasured(task, (step) => parentPort.postMessage({ step }));
parentPort.postMessage({ model, crossValidated, files });
