/** What is said about one event or line of a file, by its uid ("" if it has none) and line; never with its content. */
export type Notice = { uid: string; line: number; reason: string };
