import pg from 'pg';

class CopyIn extends pg.Query {
  constructor(sql, bytes, done) {
    super(sql, undefined, done);
    this.bytes = bytes;
  }

  handleCopyInResponse(connection) {
    connection.sendCopyFromChunk(this.bytes);
    connection.endCopyFrom();
  }
}

/** Runs `COPY … FROM STDIN` with all its lines in one buffer. */
export function copyIn(client, sql, bytes) {
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(sql, bytes, (error) => (error ? reject(error) : resolve())));
  });
}

class CopyOut extends pg.Query {
  chunks = [];

  handleCopyData({ chunk }) {
    // The driver reads the next message into the same memory.
    this.chunks.push(Buffer.from(chunk));
  }
}

/** Runs `COPY … TO STDOUT`; resolves with all its lines in one buffer. */
export function copyOut(client, sql) {
  return new Promise((resolve, reject) => {
    const query = new CopyOut(sql, undefined, (error) =>
      error ? reject(error) : resolve(Buffer.concat(query.chunks)),
    );
    client.query(query);
  });
}

const ESCAPES = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const NEEDS_ESCAPE = /[\\\n\r\t]/;

/** A value in the text form of COPY. */
export function copyText(value) {
  if (value === null) return '\\N';
  const text = String(value);
  return NEEDS_ESCAPE.test(text) ? text.replace(/[\\\n\r\t]/g, (char) => ESCAPES[char]) : text;
}
