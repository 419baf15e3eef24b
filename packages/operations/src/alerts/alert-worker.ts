import { deliverAlerts } from "./deliver-alerts.ts";
import { type Alerting, evaluateAlerts } from "./evaluate-alerts.ts";
import { beat } from "./heartbeat.ts";

const evaluateEvery = 60_000;
const deliverEvery = 5_000;

/** One evaluation, and a beat if it was this process's and worked. */
export async function evaluateAndBeat(alerting: Alerting, heartbeatUrl: string | null): Promise<void> {
  if ((await evaluateAlerts(alerting)) && heartbeatUrl !== null) await beat(heartbeatUrl, alerting.log);
}

/** Begins to evaluate the rules and to deliver what comes of them. The answer stops it. */
export function startAlerts(alerting: Alerting, heartbeatUrl: string | null): () => void {
  const oneAtATime = (name: string, work: () => Promise<void>) => {
    let running = false;
    return async () => {
      if (running) return;
      running = true;
      await work()
        .catch((error) => alerting.log.error({ err: error }, `${name} failed`))
        .finally(() => {
          running = false;
        });
    };
  };
  const evaluate = oneAtATime("evaluating alert rules", () => evaluateAndBeat(alerting, heartbeatUrl));
  const deliver = oneAtATime("delivering alerts", () => deliverAlerts(alerting));
  const timers = [setInterval(evaluate, evaluateEvery), setInterval(deliver, deliverEvery)];
  return () => timers.forEach(clearInterval);
}
