import "@calcache/elements/scheduling.css";
import type { Metadata } from "next";
import { connection } from "next/server";
import { GalleryNav } from "../../gallery/gallery-nav.tsx";
import { galleryQuery } from "../../gallery/gallery-query.ts";
import { ShownElements } from "../../gallery/shown-elements.tsx";
import { scriptSnippet, snippetsFor } from "../../gallery/snippets.ts";
import { webappUrl } from "../../process/webapp-url.ts";

export const metadata: Metadata = { title: "Elements" };

/** The scheduling elements for other sites' pages, each with made-up answers and the code to copy. */
export default async function ElementsPage({ searchParams }: PageProps<"/elements">) {
  await connection();
  const query = galleryQuery(await searchParams);
  const origin = new URL(webappUrl()).origin;
  return (
    <main
      className="page max-w-4xl"
      dir={query.dir}
      {...(query.theme !== "auto" && { "data-theme": query.theme })}
    >
      <div dir="ltr">
        <h1 className="text-2xl font-semibold tracking-tight">Elements</h1>
        <p className="mt-3 text-pretty text-muted">
          Parts of scheduling for your own pages: as React components, or as elements of HTML by one script.
          What they show here is made up.
        </p>
        <Code label="The script" text={scriptSnippet(origin)} />
      </div>
      <GalleryNav query={query} />
      {snippetsFor(origin).map(({ which, title, says, html, react }) => (
        <section key={which} id={which} className="mt-10">
          <div dir="ltr">
            <h2 className="text-lg font-semibold">{title}</h2>
            <p className="mt-1 mb-4 text-sm text-pretty text-muted">{says}</p>
          </div>
          <ShownElements which={which} state={query.state} theme={query.theme} />
          <noscript>
            <p className="text-sm text-muted">Elements need JavaScript.</p>
          </noscript>
          <div dir="ltr">
            <Code label={`${title} in HTML`} text={html} />
            <Code label={`${title} in React`} text={react} />
          </div>
        </section>
      ))}
    </main>
  );
}

/** One click selects it all. */
const Code = ({ label, text }: { label: string; text: string }) => (
  <figure className="mt-3">
    <figcaption className="label">{label}</figcaption>
    <pre className="mt-1 rounded-lg border border-line bg-surface p-3 text-xs whitespace-pre-wrap break-all select-all">
      <code>{text}</code>
    </pre>
  </figure>
);
