import type { Mailbox } from "../../mailbox/mailbox.ts";
import { READ_USER } from "../access/permissions.ts";
import type { GraphCall, Operation } from "../protocol/operation.ts";
import { success } from "../protocol/reply.ts";
import { selected } from "./select.ts";

/** The signed-in user (Microsoft: /graph/api/user-get). */
export const userOperations: Operation[] = [
  {
    name: "getUser",
    method: "GET",
    path: "{mailbox}",
    about: "mailbox",
    outlook: false,
    needs: READ_USER,
    handle: getUser,
  },
];

function getUser({ mailbox, context, query }: GraphCall) {
  return success(200, {
    "@odata.context": context("users/$entity"),
    ...selected(userResource(mailbox), query),
  });
}

function userResource({ id, displayName, mail, userPrincipalName }: Mailbox) {
  const [givenName = displayName, ...rest] = displayName.split(" ");
  return {
    businessPhones: [],
    displayName,
    givenName,
    jobTitle: null,
    mail,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: "en-US",
    surname: rest.join(" ") || null,
    ...(userPrincipalName === null ? {} : { userPrincipalName }),
    id,
  };
}
