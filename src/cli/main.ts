import { Command, CommanderError } from 'commander';
import { Env, InvalidEnvironment } from '../env.js';
import { AppError } from '../errors.js';
import type { ActOptions } from './act-in-workspace.js';
import type { AnalyseOptions } from './analyse.command.js';
import type { CallOptions } from './api.command.js';
import { BadInput, CommandFailed, OutputClosed } from './cli-error.js';
import type { ClockOptions } from './clock.command.js';
import type { DrillOptions } from './drill-run.command.js';
import { tell } from './terminal.js';
import type { EraseOptions } from './erase.command.js';
import type { ReplayOptions } from './replay.command.js';
import type { SpikesOptions } from './spikes.command.js';
import type { TokenOptions } from './token-create.command.js';
import type { TrainOptions } from './train.command.js';
import type { UserOptions } from './user-create.command.js';
import type { ImportOptions } from './watch-import.command.js';

// Each command loads what it needs and no more: `feed` and `match` answer without the server's code.

const collect = (value: string, values: readonly string[]): string[] => [...values, value];

function actingOptions(command: Command): Command {
  return command
    .option('--workspace <id>', 'the workspace to act in; needed where there are several')
    .option('--as <email>', 'the person to act for; the first administrator unless given');
}

function addTextCommands(program: Command): void {
  program
    .command('analyse')
    .description('language, sentiment, intent and urgency of texts: NDJSON {"id","text","lang"?} in, NDJSON out')
    .option('--no-unsure', 'always one of negative, neutral and positive, however doubtful')
    .action(async (options: AnalyseOptions) => (await import('./analyse.command.js')).analyseTexts(options));
  program
    .command('match')
    .description('which watches find which posts: NDJSON {"id","text",…} in, NDJSON out')
    .requiredOption('--watches <file>', 'YAML list (or CSV) of {name, query, languages?}')
    .action(async (options: { watches: string }) => (await import('./match.command.js')).matchPosts(options));
  program
    .command('feed')
    .description('read an RSS, Atom, RDF or JSON feed and print its items as JSON')
    .argument('<file>', 'file, or - for standard input')
    .action(async (file: string) => (await import('./feed.command.js')).printFeed(file));
  program
    .command('spikes')
    .description(
      'surges in a file of counts: CSV timestamp,value in equal steps in, CSV with expected, score and alert out',
    )
    .requiredOption('--csv <file>', 'CSV of counts, or - for standard input')
    .option('--sensitivity <level>', 'low, normal or high', 'normal')
    .action(async (options: SpikesOptions) => (await import('./spikes.command.js')).findSpikes(options));
}

function addClockCommand(program: Command): void {
  program
    .command('clock')
    .description('when a promise falls due, counted in the open time of a calendar')
    .option(
      '--calendar <file>',
      'YAML: {zone, week: {mon: ["09:00-12:00", …], …}, closed: [dates], open: {date: [windows]}}',
    )
    .option('--start <instant>', 'ISO 8601, with its offset')
    .option('--target <duration>', 'open time: ISO 8601, or such as 90m, 2h, 3d')
    .option('--pause <from/to>', 'a stretch that does not count; may be repeated', collect, [])
    .option('--batch', 'NDJSON {"calendar","start","target","pauses"?} in, NDJSON out')
    .action(async (options: ClockOptions) => (await import('./clock.command.js')).tellDueTime(options));
}

function addPostCommands(program: Command): void {
  program
    .command('replay')
    .description('send recorded posts through a source as if they arrived now')
    .argument('<file>', 'NDJSON of posts, or - for standard input')
    .requiredOption('--source <id>', 'the source to send them through')
    .option('--speed <n>', 'recorded seconds per second; as fast as possible unless given')
    .action(async (file: string, options: ReplayOptions) =>
      (await import('./replay.command.js')).replayFile(file, options),
    );
  const feeds = program.command('feeds').description('feeds that are read');
  actingOptions(feeds.command('import').argument('<file>', 'OPML list'))
    .description('add the feeds of an OPML list as sources')
    .action(async (file: string, options: ActOptions) =>
      (await import('./feeds-import.command.js')).importFeeds(file, options),
    );
}

function addWatchCommands(program: Command): void {
  const watch = program
    .command('watch')
    .description('files of watches: a list of {name, kind, query, …} in YAML, or in CSV by the ending .csv');
  actingOptions(watch.command('import').argument('<file>', 'file of watches, or - for standard input'))
    .description('add the watches of a file, and change those of the same name')
    .option('--dry-run', 'only say what would be done')
    .action(async (file: string, options: ImportOptions) =>
      (await import('./watch-import.command.js')).importWatches(file, options),
    );
  actingOptions(watch.command('export').argument('[file]', 'file to write, or - for standard output', '-'))
    .description('write all watches of a workspace')
    .action(async (file: string, options: ActOptions) =>
      (await import('./watch-export.command.js')).exportWatches(file, options),
    );
  watch
    .command('lint')
    .description('find faults and doubtful queries in a file, each with its line and column')
    .argument('<file>', 'file of watches, or - for standard input')
    .action(async (file: string) => (await import('./watch-lint.command.js')).lintWatches(file));
  watch
    .command('test')
    .description('try the watches of a file on their own examples (matches: and ignores:)')
    .argument('<file>', 'file of watches, or - for standard input')
    .action(async (file: string) => (await import('./watch-test.command.js')).testWatches(file));
}

