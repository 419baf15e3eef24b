import type { Declaration } from "./declaration.ts";
import type { Refusal } from "./refusal.ts";

/** Whether a browser asks for a person: of an endpoint that leads people on, and for a page. */
export const isForPeople = (
  { headers }: Pick<Request, "headers">,
  endpoints: readonly Pick<Declaration, "answers">[],
): boolean =>
  endpoints.some(({ answers }) => 303 in answers) && (headers.get("accept") ?? "").includes("text/html");

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => escapes[letter] ?? letter);

/** Words of ours may name paths of ours, which are links then. */
const withLinks = (html: string) =>
  html.replace(/(?<= )\/[a-z][a-z/-]*/g, (path) => `<a href="${path}">${path}</a>`);

const style =
  ":root{color-scheme:light dark;font:1rem/1.6 system-ui,sans-serif}main{max-width:36rem;margin:3rem auto;padding:0 1rem;overflow-wrap:anywhere}h1{font-size:1.5rem}";

/** A refusal as a page, for people: the same words, without any script or style of the app's, which may be what has failed. */
export const refusalPage = ({ status, message, headers }: Refusal): Response =>
  new Response(
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>That didn't work</title><style>${style}</style></head><body><main><h1>That didn't work</h1><p>${withLinks(escaped(message))}.</p></main></body></html>`,
    {
      status,
      headers: {
        "cache-control": "no-store",
        "content-type": "text/html; charset=utf-8",
        vary: "accept",
        ...headers,
      },
    },
  );
