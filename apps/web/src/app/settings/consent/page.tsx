import { firstOfEach } from "@calcache/booker";
import type { Metadata } from "next";
import { ConsentOutcome, ConsentPage } from "../../../settings/calendars/consent-page.tsx";
import { userOrSignIn } from "../../../settings/user-page.tsx";

export const metadata: Metadata = { title: "Consent" };

export default async function Page({ searchParams }: PageProps<"/settings/consent">) {
  const { done, of } = firstOfEach(await searchParams);
  if (done !== undefined) return <ConsentOutcome done={done} />;
  return <ConsentPage user={await userOrSignIn()} isAnother={of === "another"} />;
}
