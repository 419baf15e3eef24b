import type { Metadata } from "next";
import { connection } from "next/server";
import { apiDocsPath } from "../../../../docs/docs-paths.ts";
import { OperationSection } from "../../../../docs/operation-section.tsx";
import { shownApi } from "../../../../docs/operations.ts";
import { noPage } from "../../../../process/no-page.ts";
import { webappUrl } from "../../../../process/webapp-url.ts";
import { endpoints } from "../../../../routes/endpoints.ts";

export async function generateMetadata({ params }: PageProps<"/docs/api/[tag]">): Promise<Metadata> {
  return { title: `API: ${(await params).tag}` };
}

/** The operations about one thing. */
export default async function ApiTagPage({ params }: PageProps<"/docs/api/[tag]">) {
  await connection();
  const { tag } = await params;
  const found = shownApi(endpoints, webappUrl()).find((one) => one.tag === tag);
  if (!found) return noPage();
  return (
    <main className="page max-w-3xl">
      <p className="text-sm">
        <a className="underline" href={apiDocsPath}>
          API
        </a>
      </p>
      <h1 className="text-2xl font-semibold tracking-tight">{tag}</h1>
      {found.operations.map((operation) => (
        <OperationSection key={operation.id} operation={operation} />
      ))}
    </main>
  );
}
