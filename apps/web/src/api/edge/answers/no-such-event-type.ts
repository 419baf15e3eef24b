import { refusal } from "@calcache/http-edge";

export const noSuchEventType = refusal(
  404,
  "NOT_FOUND",
  "There is no such event type: check the slugs or the id",
);
