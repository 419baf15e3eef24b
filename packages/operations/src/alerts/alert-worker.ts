import { deliverAlerts } from "./deliver-alerts.ts";
import { type Alerting, evaluateAlerts } from "./evaluate-alerts.ts";
import { beat } from "./heartbeat.ts";

const evaluateEvery = 60_000;
const deliverEvery = 5_000;

/** One evaluation, and a beat if it was this process's and worked. */
export async function evaluateAndBeat(alerting: Alerting, heartbeatUrl: string | null): Promise<void> {
  if ((await evaluateAlerts(alerting)) && heartbeatUrl !== null) await beat(heartbeatUrl, alerting.log);
}

/**
 * Begins to evaluate the rules and to deliver what comes of them, at once and from then on. The answer stops it, and resolves when
 * nothing is under way any more: what is being sent is noted as sent.
 */
export function startAlerts(alerting: Alerting, heartbeatUrl: string | null): () => Promise<void> {
  const stopping = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  const begin = (name: string, work: () => Promise<void>) => () => {
    if (underWay.has(name)) return;
    const done = work()
      .catch((error) => alerting.log.error({ err: error }, `${name} failed`))
      .finally(() => underWay.delete(name));
    underWay.set(name, done);
  };
  const evaluate = begin("evaluating alert rules", () => evaluateAndBeat(alerting, heartbeatUrl));
  const deliver = begin("delivering alerts", () => deliverAlerts(alerting, stopping.signal));
  evaluate();
  deliver();
  const timers = [setInterval(evaluate, evaluateEvery), setInterval(deliver, deliverEvery)];
  return async () => {
    stopping.abort();
    timers.forEach(clearInterval);
    await Promise.all(underWay.values());
  };
}
