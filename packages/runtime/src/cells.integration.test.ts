import { refreshMailbox } from "@calcache/calendar-cache";
import { type GraphSimulator, startGraphSimulator } from "@calcache/graph-simulator";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestWorld, type TestWorld, teamOf } from "./testing/test-world.ts";

/** Which cell serves an organisation: a table that whoever runs cells keeps (docs/scale.md). */
const cellOf: Record<string, "north" | "south"> = { "contoso.example": "north", "fabrikam.example": "south" };

let simulator: GraphSimulator;
const cells = new Map<string, TestWorld>();

beforeAll(async () => {
  simulator = await startGraphSimulator();
  for (const cell of ["north", "south"]) cells.set(cell, await createTestWorld({ simulator }));
  for (const domain of Object.keys(cellOf)) {
    const ann = simulator.createMailbox({
      address: `ann@${domain}`,
      displayName: "Ann",
      timeZone: "Europe/Berlin",
    });
    await cellFor(domain).importTeam(teamOf([ann]));
  }
  for (const cell of cells.values()) await cell.runtime.sweep();
});
afterAll(async () => {
  for (const cell of cells.values()) await cell.close();
  await simulator.close();
});

function cellFor(domain: string): TestWorld {
  const cell = cells.get(cellOf[domain] ?? "");
  if (!cell) throw new Error(`nobody serves ${domain}`);
  return cell;
}

const dirty = (cell: TestWorld) =>
  cell.db.cachedCalendar.count({ where: { dirtySince: { lte: new Date(cell.now()) } } });

// Broken on purpose: subscriptions of the app listed whatever their address; the second cell ended the first one's.
test("two cells of one app serve an organisation each: a change reaches the cell that subscribed, and no cell ends another's", async () => {
  const [north, south] = [cellFor("contoso.example"), cellFor("fabrikam.example")];
  const addresses = () =>
    simulator.listSubscriptions().map(({ notificationUrl }) => new URL(notificationUrl).origin);
  expect(addresses().sort()).toEqual([north.server.url, south.server.url].sort());

  simulator.createEvent("ann@fabrikam.example", {
    title: "Meeting",
    start: new Date(Date.now() + 86_400_000).toISOString(),
    end: new Date(Date.now() + 90_000_000).toISOString(),
  });
  await vi.waitFor(async () => expect(await dirty(south)).toBe(1));
  expect(await dirty(north)).toBe(0);
  const { id } = await south.db.mailbox.findFirstOrThrow();
  // Outlook tells of a new event twice.
  await vi.waitFor(async () => {
    await refreshMailbox(south.engine, id);
    expect(await dirty(south)).toBe(0);
  });

  for (const cell of [north, south]) {
    cell.advance(25 * 60 * 60_000);
    await cell.runtime.sweep();
  }
  expect(addresses().sort()).toEqual([north.server.url, south.server.url].sort());
  expect(await north.db.mailbox.count()).toBe(1);
  expect(await south.db.mailbox.count()).toBe(1);
});
