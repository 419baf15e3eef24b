import type { Cal } from "./calls/global.ts";
import { takeOver } from "./calls/take-over.ts";
import { openByClicks } from "./calls/triggers.ts";
import { version } from "./calls/version.ts";
import { defineBooker } from "./elements/booker-element.ts";
import { listen } from "./frame/frames.ts";

/** The script that places booking pages in somebody else's page. */
function start(origin: string): void {
  if (window.Cal?.version !== undefined) return;
  window.Cal ??= queueing();
  const cal = window.Cal;
  cal.version = version;
  listen();
  const namespaceOf = takeOver(cal, origin);
  openByClicks(namespaceOf);
  defineBooker(namespaceOf);
}

/** What the snippet makes, for a page that has the script alone. */
function queueing(): Cal {
  const cal: Cal = (...call) => {
    const [method, name] = call;
    if (method === "init" && typeof name === "string" && name !== "") {
      const { ns = {} } = cal;
      cal.ns = ns;
      const own: Cal = (...calls) => void own.q?.push(calls);
      own.q = [];
      ns[name] ??= own;
      ns[name].q?.push(call);
      cal.q?.push(["initNamespace", name]);
    } else cal.q?.push(call);
  };
  cal.q = [];
  cal.ns = {};
  cal.loaded = true;
  return cal;
}

const script = document.currentScript;
const address = script instanceof HTMLScriptElement ? script.src : "";
start(address === "" ? window.location.origin : new URL(address).origin);
