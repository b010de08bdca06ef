import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withWords } from '../i18n/with-words.js';
import { shell } from './shell.js';

const board = createRoute({
  getParentRoute: () => shell,
  path: '/crisis',
  component: lazyRouteComponent(
    () => withWords('crisis', withWords('judgement', import('../crisis/board-page.js'))),
    'CrisisPage',
  ),
});

const room = createRoute({
  getParentRoute: () => shell,
  path: '/crisis/$id',
  component: lazyRouteComponent(
    () => withWords('crisis', withWords('judgement', withWords('on-call', import('../crisis/room-page.js')))),
    'RoomPage',
  ),
});

const review = createRoute({
  getParentRoute: () => shell,
  path: '/crisis/$id/review',
  component: lazyRouteComponent(() => withWords('crisis', import('../crisis/review-page.js')), 'ReviewPage'),
});

/** A screen of the drills: it looks like a crisis, and speaks like one. */
const withDrillWords = <T>(screen: Promise<T>): Promise<T> => withWords('crisis', withWords('drills', screen));

const drills = createRoute({
  getParentRoute: () => shell,
  path: '/drills',
  component: lazyRouteComponent(() => withDrillWords(import('../drills/drills-page.js')), 'DrillsPage'),
});

const training = createRoute({
  getParentRoute: () => shell,
  path: '/drills/training',
  component: lazyRouteComponent(() => withDrillWords(import('../drills/training-page.js')), 'TrainingPage'),
});

const drill = createRoute({
  getParentRoute: () => shell,
  path: '/drills/$id',
  component: lazyRouteComponent(() => withDrillWords(import('../drills/drill-page.js')), 'DrillPage'),
});

export const crisisRoutes = [board, room, review, drills, training, drill] as const;
