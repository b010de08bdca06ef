import { parseDocument } from 'yaml';
import { primarySubtag } from '../language/primary-subtag.js';
import { WATCH_KINDS } from '../priority/watch-kind.js';
import { parseWatchQuery } from '../query/parse-watch-query.js';
import type { DrillCustomer, DrillEvent, DrillPost, DrillScenario, DrillTargets, DrillTexts } from './drill.types.js';
import type { ScenarioFault } from './scenario-fault.types.js';
import { ScenarioValues, type Members } from './scenario-values.js';

export type ReadScenario =
  | { readonly ok: true; readonly scenario: DrillScenario }
  | { readonly ok: false; readonly faults: readonly ScenarioFault[] };

const FIELDS = [
  ...['title', 'summary', 'minutes', 'languages', 'playbook', 'watch', 'usual', 'onsetSeconds', 'targets'],
  ...['customers', 'posts', 'events'],
];
const LONGEST_TEXT = 2_000;
const MOST_MINUTES = 240;
const MOST_POSTS = 2_000;
const MOST_CUSTOMERS = 1_000;
const NETWORK = /^[a-z][a-z0-9-]{0,30}$/;
const NAME = /^[a-z][a-z0-9-]{0,59}$/;
const HANDLE = /^[\p{L}\p{N}._-]{1,40}$/u;
/** Whoever knows better says so in the file. */
const USUAL_TARGETS: DrillTargets = {
  detectSeconds: 300,
  acknowledgeSeconds: 300,
  firstStatementSeconds: 1_800,
  updateSeconds: 1_800,
  toldShare: 0.9,
  wordingShare: 0.8,
};

/** Reads the YAML of a scenario. Every fault is told with its place. */
export function readScenario(text: string): ReadScenario {
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken !== undefined) return refused(broken.message.split('\n')[0] ?? 'It is not YAML.');
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 100 });
  } catch {
    return refused('It refers to itself too often.');
  }
  return new ScenarioReader().read(content);
}

const refused = (message: string): ReadScenario => ({ ok: false, faults: [{ place: '', message }] });

/** "posts[3].by: …" */
export const faultText = ({ place, message }: ScenarioFault): string =>
  place === '' ? message : `${place}: ${message}`;

interface WrittenPost extends Omit<DrillPost, 'follows'> {
  readonly id: string;
  readonly followsId: string | null;
}

class ScenarioReader {
  private readonly values = new ScenarioValues();

  read(content: unknown): ReadScenario {
    const root = this.values.members(content, '');
    this.values.refuseOthers(root, FIELDS, '');
    const minutes = this.values.number(root['minutes'], 'minutes', 1, MOST_MINUTES);
    const lastSecond = minutes * 60;
    const customers = this.readCustomers(root['customers']);
    const posts = this.readPosts(root['posts'], new Map(customers.map((each) => [each.key, each])), lastSecond);
    const scenario: DrillScenario = {
      title: this.values.texts(root['title'], 'title'),
      summary: this.values.texts(root['summary'], 'summary'),
      minutes,
      languages: this.readLanguages(root['languages'], customers),
      playbook: this.values.name(root['playbook'], 'playbook', NAME),
      watch: this.readWatch(root['watch']),
      usual: this.readUsual(root['usual']),
      onsetSeconds: this.values.number(root['onsetSeconds'] ?? 0, 'onsetSeconds', 0, lastSecond),
      targets: this.readTargets(root['targets']),
      customers,
      posts,
      events: this.readEvents(root['events'], new Set(customers.map(({ network }) => network)), lastSecond),
    };
    const { faults } = this.values;
    return faults.length === 0 ? { ok: true, scenario } : { ok: false, faults };
  }

  private readLanguages(value: unknown, customers: readonly DrillCustomer[]): readonly string[] {
    const written = this.values.list(value, 'languages', 1, 40).map((each) => primarySubtag(String(each)));
    const spoken = new Set(customers.map(({ lang }) => lang));
    for (const lang of spoken)
      if (!written.includes(lang)) this.values.refuse('languages', `customers write ${lang}, which is not listed`);
    for (const lang of written) if (!spoken.has(lang)) this.values.refuse('languages', `nobody writes ${lang}`);
    return [...new Set(written)];
  }

