"use client";

import type { PublicPlace } from "@calcache/booking-questions/form";
import { useBooker } from "../context/booker-context.ts";
import type { BookingFormValues } from "../view/booking-form.ts";
import { FormField } from "./form-field.tsx";

const asked = {
  phone: { label: "yourPhone", type: "tel", autoComplete: "tel" },
  address: { label: "yourAddress", type: "text", autoComplete: "street-address" },
  place: { label: "thePlace", type: "text", autoComplete: "off" },
} as const;

/** The place's value in the form: where it stands among all, and its kind, in case they change meanwhile. */
const placeValue = ({ type }: PublicPlace, index: number) => `${index}:${type}`;

/** Where it is to take place. What has to be said of a place is asked beside it, once it is chosen; by style alone, without scripts. */
export function PlaceField({
  places,
  values,
  error,
}: {
  places: readonly PublicPlace[];
  values: Pick<BookingFormValues, "place" | "placeAnswer">;
  error: string | null;
}) {
  const { t } = useBooker();
  const [only] = places;
  if (only === undefined) return null;
  if (places.length === 1)
    return (
      <>
        <input type="hidden" name="place" value={placeValue(only, 0)} />
        <Asked place={only} value={placeValue(only, 0)} answer={values.placeAnswer} error={error} />
      </>
    );
  const chosen = values.place || placeValue(only, 0);
  return (
    <fieldset className="form-field" id="booking-place" tabIndex={-1}>
      <legend>{t("where")}</legend>
      {places.map((place, index) => {
        const value = placeValue(place, index);
        return (
          <div key={`${value} ${value === chosen}`} className="form-place">
            <label className="form-choice">
              <input type="radio" name="place" value={value} defaultChecked={value === chosen} />
              <span>{place.label}</span>
            </label>
            <Asked
              place={place}
              value={value}
              answer={value === chosen ? values.placeAnswer : ""}
              error={value === chosen ? error : null}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

function Asked({
  place,
  value,
  answer,
  error,
}: {
  place: PublicPlace;
  value: string;
  answer: string;
  error: string | null;
}) {
  const { t } = useBooker();
  if (place.asks === null) return null;
  const { label, ...field } = asked[place.asks];
  return (
    <FormField
      {...field}
      label={t(label)}
      optional={t("optional")}
      name={`placeAnswer.${value}`}
      value={answer}
      error={error}
      isRequired
    />
  );
}
