import { marksOf } from "@calcache/languages";
import { textsIn, translate } from "@calcache/languages/messages";
import type { Metadata, Viewport } from "next";
import { ErrorTexts } from "../page/language/error-texts.tsx";
import { requestLanguage } from "../page/language/page-language.ts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = translate("site", await requestLanguage());
  return { title: { default: "Calcache", template: "%s" }, description: t("suitsAll") };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f6f7" },
    { media: "(prefers-color-scheme: dark)", color: "#101113" },
  ],
};

export default async function RootLayout({ children }: LayoutProps<"/">) {
  const language = await requestLanguage();
  const { unavailable, unavailableWhy, tryAgain } = textsIn(language, "site");
  return (
    <html {...marksOf(language)}>
      <body>
        <ErrorTexts
          texts={{
            title: String(unavailable),
            why: String(unavailableWhy),
            tryAgain: String(tryAgain),
          }}
        >
          {children}
        </ErrorTexts>
      </body>
    </html>
  );
}
