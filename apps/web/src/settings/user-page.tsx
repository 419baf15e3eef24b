import { ButtonForm, PageFrame } from "@calcache/elements";
import { type CurrentUser, processRuntime } from "@calcache/runtime";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { formOwner, formTokenField } from "../sign-in/form.ts";
import {
  applicationsPath,
  bookingsPath,
  calendarsPath,
  hoursPath,
  operatorPath,
  signInPagePath,
  signOutApi,
  teamsPath,
} from "../sign-in/paths.ts";

/** Who looks at a page; leads to the sign-in whoever isn't signed in, and from there to `returnTo`. */
export async function userOrSignIn(returnTo?: string): Promise<CurrentUser> {
  // First, so that the page is made for each request and not by the build, where there is no environment.
  const asked = await headers();
  return (await processRuntime().currentUser(asked)) ?? redirect(withReturn(returnTo));
}

const withReturn = (returnTo: string | undefined) =>
  returnTo === undefined ? signInPagePath : `${signInPagePath}?${new URLSearchParams({ returnTo })}`;

/** The fields by which a form of this user's page proves to be ours. */
export function ownFields(user: CurrentUser): Record<string, string> {
  const { signIn } = processRuntime();
  return signIn === null ? {} : { [formTokenField]: signIn.sessions.formToken(formOwner(user)) };
}

/** A page of a user's own, in its frame. Whoever administers a team has that one's too. */
export async function UserPage({
  user,
  title,
  here = null,
  children,
}: {
  user: CurrentUser;
  title: string;
  /** which of a user's pages this is; null for one that is part of a way */
  here?: "calendars" | "hours" | "bookings" | "applications" | "team" | "operator" | null;
  children: ReactNode;
}) {
  const roles = await processRuntime().signIn?.rolesOf(user.userId);
  const isAdmin = roles?.isOperator || roles?.teams.some((team) => team.isAdmin);
  const places = [
    { label: "Calendars", href: calendarsPath, isHere: here === "calendars" },
    { label: "Working hours", href: hoursPath, isHere: here === "hours" },
    { label: "Bookings", href: bookingsPath, isHere: here === "bookings" },
    { label: "Applications", href: applicationsPath, isHere: here === "applications" },
    ...(isAdmin ? [{ label: "Team", href: teamsPath, isHere: here === "team" }] : []),
    ...(roles?.isOperator ? [{ label: "Operations", href: operatorPath, isHere: here === "operator" }] : []),
  ];
  return (
    <PageFrame
      places={places}
      title={title}
      signedInAs={user.session?.address ?? null}
      signOut={
        user.session && (
          <ButtonForm action={signOutApi} fields={ownFields(user)} className="settings-link">
            Sign out
          </ButtonForm>
        )
      }
    >
      {children}
    </PageFrame>
  );
}
