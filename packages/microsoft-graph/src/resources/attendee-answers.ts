import { z } from "zod";
import { ok, type Result } from "../errors/result.ts";
import type { AskGraph } from "../http/graph-request.ts";
import { eventPath, inUtc } from "./events.ts";

/**
 * What an attendee has answered. Other values than these say that they haven't. `at`: epoch ms; null where it isn't told.
 * Source: learn.microsoft.com/graph/api/resources/responsestatus
 */
export type AttendeeAnswer = {
  address: string;
  response: "accepted" | "tentativelyAccepted" | "declined";
  at: number | null;
  /** whether it is a room, or another thing that can be booked */
  isResource: boolean;
};

const attendee = z.object({
  type: z.string().nullish().catch(null),
  emailAddress: z.object({ address: z.string().nullish() }).nullish(),
  status: z.object({ response: z.string().nullish(), time: z.string().nullish() }).nullish(),
});

const answers = ["accepted", "tentativelyAccepted", "declined"] as const;

const answered: z.ZodType<AttendeeAnswer[]> = z
  .object({ attendees: z.array(attendee).nullish() })
  .transform(({ attendees }) =>
    (attendees ?? []).flatMap(({ type, emailAddress, status }) => {
      const response = answers.find((one) => one === status?.response);
      const at = Date.parse(status?.time ?? "");
      if (!emailAddress?.address || response === undefined) return [];
      return [
        { address: emailAddress.address, response, at: at > 0 ? at : null, isResource: type === "resource" },
      ];
    }),
  );

/** What the attendees of an event have answered; null when it is gone. Source: learn.microsoft.com/graph/api/event-get */
export async function readAnswers(ask: AskGraph, id: string): Promise<Result<AttendeeAnswer[] | null>> {
  const read = await ask({
    operation: "readAnswers",
    target: { inMailbox: `${eventPath(id)}?$select=attendees` },
    method: "GET",
    headers: inUtc,
    answer: answered,
  });
  return !read.ok && read.error.kind === "gone" ? ok(null) : read;
}
