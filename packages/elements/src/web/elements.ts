import { Agenda } from "../scheduling/agenda.tsx";
import { AvailabilityViewer } from "../scheduling/availability-viewer.tsx";
import { CalendarConnections } from "../scheduling/calendar-connections.tsx";
import { DateTimePicker } from "../scheduling/date-time-picker.tsx";
import { inLanguage } from "../scheduling/frame/in-language.tsx";
import { skeletons } from "../scheduling/frame/skeleton.tsx";
import { HoursEditor } from "../scheduling/hours-editor.tsx";
import { SlotPicker } from "../scheduling/slot-picker.tsx";
import { controlOf } from "./control-of.ts";
import { define, text } from "./define.ts";
import { hoursIn, monthIn, namesIn, peopleIn } from "./read-attributes.ts";

define({
  tag: "calcache-slot-picker",
  component: inLanguage(SlotPicker, skeletons.picker),
  attributes: {
    team: text,
    user: text,
    event: text,
    "event-type-id": Number,
    duration: Number,
    month: monthIn,
  },
  events: { onChoose: "slotchosen" },
});

define(
  {
    tag: "calcache-date-time-picker",
    component: inLanguage(DateTimePicker, skeletons.dateTime),
    attributes: {
      people: peopleIn,
      label: text,
      hours: hoursIn,
      step: Number,
      duration: Number,
      min: text,
      max: text,
      month: monthIn,
    },
    events: { onChange: "change" },
  },
  controlOf,
);

define({
  tag: "calcache-availability",
  component: inLanguage(AvailabilityViewer, skeletons.viewer),
  attributes: { people: peopleIn, days: Number, hours: hoursIn },
  events: { onPropose: "timeproposed" },
});

define({
  tag: "calcache-agenda",
  component: inLanguage(Agenda, skeletons.agenda),
  attributes: { most: Number, "event-type-id": Number },
  events: { onOpen: "bookingopened" },
});

define({
  tag: "calcache-hours",
  component: inLanguage(HoursEditor, skeletons.hours),
  attributes: { rule: text, username: text },
  events: { onSave: "hourssaved" },
});

define({
  tag: "calcache-calendars",
  component: inLanguage(CalendarConnections, skeletons.connections),
  attributes: {
    team: text,
    "connect-href": text,
    names: namesIn,
  },
  events: {},
});
