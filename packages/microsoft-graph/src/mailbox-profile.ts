/** The signed-in user. */
export type GraphUser = {
  id: string;
  mail: string | null;
  userPrincipalName: string;
  displayName: string | null;
};

/** A calendar of the mailbox; `owner` is the owner's mail address. */
export type GraphCalendar = {
  id: string;
  name: string;
  isDefaultCalendar: boolean;
  canEdit: boolean;
  owner: string | null;
};
