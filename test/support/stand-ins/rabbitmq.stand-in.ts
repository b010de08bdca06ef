import type { StandIn } from './stand-in.js';

/** Settings only: the broker itself is met in test/faults/rabbitmq.spec.ts, where a real cluster runs. */
export function startRabbitmqStandIn(): Promise<StandIn> {
  return Promise.resolve({
    settings: {
      urls: 'amqp://127.0.0.1:5672, amqps://mq.example',
      queue: 'posts',
      queueType: 'stream',
      startFrom: 'next',
    },
    credentials: { username: 'earshot', password: 'secret' },
    badSettings: [
      { urls: 'https://mq.example', queue: 'posts', queueType: 'stream' },
      { urls: 'amqp://user:pass@mq.example', queue: 'posts', queueType: 'stream' },
      { urls: 'amqp://mq.example/vhost', queue: 'posts', queueType: 'stream' },
      { urls: 'amqp://mq.example', queue: '', queueType: 'stream' },
      { urls: 'amqp://mq.example', queue: 'posts', queueType: 'classic' },
      { urls: 'amqp://mq.example', queue: 'posts', queueType: 'stream', startFrom: 'middle' },
      { urls: 'amqp://mq.example', queue: 'posts', queueType: 'stream', prefetch: 0 },
    ],
    targets: [],
    folders: [],
    received: [],
    stop: () => Promise.resolve(),
  });
}
