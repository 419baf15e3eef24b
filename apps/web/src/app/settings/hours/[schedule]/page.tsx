import type { Metadata } from "next";
import { SchedulePage } from "../../../../settings/hours/schedule-page.tsx";
import { idIn } from "../../../../settings/input/form-fields.ts";
import { userOrSignIn } from "../../../../settings/user-page.tsx";

export const metadata: Metadata = { title: "Schedule" };

export default async function Page({ params }: PageProps<"/settings/hours/[schedule]">) {
  const user = await userOrSignIn();
  const { schedule } = await params;
  return <SchedulePage user={user} scheduleId={schedule === "new" ? "new" : idIn(schedule)} />;
}
