import { answer } from "@calcache/http-edge";
import { z } from "zod";

/** The shape of a success in cal.com's API v2. */
export const successOf = <Data extends z.ZodType>(data: Data) =>
  z.object({ status: z.literal("success"), data });

/** A success with its data. */
export const success = <const Status extends number, Data>(
  status: Status,
  data: Data,
  headers?: Record<string, string>,
) => answer(status, { status: "success" as const, data }, headers);
