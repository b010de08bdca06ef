// What one would write first, kept to show that the fault suite tells it from the product: it looks before it inserts instead of
// trusting a constraint, takes no lease, remembers a feed's state before the posts are stored, and sends before it writes down.
import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const feeds = (process.env.NAIVE_FEEDS ?? '').split(',');
const callback = process.env.NAIVE_CALLBACK ?? '';
const secret = process.env.NAIVE_SECRET ?? '';
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4, connectionTimeoutMillis: 3_000 });
pool.on('error', () => undefined);

async function inTransaction(work) {
  const client = await pool.connect();
  client.on('error', () => undefined);
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    client.release(error);
    throw error;
  }
}

/** "It failed, so try again": the answer to COMMIT may have been all that was lost. */
async function withRetry(work) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 3) throw error;
      await sleep(50);
    }
  }
}

async function readFeed(url) {
  const { rows: states } = await pool.query('SELECT etag FROM naive_feed WHERE url = $1', [url]);
  const response = await fetch(url, { headers: states[0]?.etag ? { 'if-none-match': states[0].etag } : {} });
  if (response.status !== 200) return;
  const text = await response.text();
  await pool.query('DELETE FROM naive_feed WHERE url = $1', [url]);
  await pool.query('INSERT INTO naive_feed (url, etag) VALUES ($1, $2)', [url, response.headers.get('etag')]);
  const entries = [...text.matchAll(/<entry><id>(.*?)<\/id><title>(.*?)<\/title>/g)].map(([, id, title]) => ({
    id,
    title,
  }));
  const { rows } = await pool.query('SELECT id, text FROM naive_post WHERE id = ANY ($1)', [
    entries.map((entry) => entry.id),
  ]);
  const known = new Map(rows.map((row) => [row.id, row.text]));
  for (const { id, title } of entries) {
    if (!known.has(id)) {
      known.set(id, title);
      const insert = () =>
        inTransaction(async (tx) => {
          await tx.query('INSERT INTO naive_post (id, text) VALUES ($1, $2)', [id, title]);
          if (title.includes('terrible')) await tx.query('INSERT INTO naive_task (conversation) VALUES ($1)', [id]);
        });
      await withRetry(insert);
    } else if (known.get(id) !== title) {
      await pool.query('UPDATE naive_post SET text = $2 WHERE id = $1', [id, title]);
    }
  }
}

async function sendReplies() {
  const { rows } = await pool.query('SELECT id FROM naive_reply WHERE NOT is_sent ORDER BY id LIMIT 3');
  for (const { id } of rows) {
    const key = `reply-${id}`;
    const at = String(Math.floor(Date.now() / 1000));
    const message = randomUUID();
    const body = JSON.stringify({ key, inReplyTo: key, conversationId: key, text: 'We heard you.' });
    const signature = createHmac('sha256', secret).update(`${message}.${at}.${body}`).digest('base64');
    const response = await fetch(callback, {
      method: 'POST',
      headers: { 'webhook-id': message, 'webhook-timestamp': at, 'webhook-signature': `v1,${signature}` },
      body,
      signal: AbortSignal.timeout(3_000),
    });
    if (response.ok) await pool.query('UPDATE naive_reply SET is_sent = true WHERE id = $1', [id]);
  }
}

async function forever(work) {
  for (;;) {
    await work().catch(() => undefined);
    await sleep(100);
  }
}

console.log('ready');
await Promise.all([...feeds.map((url) => forever(() => readFeed(url))), forever(sendReplies)]);
