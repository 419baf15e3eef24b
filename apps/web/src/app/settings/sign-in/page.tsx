import { firstOfEach } from "@calcache/booker";
import type { Metadata } from "next";
import { SignInPage } from "../../../settings/sign-in-page.tsx";

export const metadata: Metadata = { title: "Sign in" };

export default async function Page({ searchParams }: PageProps<"/settings/sign-in">) {
  return <SignInPage problem={firstOfEach(await searchParams).problem} />;
}
