import type { EventView } from "../../events/event.ts";
import type { GraphCall } from "../protocol/operation.ts";
import type { Reply } from "../protocol/reply.ts";
import { isFailure, success } from "../protocol/reply.ts";
import { appliedHeader } from "./calendar-view.ts";
import { etagOf, eventResource, readSelection } from "./event-resource.ts";

/** Answers with one event; only a read can select properties. */
export function answerWith(call: GraphCall, status: 200 | 201, view: EventView): Reply {
  const { mailbox, preferences, context, query } = call;
  const selection = readSelection(status === 200 ? query.get("$select") : null);
  if (isFailure(selection)) return selection;
  const resource = eventResource({ view, mailbox, preferences }, selection);
  const body = { "@odata.context": context(`users('${mailbox.id}')/events/$entity`), ...resource };
  return success(status, body, { ...appliedHeader(call), ETag: etagOf(view.event.changeKey) });
}
