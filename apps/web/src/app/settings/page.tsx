import { redirect } from "next/navigation";
import { connection } from "next/server";
import { calendarsPath } from "../../sign-in/paths.ts";

export default async function SettingsPage() {
  await connection();
  redirect(calendarsPath);
}
