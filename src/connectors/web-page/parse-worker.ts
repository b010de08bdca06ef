import { answerQuestions } from '../answer-in-worker.js';
import { readListPage } from './web-page.normalise.js';

answerQuestions(readListPage);
