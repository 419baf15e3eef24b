"use client";

import type { KeyboardEvent, ReactNode } from "react";

const daysByKey: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const dayMs = 86_400_000;

/** A month's weeks, in which the arrow keys go from date to date and from week to week, past those without slots. */
export function ArrowKeys({ children }: { children: ReactNode }) {
  return <tbody onKeyDown={moveFocus}>{children}</tbody>;
}

function moveFocus(event: KeyboardEvent<HTMLTableSectionElement>) {
  const days = daysByKey[event.key];
  const from = event.target instanceof HTMLElement ? event.target.dataset.date : undefined;
  if (days === undefined || from === undefined) return;
  const goal = new Date(Date.parse(from) + days * dayMs).toISOString().slice(0, "YYYY-MM-DD".length);
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-date]")];
  const dateOf = (link: HTMLElement) => link.dataset.date ?? "";
  const next =
    days > 0 ? links.find((link) => dateOf(link) >= goal) : links.findLast((link) => dateOf(link) <= goal);
  if (!next) return;
  event.preventDefault();
  next.focus();
}
