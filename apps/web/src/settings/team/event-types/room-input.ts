import type { RoomEntry } from "@calcache/configuration";

type Rooms = { rooms: readonly RoomEntry[]; choosesRoom: boolean };

/** Rooms as their form shows them, one in each line: `red@rooms.example | Red room`. */
export const roomValues = ({ rooms, choosesRoom }: Rooms): Record<string, string> => ({
  rooms: rooms.map(({ email, name }) => (name === undefined ? email : `${email} | ${name}`)).join("\n"),
  ...(choosesRoom && { choosesRoom: "on" }),
});

/** The rooms that a form says, still to be checked. */
export const roomsIn = (fields: URLSearchParams) => ({
  rooms: (fields.get("rooms") ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map(roomIn),
  choosesRoom: fields.get("choosesRoom") === "on",
});

function roomIn(line: string): { email: string; name?: string } {
  const [email = "", ...name] = line.split("|").map((part) => part.trim());
  return name.length === 0 ? { email } : { email, name: name.join("|") };
}
