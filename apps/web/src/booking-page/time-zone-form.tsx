import Form from "next/form";
import { firstOfEach, type SearchParams } from "./page-query.ts";
import { TimeZoneSelect } from "./time-zone-select.tsx";

/** The zone that all times are shown in, and the choice of another; a plain form, so that it needs no script. */
export function TimeZoneForm({ timeZone, search }: { timeZone: string; search: SearchParams }) {
  const { "cal.tz": asked, slot: _, ...kept } = firstOfEach(search);
  return (
    <Form action="" scroll={false} replace className="flex flex-col gap-1">
      <label htmlFor="time-zone" className="label">
        Time zone
      </label>
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TimeZoneSelect
        key={timeZone}
        id="time-zone"
        name="cal.tz"
        timeZone={timeZone}
        timeZones={timeZonesWith(timeZone)}
        detect={asked === undefined}
      />
    </Form>
  );
}

const timeZonesWith = (timeZone: string) =>
  [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", timeZone])].toSorted();