  private readWatch(value: unknown): DrillScenario['watch'] {
    const watch = this.values.members(value, 'watch');
    this.values.refuseOthers(watch, ['name', 'kind', 'query'], 'watch');
    const query = this.values.text(watch['query'], 'watch.query', LONGEST_TEXT);
    const parsed = parseWatchQuery(query);
    if (!parsed.ok)
      this.values.refuse('watch.query', `${String(parsed.line)}:${String(parsed.column)}: ${parsed.reason}`);
    const kind = WATCH_KINDS.find((each) => each === watch['kind'] && each !== 'person');
    if (kind === undefined) this.values.refuse('watch.kind', 'must be a kind of watch other than person');
    return { name: this.values.text(watch['name'], 'watch.name', 200), kind: kind ?? 'brand', query };
  }

  private readUsual(value: unknown): DrillScenario['usual'] {
    const usual = this.values.members(value, 'usual');
    this.values.refuseOthers(usual, ['postsPerDay', 'negativeShare'], 'usual');
    return {
      postsPerDay: this.values.number(usual['postsPerDay'], 'usual.postsPerDay', 0, 10_000),
      negativeShare: this.values.share(usual['negativeShare'], 'usual.negativeShare'),
    };
  }

  private readTargets(value: unknown): DrillTargets {
    const targets = value === undefined ? {} : this.values.members(value, 'targets');
    this.values.refuseOthers(targets, Object.keys(USUAL_TARGETS), 'targets');
    const seconds = (name: keyof DrillTargets): number =>
      this.values.number(targets[name] ?? USUAL_TARGETS[name], `targets.${name}`, 1, MOST_MINUTES * 60);
    const share = (name: keyof DrillTargets): number =>
      this.values.share(targets[name] ?? USUAL_TARGETS[name], `targets.${name}`);
    return {
      detectSeconds: seconds('detectSeconds'),
      acknowledgeSeconds: seconds('acknowledgeSeconds'),
      firstStatementSeconds: seconds('firstStatementSeconds'),
      updateSeconds: seconds('updateSeconds'),
      toldShare: share('toldShare'),
      wordingShare: share('wordingShare'),
    };
  }

  private readCustomers(value: unknown): readonly DrillCustomer[] {
    const read = this.values.list(value, 'customers', 1, MOST_CUSTOMERS).map((each, i) => {
      const place = `customers[${String(i)}]`;
      const customer = this.values.members(each, place);
      const known = ['key', 'handle', 'name', 'network', 'followers', 'lang', 'affected'];
      this.values.refuseOthers(customer, known, place);
      const handle = this.values.name(customer['handle'], `${place}.handle`, HANDLE);
      return {
        key: this.values.text(customer['key'] ?? handle, `${place}.key`, 60),
        handle,
        name: this.values.text(customer['name'] ?? handle, `${place}.name`, 100),
        network: this.values.name(customer['network'], `${place}.network`, NETWORK),
        followers: this.values.number(customer['followers'] ?? 100, `${place}.followers`, 0, 1e9),
        lang: primarySubtag(this.values.name(customer['lang'], `${place}.lang`, /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)),
        isAffected: this.values.flag(customer['affected'] ?? true, `${place}.affected`),
      };
    });
    this.values.refuseTwice(
      read.map(({ key }) => key),
      'customers',
      'key',
    );
    this.values.refuseTwice(
      read.map(({ network, handle }) => `${network}/${handle}`),
      'customers',
      'handle',
    );
    return read;
  }

