import { html } from "hono/html";

/** What the login shows in a browser. */
export type LoginAnswer =
  | { kind: "redirect"; location: string }
  | { kind: "page"; status: 200 | 400; body: string };

/** A page of the login; what is put into its content by `html` is made harmless. */
export async function page(title: string, content: unknown, status: 200 | 400 = 200): Promise<LoginAnswer> {
  const document = await html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body><main><h1>${title}</h1>${content}</main></body>
</html>`;
  return { kind: "page", status, body: document.toString() };
}

/** A page that says what is wrong with the request itself. */
export function refusalPage(text: string): Promise<LoginAnswer> {
  return page("Sign in", html`<p>${text}</p>`, 400);
}

/** The same address with other parameters; one that is null is left out. */
export function linkTo(url: URL, changes: Record<string, string | null>): string {
  const query = new URLSearchParams(url.searchParams);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return `?${query}`;
}
