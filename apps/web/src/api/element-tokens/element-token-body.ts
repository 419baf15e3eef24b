import { elementLasts, elementScopeNames } from "@calcache/api-keys";
import { z } from "zod";
import { id, wholeNumber } from "../edge/fields/fields.ts";

const mostNamed = 100;
const atMost = `must have at most ${mostNamed} entries`;

const name = z.string().min(1, "must not be empty").max(254, "must have at most 254 characters");

const localhost = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** As browsers send it. Pages that came without encryption may have been changed on their way. */
const origin = z
  .string()
  .max(300, "must have at most 300 characters")
  .refine((text) => URL.canParse(text) && new URL(text).origin === text, {
    message: "must be one origin as browsers send it, without a path: https://app.example",
    abort: true,
  })
  .refine((text) => /^https:/.test(text) || (/^http:/.test(text) && localhost.test(new URL(text).hostname)), {
    message: "must begin with https:; http: is for localhost only",
  });

/** What is asked for with a token of elements. */
export const elementTokenBody = z.strictObject({
  scopes: z
    .array(z.enum(elementScopeNames, `must be one of ${elementScopeNames.join(", ")}`))
    .min(1, "must name a scope")
    .max(elementScopeNames.length, "names a scope twice")
    .transform((scopes) => [...new Set(scopes)]),
  subjects: z
    .strictObject({
      usernames: z.array(name).max(mostNamed, atMost).default([]),
      teamSlugs: z.array(name).max(mostNamed, atMost).default([]),
      eventTypeIds: z.array(id).max(mostNamed, atMost).default([]),
    })
    .refine(
      ({ usernames, teamSlugs, eventTypeIds }) =>
        usernames.length + teamSlugs.length + eventTypeIds.length > 0,
      "must name somebody: usernames, teamSlugs or eventTypeIds",
    ),
  origin,
  expiresInSeconds: wholeNumber(60, elementLasts.most).default(elementLasts.usual),
});
