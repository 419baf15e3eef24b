import { type Pool, Query } from "pg";

const headerSize = 19;
const endMark = -1;

/**
 * Runs a `COPY … TO STDOUT (FORMAT binary)` and hands over each tuple: the message it came in, which is the driver's
 * own and only good until the function returns, and where in it the tuple's first column begins.
 *
 * Source of the format: postgresql.org/docs/current/sql-copy.html, "Binary Format". Postgres sends one tuple a message,
 * the first of them after the header.
 */
export async function copyOut(
  pool: Pool,
  statement: string,
  onTuple: (message: Buffer, firstColumn: number) => void,
): Promise<void> {
  const client = await pool.connect();
  const failure = await new Promise<Error | null>((resolve) => {
    let tuple = headerSize;
    const query = Object.assign(new Query(statement), {
      handleCopyData({ chunk }: { chunk: Buffer }) {
        if (chunk.readInt16BE(tuple) !== endMark) onTuple(chunk, tuple + 2);
        tuple = 0;
      },
      // By a callback, not by events: where queries have a time limit the driver sets one of its own, and tells of no error.
      callback: resolve,
    });
    client.query(query);
  });
  // A connection whose answer didn't come in time may still bring it: it is nobody's any more.
  client.release(failure ?? undefined);
  if (failure) throw failure;
}
