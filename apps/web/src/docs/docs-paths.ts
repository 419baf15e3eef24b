/** The pages that show the API to people. */
export const apiDocsPath = "/docs/api";

export const operationPath = (tag: string, id: string) => `${apiDocsPath}/${tag}#${id}`;
