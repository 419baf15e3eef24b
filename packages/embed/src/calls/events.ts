import { messageOf } from "../protocol/index.ts";

export type Listener = (event: CustomEvent) => void;

/** Events of a namespace are those of the window by the names that cal.com's have; `*` are all. */
const nameOf = (namespace: string, action: string) => messageOf(namespace, action, null).fullType;

export function fire(namespace: string, type: string, data: unknown): void {
  const { originator: _, ...detail } = messageOf(namespace, type, data);
  for (const action of [type, "*"])
    window.dispatchEvent(new CustomEvent(nameOf(namespace, action), { detail }));
}

export const listenTo = (namespace: string, action: string, callback: Listener): void =>
  window.addEventListener(nameOf(namespace, action), callback as EventListener);

export const leave = (namespace: string, action: string, callback: Listener): void =>
  window.removeEventListener(nameOf(namespace, action), callback as EventListener);
