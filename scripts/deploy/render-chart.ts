import { readdirSync, readFileSync } from "node:fs";
import { parse, parseAllDocuments } from "yaml";
import { inRepo } from "../lib/root.ts";

type Values = Record<string, unknown>;

const chart = (...path: string[]) => inRepo("deploy", "kubernetes", ...path);

/** The chart's own values. */
export const chartValues = (): Values => parse(readFileSync(chart("values.yaml"), "utf8")) as Values;

/**
 * The objects that the chart makes. Its templates keep to what is understood here, so that they can be tried where there is no Helm:
 * `{{ .Values.a.b }}`, `{{ .Release.Name }}` and blocks of `{{- if }}` or `{{- if not }}`, none within another.
 * @throws Error for a value that isn't there, for anything else in braces, and for what is no YAML
 */
export function renderChart(values: Values): Record<string, unknown>[] {
  const release = { Name: "test", Revision: 1 };
  return readdirSync(chart("templates")).flatMap((file) => {
    const text = rendered(readFileSync(chart("templates", file), "utf8"), {
      Values: values,
      Release: release,
    });
    return parseAllDocuments(text).flatMap((document) => {
      if (document.errors.length > 0) throw new Error(`${file}: ${document.errors[0]?.message}`);
      const object = document.toJS() as Record<string, unknown> | null;
      return object === null ? [] : [object];
    });
  });
}

function rendered(template: string, context: Values): string {
  const withoutBlocks = template.replace(
    /\{\{- if (not )?\.([\w.]+) \}\}\n([\s\S]*?)\{\{- end \}\}\n?/g,
    (_, not: string | undefined, path: string, block: string) =>
      Boolean(valueAt(context, path)) === (not === undefined) ? block : "",
  );
  return withoutBlocks.replace(/\{\{(.*?)\}\}/g, (action, inside: string) => {
    const [, path] = /^ \.([\w.]+) $/.exec(inside) ?? [];
    if (path === undefined) throw new Error(`${action} isn't understood`);
    return String(valueAt(context, path));
  });
}

function valueAt(context: Values, path: string): unknown {
  let value: unknown = context;
  for (const name of path.split(".")) value = (value as Values | undefined)?.[name];
  if (value === undefined) throw new Error(`.${path} isn't in the values`);
  return value;
}
