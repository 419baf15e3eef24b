import type { Engine } from "@calcache/calendar-cache";
import { deleteEvent, type EventAnswer, putEvent, readOwnEvent } from "@calcache/calendar-events";
import { unforeseenFailure } from "../edge/unforeseen-failure.ts";
import { badRequest, failure, notFound, success } from "./answers.ts";
import { type Authorized, authorize, mayNotRead } from "./authorize.ts";
import { eventBody, shownEvent } from "./event-body.ts";
import { readJson } from "./read-json.ts";

/** Accepts what an event should be from now on. */
export const answerPut = (request: Request, engine: Engine): Promise<Response> =>
  answer(request, engine, async ({ writer, ref }) => {
    const body = await readJson(request);
    if (body.kind === "too large") {
      const headers = body.drained ? {} : { connection: "close" };
      return failure(413, "PAYLOAD_TOO_LARGE", "The body is larger than 128 KiB", { headers });
    }
    if (body.kind === "not JSON") return badRequest([{ path: "", message: "The body isn't JSON" }]);
    const event = eventBody.safeParse(body.value);
    if (!event.success) {
      return badRequest(event.error.issues.map(({ path, message }) => ({ path: path.join("."), message })));
    }
    const put = await engine.db.$transaction((tx) => putEvent(tx, writer, ref, event.data, engine.now()));
    return accepted(engine, ref.eventId, put);
  });

/** Accepts that an event should not exist. It can only be one that this key wrote. */
export const answerDelete = (request: Request, engine: Engine): Promise<Response> =>
  answer(request, engine, async ({ writer, ref }) => {
    const deleted = await engine.db.$transaction((tx) => deleteEvent(tx, writer, ref, engine.now()));
    return accepted(engine, ref.eventId, deleted);
  });

/** Shows a key of the scope `read_write` what it wrote, and what became of it. */
export const answerGet = (request: Request, engine: Engine): Promise<Response> =>
  answer(request, engine, async ({ key, writer, ref }) => {
    if (key.scope !== "read_write") return mayNotRead();
    const event = await readOwnEvent(engine.db, writer, ref);
    return event ? success(200, shownEvent(ref.eventId, event)) : notFound("event");
  });

async function accepted(engine: Engine, eventId: string, answer: EventAnswer): Promise<Response> {
  if (!answer.ok) {
    switch (answer.error.kind) {
      case "unknown-calendar":
        return notFound("calendar");
      case "unknown-event":
      case "other-writer":
        return notFound("event");
    }
  }
  const { version, changed, mailboxId } = answer.value;
  // A wake-up that is lost costs seconds: the worker looks for what is due.
  if (changed) {
    await engine.wake([mailboxId]).catch((error) => engine.log.warn({ err: error }, "a wake-up was lost"));
  }
  return success(202, { eventId, version, changed });
}

async function answer(
  request: Request,
  engine: Engine,
  work: (authorized: Authorized) => Promise<Response>,
): Promise<Response> {
  try {
    const authorized = await authorize(engine, request);
    return authorized instanceof Response ? authorized : await work(authorized);
  } catch (error) {
    const { status, code, message } = unforeseenFailure(engine.log, "Events", error);
    return failure(status, code, message);
  }
}
