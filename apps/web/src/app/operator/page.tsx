import type { Metadata } from "next";
import { OperatorPage } from "../../operator/operator-page.tsx";
import { operatorOrNobody } from "../../operator/operator-user.ts";

export const metadata: Metadata = { title: "Operations" };

export default async function Page() {
  return <OperatorPage user={await operatorOrNobody()} />;
}
