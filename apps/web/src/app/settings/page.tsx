import { redirect } from "next/navigation";
import { calendarsPath } from "../../sign-in/paths.ts";

export default function SettingsPage() {
  redirect(calendarsPath);
}
