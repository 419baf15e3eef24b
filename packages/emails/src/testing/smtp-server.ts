import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";

/** The least SMTP server that takes mails (RFC 5321); `answers` replaces its answer to a verb, as `550 no`. */
export async function startSmtpServer(answers: Record<string, string> = {}) {
  const mails: { recipients: string[]; content: string }[] = [];
  const server = createServer((socket) => converse(socket, answers, mails));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, port, mails, close: () => server.close() };
}

function converse(
  socket: Socket,
  answers: Record<string, string>,
  mails: { recipients: string[]; content: string }[],
) {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let recipients: string[] = [];
  let content: string[] | null = null;
  socket.on("error", () => {});
  say(answers.CONNECT ?? "220 test");
  createInterface({ input: socket }).on("line", (line) => {
    if (content !== null && line !== ".") return content.push(line);
    if (content !== null) {
      mails.push({ recipients, content: content.join("\r\n") });
      [recipients, content] = [[], null];
      return say("250 ok");
    }
    const verb = line.split(/[ :]/, 1)[0]?.toUpperCase() ?? "";
    const given = answers[verb];
    if (given !== undefined) return say(given);
    if (verb === "RCPT") recipients.push(line.replace(/^RCPT TO:<(.*)>.*$/i, "$1"));
    if (verb === "DATA") content = [];
    if (verb === "QUIT") socket.end("221 bye\r\n");
    else say(verb === "DATA" ? "354 go" : "250 ok");
  });
}
