import openapiTS, { astToString } from "openapi-typescript";

const headline = `// Made from the API's OpenAPI document by openapi-typescript; apps/web/src/api/openapi/client-types.test.ts makes it anew.
`;

/** TypeScript types of an OpenAPI document. For development only: what a client is made of is made beforehand. */
export async function typesOf(document: object): Promise<string> {
  const ast = await openapiTS(document as Parameters<typeof openapiTS>[0], { alphabetize: true });
  return headline + astToString(ast);
}
