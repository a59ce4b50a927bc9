import { createServer, type Server, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";

// PGlite is one session. Many clients share it here: each batch of protocol messages (up to a Sync or a simple Query)
// runs as one, and a client that is inside a transaction keeps the session until the transaction ends. Running single
// messages in turn instead would let one client's Bind meet another client's Parse.

const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;

/** A client that sits in an open transaction stops everyone else; after this long it is rolled back. */
const IDLE_IN_TRANSACTION_MS = 30_000;
const MAX_MESSAGE_BYTES = 1 << 29;

const message = {
  query: 0x51,
  sync: 0x53,
  flush: 0x48,
  terminate: 0x58,
  copyDone: 0x63,
  copyFail: 0x66,
  readyForQuery: 0x5a,
} as const;
const endsBatch: ReadonlySet<number> = new Set([
  message.query,
  message.sync,
  message.flush,
  message.copyDone,
  message.copyFail,
]);
const syncMessage = Uint8Array.from([message.sync, 0, 0, 0, 4]);
const idle = 0x49;

interface Client {
  readonly socket: Socket;
  buffer: Buffer;
  started: boolean;
  /** Complete messages of the batch being received. */
  pending: Buffer[];
  /** Complete batches waiting for the session. */
  readonly batches: Buffer[][];
  idleTimer: NodeJS.Timeout | undefined;
}

interface Session {
  readonly db: PGlite;
  readonly clients: Set<Client>;
  /** The client inside a transaction, if any. */
  owner: Client | undefined;
  running: boolean;
  /** Called when the engine itself breaks: the process must end and be started again. */
  readonly onBroken: (error: unknown) => void;
}

/** Serves one PGlite instance to many clients. Listen on the returned server yourself. */
export function createConnectionServer(db: PGlite, onBroken: (error: unknown) => void): Server {
  const session: Session = { db, clients: new Set(), owner: undefined, running: false, onBroken };
  return createServer({ noDelay: true }, (socket) => {
    const client: Client = {
      socket,
      buffer: Buffer.alloc(0),
      started: false,
      pending: [],
      batches: [],
      idleTimer: undefined,
    };
    session.clients.add(client);
    socket.on("data", (data) => {
      client.buffer = client.buffer.length === 0 ? data : Buffer.concat([client.buffer, data]);
      receive(session, client);
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      leave(session, client);
    });
  });
}

function receive(session: Session, client: Client): void {
  while (!client.socket.destroyed) {
    const next = client.started ? takeMessage(client) : takeStartup(client);
    if (!next) break;
    client.pending.push(next);
    const first = next[0] ?? 0;
    if (client.started && first === message.terminate) {
      client.socket.end();
      return;
    }
    if (client.started && !endsBatch.has(first)) continue;
    client.started = true;
    client.batches.push(client.pending);
    client.pending = [];
  }
  void run(session);
}

/** The first message has no type byte; requests for encryption before it are answered with "no". */
function takeStartup(client: Client): Buffer | undefined {
  while (client.buffer.length >= 8) {
    const length = client.buffer.readInt32BE(0);
    const code = client.buffer.readInt32BE(4);
    if (length < 8 || length > 10_000 || code === CANCEL_REQUEST) {
      client.socket.destroy();
      return undefined;
    }
    if (client.buffer.length < length) return undefined;
    const taken = client.buffer.subarray(0, length);
    client.buffer = client.buffer.subarray(length);
    if (code !== SSL_REQUEST && code !== GSS_REQUEST) return taken;
    client.socket.write("N");
  }
  return undefined;
}

function takeMessage(client: Client): Buffer | undefined {
  if (client.buffer.length < 5) return undefined;
  const length = 1 + client.buffer.readInt32BE(1);
  if (length < 5 || length > MAX_MESSAGE_BYTES) {
    client.socket.destroy();
    return undefined;
  }
  if (client.buffer.length < length) return undefined;
  const taken = client.buffer.subarray(0, length);
  client.buffer = client.buffer.subarray(length);
  return taken;
}

/** The client whose turn it is: the one in a transaction, else the next that has a whole batch. */
function nextClient(session: Session): Client | undefined {
  if (session.owner) return session.owner.batches.length > 0 ? session.owner : undefined;
  for (const client of session.clients) {
    if (client.batches.length === 0) continue;
    // To the back of the line, so that a busy client cannot keep the others waiting.
    session.clients.delete(client);
    session.clients.add(client);
    return client;
  }
  return undefined;
}

async function run(session: Session): Promise<void> {
  if (session.running) return;
  session.running = true;
  try {
    for (;;) {
      if (session.owner?.socket.destroyed === true) await rollBackFor(session);
      const client = nextClient(session);
      if (!client) break;
      clearTimeout(client.idleTimer);
      const finished = await execute(session.db, client.batches.shift() ?? [], client.socket);
      session.owner = finished ? undefined : client;
      if (!finished) watchIdle(session, client);
    }
  } catch (error) {
    session.onBroken(error);
  } finally {
    session.running = false;
  }
}

/** Runs one batch and says whether the session is free again: the last answer was ReadyForQuery outside a transaction. */
async function execute(db: PGlite, batch: readonly Buffer[], socket: Socket): Promise<boolean> {
  let tail = Buffer.alloc(0);
  const onRawData = (data: Uint8Array): void => {
    if (data.length === 0) return;
    // PGlite reuses the memory behind `data`.
    const copy = Buffer.from(data);
    tail = copy.length >= 6 ? copy.subarray(-6) : Buffer.concat([tail, copy]).subarray(-6);
    if (socket.writable) socket.write(copy);
  };
  await db.runExclusive(async () => {
    for (const part of batch) await db.execProtocolRawStream(new Uint8Array(part), { onRawData });
  });
  return tail[0] === message.readyForQuery && tail[5] === idle;
}

function watchIdle(session: Session, client: Client): void {
  client.idleTimer = setTimeout(() => {
    if (session.owner === client) client.socket.destroy();
  }, IDLE_IN_TRANSACTION_MS);
}

/** Closes what a departed client left open, so that nothing of it is kept and the others can go on. */
async function rollBackFor(session: Session): Promise<void> {
  clearTimeout(session.owner?.idleTimer);
  session.owner = undefined;
  await session.db.runExclusive(() => session.db.execProtocolRawStream(syncMessage, { onRawData: () => undefined }));
  if (session.db.isInTransaction()) await session.db.exec("ROLLBACK");
}

function leave(session: Session, client: Client): void {
  session.clients.delete(client);
  client.batches.length = 0;
  void run(session);
}
