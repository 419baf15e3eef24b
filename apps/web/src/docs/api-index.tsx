import { apiDocsPath, operationPath } from "./docs-paths.ts";
import type { ShownTag } from "./operations.ts";

/** What the API has, by what it is about. */
export function ApiIndex({ tags }: { tags: readonly ShownTag[] }) {
  return (
    <main className="page max-w-3xl">
      <h1 className="text-2xl font-semibold tracking-tight">API</h1>
      <p className="mt-2 text-muted">
        Slots, bookings, availability, free/busy and events. An application shows its key as{" "}
        <code>Authorization: Bearer cc_…</code>; keys are granted at{" "}
        <a className="underline" href="/settings/applications">
          Applications
        </a>
        . For programs:{" "}
        <a className="underline" href="/api/openapi.json">
          openapi.json
        </a>
        .
      </p>
      {tags.map(({ tag, operations }) => (
        <section key={tag} className="mt-8" aria-labelledby={`tag-${tag}`}>
          <h2 id={`tag-${tag}`} className="label mb-2">
            <a className="underline" href={`${apiDocsPath}/${tag}`}>
              {tag}
            </a>
          </h2>
          <ul className="divide-y divide-line border-y border-line">
            {operations.map(({ id, method, path, summary }) => (
              <li key={id} className="py-2">
                <a className="font-mono text-sm break-all underline" href={operationPath(tag, id)}>
                  {method} {path}
                </a>
                <span className="block text-sm text-muted">{summary}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
