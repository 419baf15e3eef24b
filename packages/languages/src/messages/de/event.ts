export const event = {
  between: "{what} zwischen {host} und {attendee}",
  bookedBy: "Gebucht von {who}",
  guests: "Gäste: {names}",
  hosts: "Gastgeber: {names}",
  whyMoved: "Warum der Termin verschoben wurde: {reason}",
  answer: "{field}: {answer}",
  yes: "ja",
  no: "nein",
  list: ", ",
  deleted: "Der Termin wurde im Kalender eines Gastgebers gelöscht",
};
