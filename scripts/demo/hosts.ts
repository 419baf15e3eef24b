/** Somebody with a mailbox in the demo. */
export type DemoPerson = { username: string; name: string; timeZone: string };

/** One host of the demo team. Hours are civil times in the host's own zone. */
export type DemoHost = DemoPerson & { hours: { startTime: string; endTime: string } };

/** Six people around the world whose working days share an afternoon in Europe. */
export const demoHosts: readonly DemoHost[] = [
  {
    username: "ann",
    name: "Ann Ito",
    timeZone: "Europe/London",
    hours: { startTime: "09:00", endTime: "17:30" },
  },
  {
    username: "ben",
    name: "Ben Richter",
    timeZone: "Europe/Berlin",
    hours: { startTime: "09:00", endTime: "18:00" },
  },
  {
    username: "carla",
    name: "Carla Souza",
    timeZone: "America/Sao_Paulo",
    hours: { startTime: "09:00", endTime: "18:00" },
  },
  {
    username: "dev",
    name: "Dev Menon",
    timeZone: "Asia/Kolkata",
    hours: { startTime: "13:00", endTime: "22:00" },
  },
  {
    username: "erin",
    name: "Erin Walsh",
    timeZone: "America/New_York",
    hours: { startTime: "07:30", endTime: "16:00" },
  },
  {
    username: "femi",
    name: "Femi Ndlovu",
    timeZone: "Africa/Johannesburg",
    hours: { startTime: "10:00", endTime: "18:30" },
  },
];

/** Belongs to no team: the account to sign in with on the booking page, to see one's own busy times there. */
export const demoVisitor: DemoPerson = {
  username: "gus",
  name: "Gus, a guest",
  timeZone: "Europe/Amsterdam",
};

/** The address of a mailbox of the demo. */
export const addressOf = ({ username }: DemoPerson): string => `${username}@contoso.example`;
