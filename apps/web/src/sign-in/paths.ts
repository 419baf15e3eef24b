/** Users' own pages. */
export const settingsPath = "/settings";
export const calendarsPath = `${settingsPath}/calendars`;
export const hoursPath = `${settingsPath}/hours`;
export const newSchedulePath = `${hoursPath}/new`;
export const schedulePath = (id: number) => `${hoursPath}/${id}`;
export const bookingsPath = `${settingsPath}/bookings`;
/** The applications that a user has let in. */
export const applicationsPath = `${settingsPath}/applications`;
export const signInPagePath = `${settingsPath}/sign-in`;
export const consentPagePath = `${settingsPath}/consent`;
/** What came of a link by which an account is connected. */
export const linkPagePath = `${settingsPath}/link`;
/** The page of a team, for who administers it. */
export const teamsPath = `${settingsPath}/team`;
export const teamPath = (teamId: number) => `${teamsPath}/${teamId}`;

export const newEventTypePath = (teamId: number) => `${teamPath(teamId)}/event-types/new`;
export const eventTypePath = (teamId: number, id: number) => `${teamPath(teamId)}/event-types/${id}`;

/** Operators' pages. */
export const operatorPath = "/operator";
export const publicIncidentPath = (id: number) => `${operatorPath}/incidents/${id}`;

/** Their routes. */
export const signInApi = "/api/sign-in";
export const signOutApi = "/api/sign-out";
export const renewLinkApi = "/api/settings/link/renew";
export const calendarsApi = "/api/settings/calendars";
export const connectApi = `${calendarsApi}/connect`;
export const disconnectApi = `${calendarsApi}/disconnect`;

const hoursApi = "/api/settings/hours";
export const deleteScheduleApi = `${hoursApi}/delete` as const;
export const deleteAbsenceApi = `${hoursApi}/absence/delete` as const;
export const deleteTripApi = `${hoursApi}/trip/delete` as const;
export const useSchedulesApi = `${hoursApi}/use` as const;

export const revokeKeyApi = "/api/settings/applications/revoke";
export const ownSitesApi = "/api/settings/applications/sites";
export const cancelBookingApi = "/api/settings/bookings/cancel";
export const handOverApi = "/api/settings/bookings/hand-over";
export const askForTimeApi = "/api/settings/bookings/ask-for-time";
const teamApi = "/api/settings/team";
export const inviteApi = `${teamApi}/invite` as const;
export const withdrawApi = `${teamApi}/withdraw` as const;
export const askApi = `${teamApi}/ask` as const;
export const featuresApi = `${teamApi}/features` as const;
export const sitesApi = `${teamApi}/sites` as const;

export const deleteEventTypeApi = `${teamApi}/event-types/delete` as const;
export const deletePrivateLinkApi = `${teamApi}/event-types/links/delete` as const;

export const withProblem = (path: string, problem: string) => `${path}?${new URLSearchParams({ problem })}`;
