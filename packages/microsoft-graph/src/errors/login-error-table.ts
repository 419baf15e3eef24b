import type { Meaning, Status } from "./error-row.ts";

/** One row: refusals of the login by their AADSTS numbers, or where no number is known, by what else the answer names. */
export type LoginErrorRow = Meaning & {
  numbers?: readonly number[];
  suberrors?: readonly string[];
  /** the answer carries `claims`, as Conditional Access sends them for the next sign-in */
  claims?: true;
  /** OAuth's `error` */
  errors?: readonly string[];
  statuses?: readonly Status[];
  /** no OAuth error at all: a gateway's page, or nothing */
  bare?: true;
};

const hours = 60 * 60;

/**
 * What the login's refusals mean: by number first, then by `suberror`, `claims`, `error` and status. It has each number that
 * Microsoft has published, though few of them can come to an app that refreshes tokens, and some that only issues tell of.
 *
 * Only what says that the grant itself is over is `relink`, because that isn't undone by the next try.
 * Sources: learn.microsoft.com/entra/identity-platform/reference-error-codes, /v2-oauth2-auth-code-flow; suberrors by their use in
 * AzureAD/microsoft-authentication-library-for-js
 */
export const loginErrorTable: readonly LoginErrorRow[] = [
  {
    kind: "transient",
    reason: "the sign-in service, or one behind it, is in trouble",
    numbers: [
      16001, 40010, 50000, 50033, 50087, 50088, 50162, 50166, 51005, 70012, 70016, 80001, 80002, 80005, 80007,
      80014, 90006, 90012, 90024, 90033, 90055, 90090, 90091, 120013, 120021, 220501, 230109, 501621,
    ],
  },
  {
    kind: "ambiguous",
    reason: "the sign-in service failed, and doesn't say whether that passes",
    numbers: [50086, 90036, 90092, 165004, 240003, 240004],
  },
  {
    kind: "ambiguous",
    reason: "the account is locked for some hours, or may not sign in at this time of the day",
    numbers: [50053, 80012],
    waitSeconds: 4 * hours,
  },
  {
    kind: "throttled",
    // LoopDetected: our app asks for the same token over and over; it must stop, the user can't help
    reason: "this app asks for the same token over and over",
    numbers: [50196],
    waitSeconds: hours / 4,
  },
  {
    kind: "relink",
    reason: "the grant was revoked, has expired or was never given",
    numbers: [
      50085, 50089, 50132, 50133, 50139, 50150, 50173, 52004, 54005, 65001, 65004, 70008, 70018, 70019, 70043,
      90008, 500133, 501481, 700005, 700082, 700084, 9002341,
    ],
  },
  {
    kind: "relink",
    // Passes by itself for some (BingAds-Python-SDK#279)
    reason: "the refresh token isn't valid",
    numbers: [70000],
    mayPass: true,
  },
  {
    kind: "relink",
    reason: "there is no such account where it signed in",
    numbers: [
      16000, 16003, 50014, 50020, 50034, 50128, 51004, 90072, 90125, 120016, 500207, 500208, 901011, 901012,
      901014,
    ],
    mayPass: true,
  },
  {
    kind: "interaction",
    reason: "Conditional Access wants something of the user: a second factor, another device or network",
    numbers: [
      50005, 50072, 50074, 50076, 50078, 50079, 50097, 50127, 50129, 50131, 50155, 50156, 50158, 50187, 53000,
      53001, 53002, 53003, 53004, 53010, 53011, 135010, 135011, 130004, 130006, 130007, 130008, 530032,
      530034, 530035, 700020,
    ],
  },
  {
    kind: "interaction",
    reason: "the user's password has to be changed or given anew",
    numbers: [
      50055, 50056, 50064, 50125, 50126, 50135, 50137, 50142, 50144, 120000, 120002, 120003, 120004, 120005,
      120008, 120011, 120012, 120014, 120015, 120018, 120020,
    ],
  },
  {
    kind: "interaction",
    reason: "the user has to choose, confirm or prove something at a sign-in",
    numbers: [
      16002, 17003, 50015, 50032, 50058, 50136, 50140, 50141, 50143, 50157, 50160, 50168, 50180, 50192, 50197,
      50199, 51006, 54000, 81004, 81005, 81006, 81009, 81010, 81011, 81012, 130005, 140000, 140001, 160021,
      220450, 500141, 1000000, 1000002,
    ],
  },
  {
    kind: "admin",
    reason: "the organisation's administrator has to consent to this app, or to assign it to the user",
    numbers: [50105, 90093, 90094, 90095, 90099, 900941],
  },
  {
    kind: "admin",
    reason: "the user's account or organisation is disabled or kept apart by its administrator",
    numbers: [50002, 50057, 81007, 500021, 500022, 500212, 500213, 5000224, 90084, 1000031],
  },
  {
    kind: "admin",
    reason: "the organisation's own sign-in, claims or agents are misconfigured",
    numbers: [
      20001, 20012, 20033, 40008, 40009, 40015, 50008, 50017, 50042, 50043, 50100, 50101, 50102, 50103, 50107,
      50108, 50109, 50111, 50117, 50120, 50123, 50124, 50130, 50159, 50161, 50163, 50170, 50172, 50176, 50177,
      50178, 80010, 80013, 90081, 90082, 90085, 90086, 90087, 90123, 240001, 399284, 501241, 501631, 501632,
      900612, 5000819, 5001256,
    ],
  },
  {
    kind: "admin",
    reason: "the account belongs to a national cloud, which this installation doesn't sign in to",
    numbers: [90038, 90043, 90051, 900382, 900432, 1000104],
  },
  {
    kind: "tenant",
    reason: "the organisation doesn't know this app, has disabled it, or lacks what it asks for",
    numbers: [
      50001, 65005, 70001, 500011, 500014, 650052, 650054, 650056, 650057, 650059, 700011, 700016, 7000112,
      7000229,
    ],
  },
  {
    kind: "config",
    reason: "this app's secret or certificate is wrong or has expired",
    numbers: [
      50003, 50006, 50007, 50012, 50013, 50027, 50048, 50098, 50099, 50138, 50146, 70002, 700021, 700023,
      700024, 700025, 700027, 700030, 700229, 900384, 7000215, 7000218, 7000222,
    ],
  },
  {
    kind: "config",
    // 700007 comes as invalid_grant: the tokens are another app's (EntraFalcon#6)
    reason: "this app's id isn't that of the app which the tokens were given to",
    numbers: [700007],
  },
  {
    kind: "config",
    reason: "this app's registration doesn't allow the kind of account, or the address that it signs in at",
    numbers: [
      50010, 50011, 50049, 50059, 50194, 65002, 70004, 90002, 90019, 90027, 90112, 90124, 90126, 90130,
      900971, 9001023, 9002326, 9002327, 9002331, 9002332,
    ],
  },
  {
    kind: "config",
    reason: "what this app asks for isn't allowed, or isn't asked for as it should be",
    numbers: [
      28002, 28003, 50029, 50050, 50061, 50068, 50070, 50071, 50134, 50147, 50148, 50149, 50164, 50165, 50167,
      50169, 50171, 51000, 51001, 67003, 70003, 70005, 70007, 70011, 75001, 75003, 75005, 75008, 75011, 75016,
      76021, 76026, 90004, 90005, 90007, 90009, 90010, 90013, 90014, 90015, 90016, 90020, 90022, 90023, 90056,
      90100, 90101, 90102, 90107, 90114, 90117, 90119, 90120, 90121, 100007, 165900, 221000, 240002, 501461,
      501491, 700022, 700054, 750054, 900144, 900236, 900561, 901002, 1002012, 7000114, 7500514, 7500529,
      9002313,
    ],
  },

  {
    kind: "config",
    reason: "this app's id isn't that of the app which the tokens were given to",
    suberrors: ["client_mismatch"],
  },
  {
    kind: "interaction",
    reason: "the user has to do something at a sign-in",
    suberrors: [
      "basic_action",
      "additional_action",
      "message_only",
      "protection_policy_required",
      "user_password_expired",
      "device_authentication_failed",
    ],
  },
  {
    kind: "relink",
    reason: "the grant was revoked, has expired or was never given",
    suberrors: ["bad_token", "token_expired", "consent_required"],
    mayPass: true,
  },
  { kind: "interaction", reason: "Conditional Access wants something of the user", claims: true },
  {
    kind: "transient",
    reason: "the sign-in service is in trouble",
    errors: ["temporarily_unavailable", "server_error"],
  },
  { kind: "config", reason: "this app's secret or certificate is wrong", errors: ["invalid_client"] },
  {
    kind: "config",
    reason: "what this app asks for isn't allowed, or isn't asked for as it should be",
    errors: ["invalid_scope", "invalid_request", "unsupported_grant_type", "unsupported_response_type"],
  },
  {
    kind: "tenant",
    reason: "the organisation doesn't know this app, has disabled it, or lacks what it asks for",
    errors: ["unauthorized_client", "invalid_resource"],
  },
  {
    kind: "interaction",
    reason: "the user has to do something at a sign-in",
    errors: ["interaction_required", "account_selection_required"],
  },
  {
    kind: "relink",
    reason: "the login refuses the grant, and says no more",
    errors: ["invalid_grant", "access_denied", "login_required", "consent_required"],
    mayPass: true,
  },

  { kind: "transient", reason: "a gateway leads elsewhere", statuses: ["3xx"] },
  { kind: "transient", reason: "the login took too long", statuses: [408] },
  { kind: "throttled", reason: "too many sign-ins", statuses: [429] },
  { kind: "transient", reason: "a gateway answered in the login's place", statuses: ["4xx"], bare: true },
  { kind: "ambiguous", reason: "a code that isn't known here", statuses: ["4xx"] },
  { kind: "transient", reason: "the sign-in service is down or overloaded", statuses: ["5xx"] },
];
