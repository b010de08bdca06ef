import { answerQuestions } from '../answer-in-worker.js';
import { readMailDocument } from './mail-alerts.normalise.js';

answerQuestions(readMailDocument);
