import { Hono } from "hono";
import { calendarDraftSchema, calendarMoveSchema, calendarPatchSchema } from "../calendars.ts";
import type { Control } from "../control.ts";
import { readBody, respond } from "./http.ts";

/** HTTP form of the calendar calls. */
export function calendarRoutes(control: Control): Hono {
  const app = new Hono();
  const path = "/mailboxes/:address/calendars";
  app.post(path, async (c) => {
    const body = await readBody(c, calendarDraftSchema);
    return respond(c, body.ok ? control.addCalendar(c.req.param("address"), body.value) : body, 201);
  });
  app.patch(`${path}/:id`, async (c) => {
    const body = await readBody(c, calendarPatchSchema);
    const { address, id } = c.req.param();
    return respond(c, body.ok ? control.updateCalendar(address, id, body.value) : body);
  });
  app.post(`${path}/:id/move`, async (c) => {
    const body = await readBody(c, calendarMoveSchema);
    const { address, id } = c.req.param();
    return respond(c, body.ok ? control.moveCalendar(address, id, body.value) : body);
  });
  app.post(`${path}/:id/retire-ids`, (c) => {
    const { address, id } = c.req.param();
    return respond(c, control.retireCalendarIds(address, id));
  });
  app.delete(`${path}/:id`, (c) => {
    const { address, id } = c.req.param();
    return respond(c, control.removeCalendar(address, id));
  });
  return app;
}
