import { type createTargetGuard, openPost } from "@calcache/channels";
import { type Telling, tellSubscribers } from "@calcache/operations";

const every = 15_000;

/**
 * Begins to tell subscribers of the status page what is new, four times a minute. The answer stops it, and resolves when nothing is under
 * way any more.
 * @param targets where a webhook may be
 */
export function startStatusNews(
  telling: Omit<Telling, "post">,
  targets: ReturnType<typeof createTargetGuard>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  const { post, close } = openPost(targets);
  const stopping = new AbortController();
  let underWay = Promise.resolve();
  let isBusy = false;
  const tick = () => {
    if (isBusy) return;
    isBusy = true;
    const send: Telling["post"] = (url, body) => post(url, {}, body);
    underWay = tellSubscribers({ ...telling, post: send }, stopping.signal)
      .catch(onError)
      .finally(() => {
        isBusy = false;
      });
  };
  const timer = setInterval(tick, every);
  tick();
  return async () => {
    stopping.abort();
    clearInterval(timer);
    await underWay;
    await close();
  };
}
