/**
 * Runs tasks a few lanes at a time; the tasks of one lane key run one after the other.
 * @param lanes how many keys are worked on at once
 */
export async function inLanes<Task>(
  tasks: readonly Task[],
  keyOf: (task: Task) => number,
  lanes: number,
  run: (task: Task) => Promise<void>,
): Promise<void> {
  const waiting = [...Map.groupBy(tasks, keyOf).values()];
  const work = async () => {
    for (let lane = waiting.shift(); lane !== undefined; lane = waiting.shift()) {
      for (const task of lane) await run(task);
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
}
