import { firstOfEach } from "@calcache/booker";
import type { Metadata } from "next";
import { LinkPage } from "../../../settings/entry/link-page.tsx";

export const metadata: Metadata = { title: "Connect a calendar" };

export default async function Page({ searchParams }: PageProps<"/settings/link">) {
  return <LinkPage problem={firstOfEach(await searchParams).problem} />;
}
