import { readQueueState, workersWanted } from "@calcache/operations";
import { createTestDatabase } from "@calcache/setup/testing";
import { expect, test } from "vitest";
import { z } from "zod";
import { chartValues, renderChart } from "./render-chart.ts";

const scaled = z.object({
  kind: z.literal("ScaledObject"),
  spec: z.object({ triggers: z.tuple([z.object({ metadata: z.object({ query: z.string() }) })]) }),
});

// Broken on purpose: 0.5 for the share of busy places in the chart.
test("KEDA is told the number of workers that the metric shows", async () => {
  const { db, drop } = await createTestDatabase();
  try {
    await db.$executeRaw`CREATE SCHEMA calcache_queue`;
    await db.$executeRaw`CREATE TABLE calcache_queue.job (
      name text, state text, started_on timestamptz, completed_on timestamptz, heartbeat_on timestamptz)`;
    const [{ query }] = renderChart(chartValues()).flatMap(
      (one) => scaled.safeParse(one).data?.spec.triggers[0].metadata ?? [],
    ) as [{ query: string }];
    const asked = async () => Object.values((await db.$queryRawUnsafe<[object]>(query))[0])[0];
    expect(await asked()).toBe(1);
    await db.$executeRaw`INSERT INTO calcache_queue.job (name, state) SELECT 'refresh-mailbox', 'created' FROM generate_series(1, 97)`;
    expect(await asked()).toBe(workersWanted(await readQueueState(db)));
    await db.$executeRaw`INSERT INTO calcache_queue.job
      SELECT 'refresh-mailbox', 'completed', now() - interval '3 s', now() - interval '0.2 s', NULL FROM generate_series(1, 600)`;
    const wanted = await asked();
    expect(wanted).toBe(workersWanted(await readQueueState(db)));
    expect(wanted).toBeGreaterThan(5);
  } finally {
    await drop();
  }
});
