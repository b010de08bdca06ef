import type { Standard } from '../standards/api.js';
import type {
  ApiToken,
  ConnectorInfo,
  OpmlResult,
  QuarantinedPost,
  Source,
  SourceGap,
  StaffMember,
  SystemStatus,
  Watch,
} from './configuration-types.js';
import type { components } from './schema.js';
import type { Me, Mention, Reply, SessionOptions, SignedIn, Task, TaskCounts, TaskDetail, Template } from './types.js';
import type {
  Backfill,
  ListedWatch,
  Mute,
  MutePreview,
  Story,
  WatchDiff,
  WatchImport,
  WatchVersion,
} from './listening-types.js';
import type {
  Accuracy,
  PriorityRebase,
  PriorityRehearsal,
  SentimentInsight,
  SentimentTerms,
  WeightsVersion,
} from './understanding-types.js';
import type { ExamplesRun, QueryLint, WatchDraft, WatchPreview, WatchSamples } from './watch-types.js';

type Served = components['schemas'];

/** A type error here means that the interface reads something the product does not serve. */
type Serves<Theirs extends Ours, Ours> = Theirs;

/** Every shape the interface reads, held against the OpenAPI document; nothing of it is left after compiling. */
export type ContractHolds = [
  Serves<Served['MeDto'], Me>,
  Serves<Served['SignInOptionsDto'], SessionOptions>,
  Serves<Served['SignedInDto'], SignedIn>,
  Serves<Served['TaskDto'], Task>,
  Serves<Served['TaskDetailDto'], TaskDetail>,
  Serves<Served['TaskCountsDto'], TaskCounts>,
  Serves<Served['ReplyDto'], Reply>,
  Serves<Served['MentionDto'], Mention>,
  Serves<Served['TemplateView'], Template>,
  Serves<Served['WatchView'], Watch>,
  Serves<Served['WatchView'], ListedWatch>,
  Serves<Served['WatchPreview'], WatchPreview>,
  Serves<Served['LintAnswer'], QueryLint>,
  Serves<Served['ExampleResults'], ExamplesRun>,
  Serves<Served['WatchDraftView'], WatchDraft>,
  Serves<Served['WatchSamples'], WatchSamples>,
  Serves<Served['WatchVersionView'], WatchVersion>,
  Serves<Served['WatchDiff'], WatchDiff>,
  Serves<Served['WatchImportResult'], WatchImport>,
  Serves<Served['BackfillView'], Backfill>,
  Serves<Served['Mute'], Mute>,
  Serves<Served['MutePreview'], MutePreview>,
  Serves<Served['StoryDto'], Story>,
  Serves<Served['WeightsVersionView'], WeightsVersion>,
  Serves<Served['RehearsalView'], PriorityRehearsal>,
  Serves<Served['RebaseView'], PriorityRebase>,
  Serves<Served['SentimentInsightDto'], SentimentInsight>,
  Serves<Served['SentimentTermsDto'], SentimentTerms>,
  Serves<Served['AccuracyReportDto'], Accuracy>,
  Serves<Served['SourceView'], Source>,
  Serves<Served['GapView'], SourceGap>,
  Serves<Served['QuarantinedPostView'], QuarantinedPost>,
  Serves<Served['ConnectorView'], ConnectorInfo>,
  Serves<Served['OpmlResult'], OpmlResult>,
  Serves<Served['StandardView'], Standard>,
  Serves<Served['UserDto'], StaffMember>,
  Serves<Served['TokenDto'], ApiToken>,
  Serves<Served['StatusDto'], SystemStatus>,
];
