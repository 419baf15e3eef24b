/** Opens a link, signs in at Microsoft as somebody, and comes back. @returns where the browser is led to at last */
export async function followLink(siteUrl: string, url: string, as: string, refuse = false): Promise<string> {
  const begun = await fetch(url, { redirect: "manual" });
  const location = begun.headers.get("location") ?? "";
  if (!location.startsWith("http")) return location;
  const cookie = begun.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const address = new URL(location);
  if (!refuse) address.searchParams.set("login_hint", as);
  address.searchParams.delete("prompt");
  const answer = await fetch(address, { redirect: "manual" });
  const page = await answer.text();
  const wayBack = /href="([^"]*api\/sign-in\/callback[^"]*)"/.exec(page)?.[1]?.replaceAll("&amp;", "&");
  const back = refuse
    ? `${siteUrl}/api/sign-in/callback?${new URLSearchParams({
        state: address.searchParams.get("state") ?? "",
        error: "access_denied",
        error_description: "AADSTS65004: User declined to consent to access the app.",
      })}`
    : (answer.headers.get("location") ?? wayBack ?? "");
  const done = await fetch(back, { headers: { cookie }, redirect: "manual" });
  return done.headers.get("location") ?? "";
}
