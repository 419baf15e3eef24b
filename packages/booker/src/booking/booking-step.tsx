"use client";

import type { MinuteRange } from "@calcache/availability";
import { useEffect, useRef } from "react";
import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";
import type { BookingActions, BookingFormAction } from "../view/booking-form.ts";
import { zoneName } from "../words/sentences.ts";
import { BookingForm } from "./booking-form.tsx";
import { HoldStatus } from "./hold-status.tsx";
import { useHold } from "./use-hold.ts";

/** The step after a slot is chosen: it is held, and the visitor says who they are. */
export function BookingStep({
  slot,
  actions,
  form: [state, book, isPending],
}: {
  slot: MinuteRange;
  actions: BookingActions;
  form: BookingFormAction;
}) {
  const { words, view, moved, t } = useBooker();
  const hold = useHold(slot, actions.hold);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="booker-form" aria-labelledby="booking-step">
      <PageLink to={{ slot: null }} className="booker-text-link">
        {t("chooseAnotherTime")}
      </PageLink>
      <h2 id="booking-step" ref={heading} tabIndex={-1}>
        {moved ? t("moveYourBooking") : t("yourDetails")}
        <span className="sr-only">
          {" "}
          {t("forSlot", {
            date: words.fullDate(words.dateOf(slot.start)),
            time: words.time(slot.start),
            zone: zoneName(view.timeZone),
          })}
        </span>
      </h2>
      <HoldStatus hold={hold} />
      <BookingForm
        slot={slot}
        state={state}
        book={book}
        isPending={isPending}
        formId={actions.formId}
        holdUid={hold?.kind === "held" ? (hold.uid ?? null) : null}
        privateLink={actions.privateLink ?? null}
      />
    </section>
  );
}
