import { hasPgBouncer, startPgBouncer } from "@calcache/setup/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookableTeam, dateAhead } from "./support/demo-team.ts";
import { openEventStream } from "./support/event-stream.ts";
import { until } from "./support/run.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

const day = dateAhead(7);

describe.skipIf(!hasPgBouncer)(
  "behind a pooler in transaction mode, with an address of the database itself",
  () => {
    let app: WebApp;
    let pooler: Awaited<ReturnType<typeof startPgBouncer>>;

    beforeAll(async () => {
      app = await startWebApp({
        async moreEnv({ DATABASE_URL = "" }) {
          pooler = await startPgBouncer(DATABASE_URL, "transaction", 3);
          return { DATABASE_URL: pooler.databaseUrl, DATABASE_DIRECT_URL: DATABASE_URL };
        },
      });
      await bookableTeam(app);
    });
    afterAll(async () => {
      await app?.close();
      await pooler?.stop();
    });

    const slots = async () => {
      const query = `teamSlug=devs&eventTypeSlug=teamevent&start=${day}&end=${day}`;
      const answer = await fetch(`${app.url}/api/v2/slots?${query}`);
      expect(answer.status).toBe(200);
      return JSON.stringify(await answer.json());
    };

    test("what many ask and book at once is answered, and open pages hear of it", async () => {
      const { id } = await app.db.eventType.findFirstOrThrow({ where: { slug: "teamevent" } });
      const page = await openEventStream(`${app.url}/api/live?eventTypeId=${id}`);
      await Promise.all(Array.from({ length: 30 }, slots));
      const booked = await Promise.all(
        ["10:00", "11:00", "12:00"].map((time) =>
          fetch(`${app.url}/api/v2/bookings`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({
              teamSlug: "devs",
              eventTypeSlug: "teamevent",
              start: `${day}T${time}:00Z`,
              attendee: { name: "Gus", email: "gus@guest.example", timeZone: "UTC" },
            }),
          }),
        ),
      );
      expect(booked.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect(await slots()).not.toContain(`${day}T10:00`);
      await until(async () => page.events() > 0);
      page.leave();
      expect(app.output()).not.toContain("prepared statement");
    });
  },
);
