import { firstOfEach } from "@calcache/booker";
import type { Metadata } from "next";
import { ownPath } from "../../../api/edge/fields/own-path.ts";
import { SignInPage } from "../../../settings/entry/sign-in-page.tsx";

export const metadata: Metadata = { title: "Sign in" };

export default async function Page({ searchParams }: PageProps<"/settings/sign-in">) {
  const { problem, returnTo = null } = firstOfEach(await searchParams);
  return <SignInPage problem={problem} returnTo={ownPath(returnTo) ?? undefined} />;
}
