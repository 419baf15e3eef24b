/** An open page of an event type: a client of its server-sent events. */
export type OpenPage = {
  /** resolves with the next event */
  next: () => Promise<void>;
  close: () => void;
};

/** Opens as many pages as asked for, and waits until the server has answered all. */
export function openPages(url: string, eventTypeId: number, count: number): Promise<OpenPage[]> {
  return Promise.all(
    Array.from({ length: count }, (_, index) =>
      openPage(`${url}/api/live?eventTypeId=${eventTypeId}`, `10.0.${index >> 8}.${index & 255}`),
    ),
  );
}

/** @param from its address: only so many may come from one */
async function openPage(url: string, from: string): Promise<OpenPage> {
  const released = new AbortController();
  const headers = { "x-forwarded-for": from };
  const answer = await fetch(url, { signal: released.signal, headers });
  if (!answer.ok || !answer.body) throw new Error(`${url} answered ${answer.status}`);
  let waiting: (() => void)[] = [];
  const read = async (body: ReadableStream<Uint8Array>) => {
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      if (!chunk.includes("event: availability")) continue;
      for (const resolve of waiting) resolve();
      waiting = [];
    }
  };
  read(answer.body).catch((error) => {
    if (!released.signal.aborted) throw error;
  });
  return {
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close: () => released.abort(),
  };
}