  private readPosts(
    value: unknown,
    customers: ReadonlyMap<string, DrillCustomer>,
    lastSecond: number,
  ): readonly DrillPost[] {
    const written = this.values
      .list(value, 'posts', 1, MOST_POSTS)
      .flatMap((each, i) => this.readPost(this.values.members(each, `posts[${String(i)}]`), i, customers, lastSecond))
      .sort((a, b) => a.atSeconds - b.atSeconds);
    this.values.refuseTwice(
      written.map(({ id }) => id),
      'posts',
      'id',
    );
    return written.map(({ id: _, followsId, ...post }, i) => {
      const follows = followsId === null ? null : written.findIndex(({ id }) => id === followsId);
      if (follows !== null && (follows < 0 || follows >= i)) {
        this.values.refuse('posts', `the post ${String(followsId)} that another follows is not before it`);
      }
      return { ...post, follows: follows === -1 ? null : follows };
    });
  }

  /** The post and what its writer adds later. */
  private readPost(
    post: Members,
    i: number,
    customers: ReadonlyMap<string, DrillCustomer>,
    lastSecond: number,
  ): readonly WrittenPost[] {
    const place = `posts[${String(i)}]`;
    this.values.refuseOthers(post, ['id', 'at', 'by', 'text', 'follows', 'followUps'], place);
    const by = this.values.text(post['by'], `${place}.by`, 60);
    if (!customers.has(by)) this.values.refuse(`${place}.by`, `there is no customer ${by}`);
    const atSeconds = this.values.number(post['at'], `${place}.at`, 0, lastSecond);
    const id = post['id'] === undefined ? `#${String(i)}` : this.values.text(post['id'], `${place}.id`, 60);
    const followsId = post['follows'] === undefined ? null : this.values.text(post['follows'], `${place}.follows`, 60);
    const text = this.values.text(post['text'], `${place}.text`, LONGEST_TEXT);
    const first: WrittenPost = { id, atSeconds, by, text, followsId, isOnlyIfUnanswered: false };
    const later = this.values.list(post['followUps'] ?? [], `${place}.followUps`, 0, 20).map((each, n) => {
      const at = `${place}.followUps[${String(n)}]`;
      const added = this.values.members(each, at);
      this.values.refuseOthers(added, ['after', 'text', 'ifUnanswered'], at);
      const after = this.values.number(added['after'], `${at}.after`, 1, Math.max(1, lastSecond - atSeconds));
      return {
        id: `${id}+${String(n + 1)}`,
        atSeconds: atSeconds + after,
        by,
        text: this.values.text(added['text'], `${at}.text`, LONGEST_TEXT),
        followsId: id,
        isOnlyIfUnanswered: this.values.flag(added['ifUnanswered'] ?? true, `${at}.ifUnanswered`),
      };
    });
    return [first, ...later];
  }

  private readEvents(value: unknown, networks: ReadonlySet<string>, lastSecond: number): readonly DrillEvent[] {
    return this.values
      .list(value ?? [], 'events', 0, 100)
      .map((each, i) => this.readEvent(each, `events[${String(i)}]`, networks, lastSecond))
      .sort((a, b) => a.atSeconds - b.atSeconds);
  }

  private readEvent(value: unknown, place: string, networks: ReadonlySet<string>, lastSecond: number): DrillEvent {
    const event = this.values.members(value, place);
    const atSeconds = this.values.number(event['at'], `${place}.at`, 0, lastSecond);
    if (event['kind'] === 'inject') {
      this.values.refuseOthers(event, ['kind', 'at', 'text'], place);
      const text: DrillTexts = this.values.texts(event['text'], `${place}.text`);
      return { kind: 'inject', atSeconds, text };
    }
    if (event['kind'] !== 'source-blind') this.values.refuse(`${place}.kind`, 'must be source-blind or inject');
    this.values.refuseOthers(event, ['kind', 'at', 'network', 'minutes'], place);
    const network = this.values.name(event['network'], `${place}.network`, NETWORK);
    if (!networks.has(network)) this.values.refuse(`${place}.network`, `nobody writes on ${network}`);
    const minutes = this.values.number(event['minutes'], `${place}.minutes`, 1, MOST_MINUTES);
    return { kind: 'source-blind', atSeconds, network, seconds: minutes * 60 };
  }
}
