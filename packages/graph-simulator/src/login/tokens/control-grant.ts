/** App id of tokens that the control API hands out; any app may refresh them. */
export const CONTROL_CLIENT_ID = "00000000-0000-0000-0000-00000c0de000";

/** What those tokens allow, unless another scope is given: what cal.com asks of hosts, without the mailbox's settings. */
export const CONTROL_SCOPE = "offline_access User.Read Calendars.Read Calendars.ReadWrite";
