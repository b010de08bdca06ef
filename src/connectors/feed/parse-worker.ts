import { answerQuestions } from '../answer-in-worker.js';
import { parseFeedDocument } from './feed-document.js';

answerQuestions(parseFeedDocument);
