import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { attend } from "../attend.ts";
import type { Simulation } from "../simulation.ts";
import { subscriptionOperations } from "../subscriptions/subscription-operations.ts";
import { calendarViewOperations } from "./events/calendar-view.ts";
import { eventOperations } from "./events/events.ts";
import { calendarOperations } from "./mailboxes/calendars.ts";
import { mailboxSettingsOperations } from "./mailboxes/mailbox-settings.ts";
import { userOperations } from "./mailboxes/user.ts";
import { batchOperation } from "./protocol/batch.ts";
import { answer } from "./protocol/frame.ts";
import type { Operation } from "./protocol/operation.ts";
import { badRequest, injectedFailure } from "./protocol/reply.ts";
import { toResponse } from "./protocol/response.ts";

const OPERATIONS: readonly Operation[] = [
  ...userOperations,
  ...mailboxSettingsOperations,
  ...calendarOperations,
  ...calendarViewOperations,
  ...eventOperations,
  ...subscriptionOperations,
  batchOperation,
];

/** The Graph surface, under /v1.0. */
export function createGraphApp(sim: Simulation): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>().basePath("/v1.0");
  for (const operation of OPERATIONS) {
    for (const path of pathsOf(operation)) {
      app.on(operation.method, path, (c) =>
        answer(sim, operation, c, async (request) => app.fetch(request, c.env)),
      );
    }
  }
  app.all("*", (c) =>
    attend(sim, c, { operation: "unknown", mailbox: null, calendarId: null }, (injected) => {
      const segment = c.req.path.split("/").at(-1) ?? "";
      const unknown = badRequest(`Resource not found for the segment '${segment}'.`);
      const reply = injected === null ? unknown : injectedFailure(injected);
      return toResponse(sim, reply, c.req.raw.headers);
    }),
  );
  return app;
}

function pathsOf({ path }: Operation): string[] {
  return path.startsWith("{mailbox}")
    ? [path.replace("{mailbox}", "/me"), path.replace("{mailbox}", "/users/:user")]
    : [path];
}
