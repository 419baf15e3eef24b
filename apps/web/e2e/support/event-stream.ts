/** A client of server-sent events that counts them; comments and hints are not counted. */
export async function openEventStream(url: string) {
  const released = new AbortController();
  const answer = await fetch(url, { headers: { accept: "text/event-stream" }, signal: released.signal });
  let text = "";
  const ended = (async () => {
    try {
      for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) text += chunk;
    } catch (error) {
      if (!released.signal.aborted) throw error;
    }
  })();
  return {
    answer,
    /** everything received so far */
    text: () => text,
    events: () => text.match(/^event: availability\ndata: \{\}\n\n/gm)?.length ?? 0,
    /** resolves when the server ends the stream, or after `leave` */
    ended,
    leave: () => released.abort(),
  };
}

export type EventStreamClient = Awaited<ReturnType<typeof openEventStream>>;
