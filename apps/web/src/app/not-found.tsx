import { translate } from "@calcache/languages/messages";
import type { Metadata } from "next";
import Link from "next/link";
import { requestLanguage } from "../page/language/page-language.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translate("site", await requestLanguage())("notFoundTitle") };
}

export default async function NotFound() {
  const t = translate("site", await requestLanguage());
  return (
    <main className="page max-w-xl">
      <h1 className="text-2xl font-semibold tracking-tight">{t("notFound")}</h1>
      <p className="mt-3 text-muted">{t("notFoundWhy")}</p>
      <Link href="/" prefetch={false} className="button mt-6">
        {t("seeAll")}
      </Link>
    </main>
  );
}
