import { translate } from "@calcache/languages/messages";
import type { Metadata } from "next";
import { requestLanguage } from "../../page/language/page-language.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = translate("site", await requestLanguage());
  return { title: t("unavailableTitle"), robots: "noindex" };
}

/** What a page shows instead of itself while the database is away. */
export default async function Unavailable() {
  const t = translate("site", await requestLanguage());
  return (
    <main className="page max-w-xl">
      <h1 className="text-2xl font-semibold tracking-tight">{t("unavailable")}</h1>
      <p className="mt-3 text-muted">{t("unavailableWhy")}</p>
      <form>
        <button type="submit" className="button mt-6">
          {t("tryAgain")}
        </button>
      </form>
    </main>
  );
}
