import { answer, type Described, type Endpoint, endpoint } from "@calcache/http-edge";
import { z } from "zod";
import { describeApi } from "./describe-api.ts";

type Services = { webappUrl: string };

const document = z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) });

/** The API as an OpenAPI document. @param others all endpoints but this one, which describes itself too */
export function openApiEndpoint(others: readonly Described[]): Endpoint<Services> {
  const own: Endpoint<Services> = endpoint("GET", "/api/openapi.json", {
    summary: "This API, as an OpenAPI 3.1 document",
    answers: { 200: document },
    async handle(_, { webappUrl }: Services) {
      const described = describeApi([...others, own], webappUrl);
      // For tools in a browser, of whatever site: it says nothing that isn't public.
      const headers = { "cache-control": "public, max-age=300", "access-control-allow-origin": "*" };
      return answer(200, document.parse(described), headers);
    },
  });
  return own;
}
