import { answerQuestions } from '../answer-in-worker.js';
import { readNewsDocument } from './google-news.normalise.js';

answerQuestions(readNewsDocument);
