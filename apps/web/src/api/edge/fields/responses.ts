import { z } from "zod";
import { text } from "./fields.ts";

const response = z.union([text(5000), z.number(), z.boolean(), z.array(text(500)).max(50)]);

export const fewKeys = (fields: object) => Object.keys(fields).length <= 50;

/** What questions are answered with, by their names. */
export const responses = z
  .record(z.string().max(100), response)
  .refine(fewKeys, "must have at most 50 fields")
  .refine(({ notes }) => notes === undefined || typeof notes === "string", {
    path: ["notes"],
    message: "must be text",
  });
