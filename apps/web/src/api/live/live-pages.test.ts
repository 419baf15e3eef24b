import type { AvailabilityListener } from "@calcache/calendar-cache";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Concerned } from "./concerned.ts";
import { openLivePages } from "./live-pages.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** ms that news of one transaction may take to come in */
const gather = 10;
const nothing = { calendars: [], users: [], eventTypes: [] };

/** Pages of the event types 1 (calendar 10, user 100) and 2 (calendar 20, user 200). */
function world(most = 10, mostOfAddress = 10) {
  const concerned = new Map<number, Concerned>([
    [1, { calendars: new Set([10]), users: new Set([100]) }],
    [2, { calendars: new Set([20]), users: new Set([200]) }],
  ]);
  const find = vi.fn(async (id: number) => concerned.get(id) ?? null);
  const stop = vi.fn(async () => {});
  const listeners: AvailabilityListener[] = [];
  const listen = vi.fn((listener: AvailabilityListener) => {
    listeners.push(listener);
    return stop;
  });
  const log = { warn: vi.fn() };
  const pages = openLivePages({ find, listen, most, mostOfAddress, log });
  async function view(eventTypeId: number, address = "192.0.2.1") {
    const viewer = { address, tell: vi.fn(), end: vi.fn() };
    const joined = await pages.join(eventTypeId, viewer);
    return { ...viewer, leave: joined.kind === "joined" ? joined.leave : () => {}, kind: joined.kind };
  }
  const hear = (news: Partial<typeof nothing> | { [name in keyof typeof nothing]?: number[] }) => {
    for (const { changed } of listeners) changed({ ...nothing, ...news });
    vi.advanceTimersByTime(gather);
  };
  const reconnect = () => {
    for (const { connected } of listeners) connected();
    vi.advanceTimersByTime(gather);
  };
  return { pages, view, hear, reconnect, find, listen, listeners, stop, log, concerned };
}

describe("a viewer", () => {
  it.each([
    ["a calendar of its hosts", { calendars: [10] }],
    ["one of its hosts", { users: [100] }],
    ["itself", { eventTypes: [1] }],
  ])("is told when news concern %s, and viewers of others aren't", async (_, news) => {
    const { view, hear } = world();
    const [concerned, other] = [await view(1), await view(2)];
    hear(news);
    expect(concerned.tell).toHaveBeenCalledTimes(1);
    expect(other.tell).not.toHaveBeenCalled();
  });

  it("is told of a burst twice: at its start and at its end", async () => {
    const { view, hear } = world();
    const viewer = await view(1);
    for (let count = 0; count < 50; count++) hear({ calendars: [10] });
    vi.advanceTimersByTime(10_000);
    expect(viewer.tell).toHaveBeenCalledTimes(2);
  });

  it("is told once of what one transaction changes", async () => {
    const { view, listeners } = world();
    const viewer = await view(1);
    for (const { changed } of listeners) {
      changed({ ...nothing, users: [100] });
      changed({ ...nothing, eventTypes: [1] });
    }
    vi.advanceTimersByTime(10_000);
    expect(viewer.tell).toHaveBeenCalledTimes(1);
  });

  it("is told when news may have been missed", async () => {
    const { view, reconnect } = world();
    const viewers = [await view(1), await view(2)];
    reconnect();
    for (const { tell } of viewers) expect(tell).toHaveBeenCalledTimes(1);
  });

  it("is told nothing more once it has left", async () => {
    const { view, hear } = world();
    const viewer = await view(1);
    viewer.leave();
    hear({ calendars: [10] });
    expect(viewer.tell).not.toHaveBeenCalled();
  });

  it("is told when another calendar is selected, and of that one's changes from then on", async () => {
    const { view, hear, concerned } = world();
    const viewer = await view(1);
    concerned.set(1, { calendars: new Set([11]), users: new Set([100]) });
    await vi.advanceTimersByTimeAsync(120_000 + gather);
    expect(viewer.tell).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    hear({ calendars: [11] });
    expect(viewer.tell).toHaveBeenCalledTimes(2);
  });

  it("is sent away when its event type is deleted", async () => {
    const { view, concerned } = world();
    const viewer = await view(1);
    concerned.delete(1);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(viewer.end).toHaveBeenCalledTimes(1);
  });

  it("stays with the last answer while the database is away", async () => {
    const { view, hear, find, log } = world();
    const viewer = await view(1);
    find.mockRejectedValueOnce(new Error("away"));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(log.warn).toHaveBeenCalledTimes(1);
    hear({ calendars: [10] });
    expect(viewer.tell).toHaveBeenCalledTimes(1);
  });
});

describe("the pages of a process", () => {
  it("have one listener, begun with the first viewer, and look an event type up once", async () => {
    const { view, find, listen } = world(200, 200);
    expect(listen).not.toHaveBeenCalled();
    await Promise.all(Array.from({ length: 100 }, () => view(1)));
    expect(listen).toHaveBeenCalledTimes(1);
    expect(find).toHaveBeenCalledTimes(1);
  });

  it("let in a share of them from one address", async () => {
    const { view } = world(10, 2);
    const first = await view(1);
    await view(2);
    expect((await view(1)).kind).toBe("address full");
    expect((await view(1, "192.0.2.2")).kind).toBe("joined");
    first.leave();
    expect((await view(1)).kind).toBe("joined");
    expect((await view(9)).kind).toBe("address full");
    expect((await view(9, "192.0.2.2")).kind).toBe("unknown event type");
    expect((await view(1, "192.0.2.2")).kind).toBe("joined");
  });

  it("let in as many as they have room for; whoever leaves, once or twice, makes room for one", async () => {
    const { view } = world(2);
    const first = await view(1);
    await view(2);
    expect((await view(1)).kind).toBe("full");
    first.leave();
    first.leave();
    expect((await view(1)).kind).toBe("joined");
    expect((await view(1)).kind).toBe("full");
  });

  it("keep no room for an event type that doesn't exist, nor for a failed look-up", async () => {
    const { view, find } = world(1);
    expect((await view(3)).kind).toBe("unknown event type");
    find.mockRejectedValueOnce(new Error("away"));
    await expect(view(1)).rejects.toThrow("away");
    expect((await view(1)).kind).toBe("joined");
  });

  it("end for all when they are closed, and let nobody in after that", async () => {
    const { pages, view, stop } = world();
    const viewer = await view(1);
    await pages.close();
    expect(viewer.end).toHaveBeenCalledTimes(1);
    expect(stop).toHaveBeenCalledTimes(1);
    expect((await view(1)).kind).toBe("full");
    viewer.leave();
    expect(vi.getTimerCount()).toBe(0);
  });
});
