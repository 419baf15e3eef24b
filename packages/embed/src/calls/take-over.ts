import { calls } from "./calls.ts";
import type { Cal } from "./global.ts";
import type { Namespace } from "./namespace.ts";

/**
 * Does what the page has called so far, and from then on each call as it comes. A call that fails is reported to the page's console, and
 * the others go on.
 * @param origin where the script is from: the booking pages are there too, unless the page says otherwise
 */
export function takeOver(cal: Cal, origin: string): (name: string) => Namespace {
  const namespaces = new Map<string, Namespace>();

  function namespaceOf(name: string): Namespace {
    const known = namespaces.get(name);
    if (known) return known;
    const made: Namespace = { name, origin, forwardQueryParams: false, ui: {}, shown: new Set() };
    namespaces.set(name, made);
    return made;
  }

  function carryOut(namespace: Namespace, call: unknown): void {
    const [method, ...values] = Array.from(call as ArrayLike<unknown>);
    if (typeof method !== "string") {
      for (const each of [method, ...values]) carryOut(namespace, each);
      return;
    }
    try {
      if (method === "initNamespace") {
        takeQueue(String(values[0]));
        return;
      }
      if (!Object.hasOwn(calls, method)) throw new Error(`Cal has no call ${method}`);
      const each = calls[method as keyof typeof calls] as (...all: unknown[]) => void;
      each(namespace, ...values);
    } catch (error) {
      reportError(error);
    }
  }

  function takeQueue(name: string): void {
    const owner = name === "" ? cal : cal.ns?.[name];
    for (const one of new Set([owner, cal.ns?.[name]])) if (one) take(one, namespaceOf(name));
  }

  function take(owner: Cal, namespace: Namespace): void {
    owner.q ??= [];
    const waiting = owner.q.splice(0);
    owner.q.push = (...more) => {
      for (const call of more) carryOut(namespace, call);
      return 0;
    };
    for (const call of waiting) carryOut(namespace, call);
  }

  takeQueue("");
  return namespaceOf;
}
