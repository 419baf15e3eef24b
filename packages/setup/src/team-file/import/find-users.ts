import type { Prisma } from "@calcache/prisma";
import type { TeamFile, TeamFileError } from "../team-file.ts";
import { findUsersByAddress } from "./users-by-address.ts";

/**
 * Errors that only the database shows: members, hosts and rooms that are neither in it nor in the file, and usernames that
 * belong to somebody else.
 */
export async function findUserErrors(
  transaction: Prisma.TransactionClient,
  file: TeamFile,
): Promise<TeamFileError[]> {
  const references = referencesOf(file);
  const usernames = file.users.flatMap(({ username }) => username ?? []);
  const referred = await findUsersByAddress(
    transaction,
    references.map(({ email }) => email),
  );
  const users = await transaction.user.findMany({
    where: { username: { in: usernames } },
    select: { email: true, username: true },
  });
  const known = new Set([...referred.keys(), ...file.users.map(({ email }) => email)]);
  const owners = new Map(users.map(({ username, email }) => [username, email.toLowerCase()]));
  const renamed = new Set(
    file.users.flatMap(({ email, username }) => (username === undefined ? [] : [email])),
  );
  return [
    ...references
      .filter(({ email }) => !known.has(email))
      .map(({ path, email }) => ({ path, message: `${email} is neither in this file nor in the database` })),
    ...file.users.flatMap(({ email, username }, u) => {
      const owner = username && owners.get(username);
      if (!owner || owner === email || renamed.has(owner)) return [];
      return [{ path: `users[${u}].username`, message: `belongs to ${owner}` }];
    }),
  ];
}

/** The ids of all users that the file names or refers to, once the named ones are there. */
export async function findUserIds(
  transaction: Prisma.TransactionClient,
  file: TeamFile,
): Promise<ReadonlyMap<string, number>> {
  const named = file.users.map(({ email }) => email);
  const referred = referencesOf(file).map(({ email }) => email);
  const users = await findUsersByAddress(transaction, [...named, ...referred]);
  return new Map(Array.from(users, ([address, { id }]) => [address, id]));
}

type Reference = { path: string; email: string };

const referencesOf = ({ users, teams }: TeamFile): Reference[] => [
  ...users.flatMap(({ eventTypes = [] }, u) =>
    eventTypes.flatMap(({ rooms }, e) => addressesOf(`users[${u}].eventTypes[${e}].rooms`, rooms)),
  ),
  ...teams.flatMap(referencesOfTeam),
];

const referencesOfTeam = ({ members = [], eventTypes = [] }: TeamFile["teams"][number], t: number) => [
  ...members.map((email, m) => ({ path: `teams[${t}].members[${m}]`, email })),
  ...eventTypes.flatMap(({ hosts, rooms }, e) => [
    ...addressesOf(`teams[${t}].eventTypes[${e}].hosts`, hosts),
    ...addressesOf(`teams[${t}].eventTypes[${e}].rooms`, rooms),
  ]),
];

const addressesOf = (list: string, entries: readonly { email: string }[]): Reference[] =>
  entries.map(({ email }, index) => ({ path: `${list}[${index}].email`, email }));
