import { CreateWorkspacesAndStaff1793750400000 } from './migrations/1793750400000-create-workspaces-and-staff.js';
import { CreateSourcesAndMentions1793750401000 } from './migrations/1793750401000-create-sources-and-mentions.js';
import { CreateTasksAndReplies1793750402000 } from './migrations/1793750402000-create-tasks-and-replies.js';
import { CreateJobsAndOutbox1793750403000 } from './migrations/1793750403000-create-jobs-and-outbox.js';
import { CountOpenTasks1793750404000 } from './migrations/1793750404000-count-open-tasks.js';

/** In order; forward only. */
export const MIGRATIONS = [
  CreateWorkspacesAndStaff1793750400000,
  CreateSourcesAndMentions1793750401000,
  CreateTasksAndReplies1793750402000,
  CreateJobsAndOutbox1793750403000,
  CountOpenTasks1793750404000,
];
