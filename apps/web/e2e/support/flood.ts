import { Agent, request } from "node:http";
import { seededRandom } from "./random.ts";

/**
 * A flood of forged notifications, as a process of its own so that the test's own clock stays right:
 * `node flood.ts <webhook URL> <count> <subscription ids, joined by commas>`. Writes how often each status was answered.
 */
const [, , url = "", count = "0", ids = ""] = process.argv;
const clients = 32;
const mebibyte = 1024 * 1024;
const random = seededRandom(77);
const agent = new Agent({ keepAlive: true, maxSockets: clients });
const known = ids.split(",");

const guid = () =>
  Array.from({ length: 32 }, () => random(16).toString(16))
    .join("")
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
const item = (subscriptionId: string, clientState: string) => ({
  subscriptionId,
  clientState,
  changeType: "updated",
  resource: "Users/1/Events/2",
});
const payload = (...value: object[]) => JSON.stringify({ value });
const forged = () => item(known[random(known.length)] ?? guid(), `guess ${random(1_000_000)}`);
const padded = (bytes: number) => {
  const json = payload(forged());
  return json.slice(0, -1) + " ".repeat(Math.max(0, bytes - json.length)) + json.slice(-1);
};

/** Bodies that are slow to make are made once. */
const deep = ["[", '{"value":'].map((opening) => opening.repeat(100_000));
const closedDeep = `{"value":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
const long = payload({ ...forged(), clientState: "x".repeat(mebibyte - 300) });
const crowd = payload(...Array.from({ length: 5_000 }, forged));

/** One of these is sent with each request; the last ones are rare, as they are for whoever pays for the bandwidth. */
const kinds: [share: number, body: () => string][] = [
  [500, () => payload(forged())],
  [300, () => payload(item(guid(), `guess ${random(1_000_000)}`))],
  [80, () => payload(...Array.from({ length: 100 }, forged))],
  [30, () => deep[random(deep.length)] ?? ""],
  [20, () => closedDeep],
  [30, () => padded(mebibyte)],
  [20, () => padded(mebibyte + 1)],
  [10, () => long],
  [10, () => crowd],
];

function body(): string {
  let chosen = random(1_000);
  for (const [share, make] of kinds) {
    if (chosen < share) return make();
    chosen -= share;
  }
  return "";
}

function post(text: string): Promise<number | null> {
  return new Promise((resolve) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
    const sent = request(url, { method: "POST", agent, headers }, (answer) => {
      answer.resume();
      answer.on("close", () => resolve(answer.statusCode ?? null));
    });
    sent.on("error", () => resolve(null));
    sent.end(text);
  });
}

const statuses: Record<string, number> = {};
let left = Number(count);
async function client(): Promise<void> {
  while (left-- > 0) {
    const status = String((await post(body())) ?? "none");
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
}
await Promise.all(Array.from({ length: clients }, client));
process.stdout.write(JSON.stringify(statuses));
process.exit(0);
