import { brandOf, isOwnParameter, parameters, type Theme, type Ui } from "../protocol/index.ts";

/** What a page says of a frame besides where it leads: prefill by the names of the form's fields, and how it looks. */
export type Config = Readonly<
  Record<string, string | readonly string[] | Readonly<Record<string, string>> | undefined>
> & { iframeAttrs?: Readonly<Record<string, string>> };

export type Wish = {
  /** Where the booking pages are. */
  origin: string;
  /** `team/devs/intro`, `ann/intro` or `d/…/intro`, perhaps with a query. */
  calLink: string;
  config: Config;
  ui: Ui;
  namespace: string;
  type: "inline" | "modal";
  /** Of the page around. */
  page: { origin: string; query: string; theme: Theme; timeZone: string };
  /** Whether the query of the page around goes along. */
  forwardQueryParams: boolean;
};

/** The address in a link, which never leads to another origin. */
export function linkUrl(origin: string, calLink: string): URL {
  const url = new URL(calLink.replace(/^[/\\]+/, ""), `${origin}/`);
  if (url.origin !== new URL(origin).origin)
    throw new Error(`calLink is a path, such as team/devs/intro: ${calLink}`);
  return url;
}

/** The address of a frame: what the page around forwards counts least, what `config` says most. */
export function bookingUrl({
  origin,
  calLink,
  config,
  ui,
  namespace,
  type,
  page,
  forwardQueryParams,
}: Wish): URL {
  const url = linkUrl(origin, calLink);
  const { searchParams: query } = url;
  const set = (name: string, value: string | undefined) => value !== undefined && query.set(name, value);
  const given = new Set(query.keys());
  if (forwardQueryParams)
    for (const [name, value] of new URLSearchParams(page.query))
      if (!isOwnParameter(name) && !given.has(name)) query.append(name, value);
  for (const [name, value] of Object.entries(config)) {
    if (value === undefined || name === "iframeAttrs") continue;
    query.delete(name);
    for (const each of [value].flat()) query.append(name, String(each));
  }
  if (!query.has("layout")) set("layout", ui.layout);
  if (!query.has("cal.tz")) set("cal.tz", page.timeZone);
  set(parameters.theme, themeOf({ config, ui, page }));
  set(parameters.brand, brandOf(ui, "light"));
  set(parameters.brandDark, brandOf(ui, "dark"));
  set(parameters.details, ui.hideEventTypeDetails ? "hidden" : undefined);
  set(parameters.type, type);
  set(parameters.parent, page.origin);
  set(parameters.namespace, namespace);
  return url;
}

/** The frame's theme: as it was asked for, or else that of the page around. */
export function themeOf({ config, ui, page }: Pick<Wish, "config" | "ui" | "page">): Theme {
  const asked = ui.theme ?? config.theme;
  return asked === "light" || asked === "dark" || asked === "auto" ? asked : page.theme;
}

/** The theme of a page whose elements have this `color-scheme`: one that says nothing is light, whatever the visitor's system is. */
export function themeOfPage(colorScheme: string): Theme {
  const isDark = colorScheme.includes("dark");
  return isDark && colorScheme.includes("light") ? "auto" : isDark ? "dark" : "light";
}