function addStaffCommands(program: Command): void {
  const user = program.command('user').description('people who work with Earshot');
  actingOptions(user.command('create'))
    .description('add a person; prints the link with which they choose a password')
    .requiredOption('--email <email>', 'address they sign in with')
    .requiredOption('--name <name>', 'name that others see')
    .requiredOption('--role <role>', 'admin, pr-lead, team-lead, agent or viewer')
    .option('--team <name>', 'team, by name or id; may be repeated', collect, [])
    .option('--password-file <file>', 'file that holds a password, or - for standard input; then no link is needed')
    .action(async (options: UserOptions) => (await import('./user-create.command.js')).createUser(options));
  const token = program.command('token').description('API tokens');
  token
    .command('create')
    .description('make a token and print its value, which is shown only this once')
    .requiredOption('--user <email>', 'the person it acts for')
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption('--scopes <list>', 'such as tasks:write,mentions:read; * for all rights of the person')
    .option('--expires <instant>', 'ISO 8601; it does not run out unless given')
    .action(async (options: TokenOptions) => (await import('./token-create.command.js')).createToken(options));
}

function addInstallationCommands(program: Command): void {
  program
    .command('doctor')
    .description('say what is wrong with this installation and how to mend it')
    .action(async () => (await import('./doctor.command.js')).examineInstallation());
  program
    .command('credentials')
    .description('stored secrets')
    .command('rotate')
    .description('seal them with EARSHOT_SECRET_KEY; EARSHOT_SECRET_KEY_OLD is the key before; safe to run twice')
    .action(async () => (await import('./credentials-rotate.command.js')).rotateCredentials());
  actingOptions(program.command('erase'))
    .description('erase what an author wrote, everywhere, and keep it out; counts stay')
    .requiredOption('--author <network:id>', 'the author, by the id of the network, or NETWORK:@handle')
    .option('--note <text>', 'why; kept, unless it names the author')
    .action(async (options: EraseOptions) => (await import('./erase.command.js')).eraseAuthor(options));
  program
    .command('migrate')
    .description('bring the schema of the database up to date')
    .action(async () => (await import('./migrate.command.js')).migrateDatabase());
  program
    .command('demo')
    .description('the demo workspace')
    .command('reset')
    .description('empty the demo workspace and open it anew')
    .action(async () => (await import('./demo-reset.command.js')).resetDemo());
}

function addApiCommands(program: Command): void {
  const api = program.command('api').description('everything that the screens do, from the shell');
  api
    .command('list')
    .argument('[word]', 'only lines with this word')
    .description('what can be asked: method, path and meaning of each operation')
    .action(async (word: string | undefined) => (await import('./api.command.js')).listOperations(word));
  actingOptions(
    api.command('call').argument('<method>', 'GET, POST, PUT, PATCH or DELETE').argument('<path>', '/tasks/7'),
  )
    .description('ask one operation and print its answer')
    .option('--data <json>', 'the body: JSON, @FILE, or - for standard input')
    .option('--version <n>', 'refuse when the resource has another version by now')
    .option('--all', 'every item of a list, one JSON object a line')
    .action(async (method: string, path: string, options: CallOptions) =>
      (await import('./api.command.js')).callApi(method, path, options),
    );
}

function addLearningCommands(program: Command): void {
  program
    .command('train')
    .description('learn from what the people of a workspace corrected; kept only where it is certain to be better')
    .requiredOption('--workspace <id>', 'the workspace, by id or name')
    .option('--dry-run', 'only say what would be learnt')
    .action(async (options: TrainOptions) => (await import('./train.command.js')).trainWorkspace(options));
}

function addDrillCommand(program: Command): void {
  const drill = program.command('drill').description('crises that are practised');
  actingOptions(drill.command('run').argument('<file>', 'YAML of a scenario, or - for standard input'))
    .description('run a scenario to its end in a workspace that nothing leaves, and print the report')
    .option('--speed <n>', 'seconds of the scenario per second; 1 unless given')
    .option('--json', 'the report as one JSON object')
    .action(async (file: string, options: DrillOptions) =>
      (await import('./drill-run.command.js')).runDrill(file, options),
    );
}

function createProgram(): Command {
  const program = new Command('earshot')
    .description(
      'Results go to standard output, messages to standard error. Exit 0: ok, 1: failed, 2: bad usage or input.',
    )
    .version(new Env().version)
    .showHelpAfterError('Add --help for what the command takes.')
    .exitOverride();
  addTextCommands(program);
  addClockCommand(program);
  addPostCommands(program);
  addWatchCommands(program);
  addStaffCommands(program);
  addApiCommands(program);
  addLearningCommands(program);
  addDrillCommand(program);
  addInstallationCommands(program);
  return program;
}

/** Names of errors of code that is not loaded here: a database or rule files that have to be put right by the operator. */
const UNFIT: ReadonlySet<string> = new Set(['UnfitDatabase', 'IntentRulesError']);

/** Says what went wrong, where that has not happened yet, and gives the exit code. */
function report(error: unknown): 0 | 1 | 2 {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof OutputClosed) return 1;
  if (error instanceof AppError) {
    tell(error.message);
    return error.kind === 'invalid' ? 2 : 1;
  }
  const isExpected =
    error instanceof BadInput ||
    error instanceof CommandFailed ||
    error instanceof InvalidEnvironment ||
    (error instanceof Error && UNFIT.has(error.name));
  if (isExpected) tell(error.message);
  else tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return error instanceof BadInput ? 2 : 1;
}

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
