import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { Simulation } from "../simulation.ts";
import { calendarViewOperations } from "./calendar-view.ts";
import { calendarOperations } from "./calendars.ts";
import { eventOperations } from "./events.ts";
import { answer } from "./frame.ts";
import type { Operation } from "./operation.ts";
import { failure } from "./reply.ts";
import { toResponse } from "./response.ts";
import { userOperations } from "./users.ts";

const OPERATIONS: readonly Operation[] = [
  ...userOperations,
  ...calendarOperations,
  ...calendarViewOperations,
  ...eventOperations,
];

/** The Graph surface, to be mounted at /v1.0. */
export function createGraphApp(sim: Simulation): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  for (const operation of OPERATIONS) {
    for (const path of pathsOf(operation)) app.on(operation.method, path, (c) => answer(sim, operation, c));
  }
  app.all("*", (c) => {
    const segment = c.req.path.split("/").at(-1) ?? "";
    const reply = failure(400, "BadRequest", `Resource not found for the segment '${segment}'.`);
    return toResponse(sim, reply, c.req.raw.headers);
  });
  return app;
}

function pathsOf({ path }: Operation): string[] {
  return path.startsWith("{mailbox}")
    ? [path.replace("{mailbox}", "/me"), path.replace("{mailbox}", "/users/:user")]
    : [path];
}
