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
    team: ["team", text],
    user: ["user", text],
    event: ["event", text],
    "event-type-id": ["eventTypeId", Number],
    duration: ["duration", Number],
    month: ["month", monthIn],
  },
  events: { onChoose: "slotchosen" },
});

define(
  {
    tag: "calcache-date-time-picker",
    component: inLanguage(DateTimePicker, skeletons.dateTime),
    attributes: {
      people: ["people", peopleIn],
      label: ["label", text],
      hours: ["hours", hoursIn],
      step: ["step", Number],
      duration: ["duration", Number],
      min: ["min", text],
      max: ["max", text],
      month: ["month", monthIn],
    },
    events: { onChange: "change" },
  },
  controlOf,
);

define({
  tag: "calcache-availability",
  component: inLanguage(AvailabilityViewer, skeletons.viewer),
  attributes: { people: ["people", peopleIn], days: ["days", Number], hours: ["hours", hoursIn] },
  events: { onPropose: "timeproposed" },
});

define({
  tag: "calcache-agenda",
  component: inLanguage(Agenda, skeletons.agenda),
  attributes: { most: ["most", Number], "event-type-id": ["eventTypeId", Number] },
  events: { onOpen: "bookingopened" },
});

define({
  tag: "calcache-hours",
  component: inLanguage(HoursEditor, skeletons.hours),
  attributes: { rule: ["rule", text], username: ["username", text] },
  events: { onSave: "hourssaved" },
});

define({
  tag: "calcache-calendars",
  component: inLanguage(CalendarConnections, skeletons.connections),
  attributes: {
    team: ["team", text],
    "connect-href": ["connectHref", text],
    names: ["names", namesIn],
  },
  events: {},
});
