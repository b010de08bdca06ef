import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type ChannelModel } from 'amqplib';
import { setTimeout as sleep } from 'node:timers/promises';

const PROGRAMS = '/usr/lib/rabbitmq/bin';
const NODES = 3;
const READY_WITHIN_MS = 90_000;
const USER = 'earshot';
const PASSWORD = 'only-on-loopback';

/** Whether Debian's package rabbitmq-server is there. */
export const hasRabbitmq = (): boolean => existsSync(join(PROGRAMS, 'rabbitmq-server')) && existsSync('/usr/bin/epmd');

interface ClusterNode {
  readonly name: string;
  readonly port: number;
  readonly process: ChildProcess;
  readonly output: string;
}

/** Three RabbitMQ nodes on loopback as one cluster, with files, ports, port mapper and cookie of their own. */
export class RabbitCluster {
  private constructor(
    private readonly folder: string,
    private readonly mapper: ChildProcess,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly nodes: readonly ClusterNode[],
  ) {}

  readonly credentials = { username: USER, password: PASSWORD };

  static async start(): Promise<RabbitCluster> {
    const folder = await mkdtemp(join(tmpdir(), 'earshot-rabbit-'));
    const [mapperPort = 0, ...ports] = await freePorts(1 + 2 * NODES);
    const environment = {
      PATH: process.env['PATH'],
      HOME: folder,
      LANG: 'C.UTF-8',
      ERL_EPMD_PORT: String(mapperPort),
      ERL_EPMD_ADDRESS: '127.0.0.1',
      RABBITMQ_CONF_ENV_FILE: '/dev/null',
    };
    await writeFile(join(folder, '.erlang.cookie'), 'loopback', { mode: 0o400 });
    const mapper = spawn('/usr/bin/epmd', ['-port', String(mapperPort), '-address', '127.0.0.1'], { stdio: 'ignore' });
    const nodes = await Promise.all(
      Array.from({ length: NODES }, (_, i) =>
        startNode(folder, environment, i + 1, ports[2 * i] ?? 0, ports[2 * i + 1] ?? 0),
      ),
    );
    const cluster = new RabbitCluster(folder, mapper, environment, nodes);
    try {
      await cluster.untilReady();
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  /** `host:port` of the nodes. */
  get targets(): readonly string[] {
    return this.nodes.map(({ port }) => `127.0.0.1:${String(port)}`);
  }

  get urls(): string {
    return this.targets.map((target) => `amqp://${target}`).join(', ');
  }

  connectTo(index: number): Promise<ChannelModel> {
    const { port } = this.nodes[index] ?? { port: 0 };
    return connect({ hostname: '127.0.0.1', port, ...this.credentials });
  }

  /** The position of the node that leads a queue. */
  leaderOf(queue: string): number {
    const listed = this.ask(1, 'list_queues', '--silent', '--no-table-headers', 'name', 'leader');
    const [, leader] = listed.map((line) => line.split('\t')).find(([name]) => name === queue) ?? [];
    return this.nodes.findIndex(({ name }) => name === leader);
  }

  /** Ends a node as a power failure would. */
  async kill(index: number): Promise<void> {
    const node = this.nodes[index];
    if (node !== undefined) await end(node.process);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.nodes.map((node) => end(node.process)), end(this.mapper)]);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  private ask(index: number, ...words: readonly string[]): string[] {
    const asked = spawnSync(join(PROGRAMS, 'rabbitmqctl'), ['-n', this.nodes[index]?.name ?? '', ...words], {
      env: this.environment,
      encoding: 'utf8',
    });
    if (asked.status !== 0) throw new Error(`rabbitmqctl ${words.join(' ')}: ${asked.stderr}${asked.stdout}`);
    return asked.stdout.split('\n').filter((line) => line !== '');
  }

  private async untilReady(): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS;
    for (const node of this.nodes) {
      for (;;) {
        const output = await readFile(node.output, 'utf8').catch(() => '');
        if (output.includes('Starting broker... completed')) break;
        if (node.process.exitCode !== null || performance.now() > deadline)
          throw new Error(`${node.name} did not start:\n${output.slice(-2_000)}`);
        await sleep(200);
      }
    }
    const running = this.ask(0, 'eval', 'length(rabbit_mnesia:cluster_nodes(running)).').join('');
    if (running.trim() !== String(NODES)) throw new Error(`A cluster of ${running} nodes came up.`);
  }
}

async function startNode(
  folder: string,
  environment: NodeJS.ProcessEnv,
  number: number,
  port: number,
  distributionPort: number,
): Promise<ClusterNode> {
  const name = `ear${String(number)}@localhost`;
  const home = join(folder, `node-${String(number)}`);
  await mkdir(home);
  const members = Array.from(
    { length: NODES },
    (_, i) => `cluster_formation.classic_config.nodes.${String(i + 1)} = ear${String(i + 1)}@localhost`,
  );
  await writeFile(
    join(home, 'rabbitmq.conf'),
    [
      `listeners.tcp.default = 127.0.0.1:${String(port)}`,
      'cluster_formation.peer_discovery_backend = classic_config',
      ...members,
      `default_user = ${USER}`,
      `default_pass = ${PASSWORD}`,
      'disk_free_limit.absolute = 10MB',
      '',
    ].join('\n'),
  );
  await writeFile(join(home, 'enabled_plugins'), '[].\n');
  const output = join(home, 'output');
  const started = spawn('/bin/sh', ['-c', `exec ${PROGRAMS}/rabbitmq-server > '${output}' 2>&1`], {
    stdio: 'ignore',
    env: {
      ...environment,
      RABBITMQ_NODENAME: name,
      RABBITMQ_CONFIG_FILE: join(home, 'rabbitmq.conf'),
      RABBITMQ_MNESIA_BASE: join(home, 'mnesia'),
      RABBITMQ_LOG_BASE: join(home, 'log'),
      RABBITMQ_GENERATED_CONFIG_DIR: join(home, 'generated'),
      RABBITMQ_ENABLED_PLUGINS_FILE: join(home, 'enabled_plugins'),
      RABBITMQ_PID_FILE: join(home, 'pid'),
      RABBITMQ_DIST_PORT: String(distributionPort),
      // One program instead of a shell around it, so that a signal meets the broker itself.
      RABBITMQ_ALLOW_INPUT: '1',
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-noinput +S 1:1 +sbwt none',
    },
  });
  return { name, port, process: started, output };
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
