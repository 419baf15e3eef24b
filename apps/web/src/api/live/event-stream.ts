/** ms. Proxies close a connection on which nothing is said for long. */
const keepaliveEvery = 20_000;

/** How many messages may wait for a client that doesn't read. */
const mostWaiting = 16;

export type EventStream = {
  /** server-sent events, as UTF-8 */
  body: ReadableStream<Uint8Array>;
  /** Sends an event that says nothing but its name. A client that doesn't read is dropped instead. */
  send: (name: string) => void;
  end: () => void;
};

/**
 * A stream of server-sent events.
 * @param retry ms that a browser waits before it connects again
 * @param over called once: the stream was ended, or its client dropped or gone
 */
export function openEventStream({ retry, over }: { retry: number; over: () => void }): EventStream {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(
    {},
    new CountQueuingStrategy({ highWaterMark: mostWaiting }),
  );
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  let open = true;

  const finish = () => {
    if (!open) return;
    open = false;
    clearInterval(keepalive);
    over();
  };
  const end = () => {
    finish();
    writer.close().catch(() => {});
  };
  const write = (text: string) => {
    if (!open) return;
    if ((writer.desiredSize ?? 0) <= 0) end();
    else writer.write(encoder.encode(text)).catch(finish);
  };
  const keepalive = setInterval(() => write(": keepalive\n\n"), keepaliveEvery);
  writer.closed.then(finish, finish);
  write(`retry: ${Math.round(retry)}\n\n`);
  return { body: readable, send: (name) => write(`event: ${name}\ndata: {}\n\n`), end };
}
