import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, sep } from "node:path";
import { pathToFileURL } from "node:url";

/** A file the browser may ask for: where it lies on disk and the media type it is served with. */
export type PageFile = { readonly url: URL; readonly contentType: string };

const ASSETS_FOLDER = new URL("./assets/", import.meta.url);

const { resolve } = createRequire(import.meta.url);

const GRID_BUNDLE = ["event-calendar.min.js", "event-calendar.min.css"];

const CONTENT_TYPES = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".svg", "image/svg+xml"],
]);

/**
 * Every file of the page by its URL path. The list is read once from the folder, so that no path from a request
 * ever reaches the disk; files of a kind the browser has no use for (tests, type declarations) are not in it.
 */
export function pageFiles(): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const name of readdirSync(ASSETS_FOLDER, { recursive: true, encoding: "utf8" })) {
    const path = name === "index.html" ? "/" : `/assets/${name.replaceAll(sep, "/")}`;
    addIfServable(files, path, new URL(name, ASSETS_FOLDER));
  }
  for (const name of GRID_BUNDLE) {
    const path = resolve(`@event-calendar/build/dist/${name}`);
    addIfServable(files, `/assets/${name}`, pathToFileURL(path));
  }
  return files;
}

function addIfServable(files: Map<string, PageFile>, path: string, url: URL): void {
  const contentType = CONTENT_TYPES.get(extname(url.pathname));
  if (contentType !== undefined) files.set(path, { url, contentType });
}
