import Ajv from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { endpoints } from "../../routes/endpoints.ts";
import { describeApi } from "./describe-api.ts";
import { exampleAnswers } from "./example-answers.ts";

type Content = { schema: object; example?: unknown };
type Answer = { $ref?: string; content?: Record<string, Content> };
type Document = {
  paths: Record<string, Record<string, { responses: Record<string, Answer> }>>;
  components: { responses: Record<string, Answer> };
};

const { paths, components } = describeApi(endpoints, "http://localhost") as Document;

/** Each operation of the API with the JSON of its success. */
const successes = Object.entries(paths)
  .filter(([path]) => path.startsWith("/api/v2/"))
  .flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { responses }]) =>
      Object.entries(responses).flatMap(([status, answer]): [string, Content][] => {
        const found = answer.$ref ? components.responses[answer.$ref.split("/").at(-1) ?? ""] : answer;
        const content = Number(status) < 300 ? found?.content?.["application/json"] : undefined;
        return content ? [[`${method.toUpperCase()} ${path}`, content]] : [];
      }),
    ),
  );

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });

it.each(successes)("%s has an example of its answer, which is as it says", (_operation, content) => {
  expect(content.example).toBeDefined();
  const fits = ajv.compile(content.schema);
  fits(content.example);
  expect(fits.errors ?? []).toEqual([]);
});

it("there is no example of what there isn't", () => {
  expect(Object.keys(exampleAnswers).filter((one) => !successes.some(([name]) => name === one))).toEqual([]);
});
