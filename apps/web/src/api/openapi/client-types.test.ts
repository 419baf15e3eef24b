import { typesOf } from "@calcache/client/types-of";
import { expect, test } from "vitest";
import { endpoints } from "../../routes/endpoints.ts";
import { describeApi } from "./describe-api.ts";

/** What applications ask for; the rest is for browsers and for whoever runs the installation. */
const forApplications = endpoints.filter(({ path }) => path.startsWith("/api/v2/"));

// To make them anew: npm run test:unit -- apps/web/src/api/openapi -u
test("the client's types are those of the API", async () => {
  const types = await typesOf(describeApi(forApplications, "https://calendar.example"));
  await expect(types).toMatchFileSnapshot("../../../../../packages/client/src/generated/api.ts");
});
