import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { EmbedSnippetString } from "@calcom/embed-snippet";
import { rolldown } from "rolldown";

const examples = fileURLToPath(new URL("../../../../examples/embed/", import.meta.url));
const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  "": "application/json",
};

type Made = Record<string, () => Promise<string> | string>;

/**
 * Serves the example pages as another site does: of another host name than the booking pages, which are at `place`.
 * @param more what else its server makes, by paths
 */
export async function startExampleSite(place: string, more: Made = {}) {
  const made: Made = {
    ...more,
    "/snippet.js": () => `(${EmbedSnippetString})("${place}/embed/embed.js")`,
    "/wordpress/contact.html": wordPressPage,
    "/react.js": bundleReact,
    "/react.html": () =>
      '<!doctype html><html lang="en"><title>React</title><div id="root"></div><script src="/react.js"></script>',
  };
  const server = createServer(async ({ url = "" }, response) => {
    const { pathname } = new URL(url, place);
    try {
      const text = await (made[pathname]?.() ?? readFile(examples + pathname.slice(1), "utf8"));
      response.setHeader("content-type", `${types[extname(pathname)]}; charset=utf-8`);
      response.end(text.replaceAll("https://book.example", place));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** What an author pasted, as an editor lets it through that trusts nobody with scripts, within a theme. */
async function wordPressPage(): Promise<string> {
  const [theme, pasted] = await Promise.all(
    ["theme", "pasted"].map((name) => readFile(`${examples}wordpress/${name}.html`, "utf8")),
  );
  const left = (pasted ?? "")
    .replaceAll(/<script.*?<\/script>/gs, "")
    .replaceAll(/<\/?[a-z]+-.*?>/gs, "")
    .replaceAll(/ (style|on\w+|data-[\w-]+)=".*?"/g, "");
  return (theme ?? "").replace("<!-- the content -->", () => left);
}

/** The React example as a bundler makes it for browsers. */
async function bundleReact(): Promise<string> {
  const entry = "\0entry";
  const bundle = await rolldown({
    input: entry,
    cwd: examples,
    logLevel: "silent",
    transform: { jsx: "react-jsx", define: { "process.env.NODE_ENV": '"production"' } },
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry
            ? `import { createElement } from "react";
               import { createRoot } from "react-dom/client";
               import Page from ${JSON.stringify(`${examples}react/page.tsx`)};
               createRoot(document.getElementById("root")).render(createElement(Page));`
            : null,
      },
    ],
  });
  const { output } = await bundle.generate({ format: "iife" });
  await bundle.close();
  return output[0].code;
}
