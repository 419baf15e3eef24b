import type { Metadata } from "next";
import { connection } from "next/server";
import { ApiIndex } from "../../../docs/api-index.tsx";
import { shownApi } from "../../../docs/operations.ts";
import { webappUrl } from "../../../process/webapp-url.ts";
import { endpoints } from "../../../routes/endpoints.ts";

export const metadata: Metadata = { title: "API" };

/** The API for people, from the same description that programs read. */
export default async function ApiDocsPage() {
  await connection();
  return <ApiIndex tags={shownApi(endpoints, webappUrl())} />;
}
