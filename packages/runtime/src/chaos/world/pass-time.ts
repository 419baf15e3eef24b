import { wakeDueMailboxes } from "@calcache/calendar-cache";
import type { ChaosWorld } from "./chaos-world.ts";

const hour = 3_600_000;
/** Some turns of the event loop: whatever is under way gets on. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Time goes by. What is on its way arrives first where hours pass, and what workers do every few seconds is done. */
export async function advance(world: ChaosWorld, ms: number): Promise<void> {
  if (ms >= hour && !world.simulator.delivery().paused) await world.simulator.deliverySettled();
  world.move(ms);
  world.queue?.run();
  if (ms < 5_000) return;
  await wakeDueMailboxes(world.nextWorker().runtime.engine);
}

/** Lets the workers do what is due. */
export async function work(world: ChaosWorld): Promise<void> {
  await wakeDueMailboxes(world.nextWorker().runtime.engine);
  await world.queue?.drain();
}
