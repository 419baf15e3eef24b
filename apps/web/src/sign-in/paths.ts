/** Users' own pages. */
export const settingsPath = "/settings";
export const calendarsPath = `${settingsPath}/calendars`;
export const signInPagePath = `${settingsPath}/sign-in`;
export const consentPagePath = `${settingsPath}/consent`;
/** What came of a link by which an account is connected. */
export const linkPagePath = `${settingsPath}/link`;
export const invitationPath = (token: string) => `${settingsPath}/invitation/${token}`;

/** Their routes. */
export const signInApi = "/api/sign-in";
export const signOutApi = "/api/sign-out";
export const renewLinkApi = "/api/settings/link/renew";
export const calendarsApi = "/api/settings/calendars";
export const connectApi = `${calendarsApi}/connect`;
export const disconnectApi = `${calendarsApi}/disconnect`;

export const withProblem = (path: string, problem: string) => `${path}?${new URLSearchParams({ problem })}`;
