import type { Metadata } from "next";
import { IncidentPage } from "../../../../operator/incident-page.tsx";
import { operatorOrNobody } from "../../../../operator/operator-user.ts";
import { idIn } from "../../../../settings/input/form-fields.ts";

export const metadata: Metadata = { title: "Public incident" };

export default async function Page({ params }: PageProps<"/operator/incidents/[incident]">) {
  return <IncidentPage user={await operatorOrNobody()} id={idIn((await params).incident)} />;
}
