export const form = {
  chooseAnotherTime: "← Andere Zeit wählen",
  moveYourBooking: "Buchung verschieben",
  yourDetails: "Ihre Angaben",
  forSlot: "für {date}, {time}, {zone}",
  holdTaken: "Diese Zeit wurde soeben anderweitig vergeben. Bitte wählen Sie eine andere.",
  notHeld:
    "Diese Zeit ist nicht für Sie reserviert, während Sie das Formular ausfüllen. Bitte buchen Sie zügig.",
  heldNoMore: "Diese Zeit ist nicht mehr für Sie reserviert. Sie können trotzdem versuchen, sie zu buchen.",
  heldUntil:
    "Für Sie reserviert bis {time}, noch {count, plural, =1 {weniger als eine Minute} other {etwa # Minuten}}.",
  optional: "(optional)",
  whyMove: "Warum verschieben Sie den Termin?",
  hostsRead: "Ihre Gastgeber werden das lesen.",
  yourName: "Ihr Name",
  email: "E-Mail-Adresse",
  guestsHint: "E-Mail-Adressen weiterer Personen, die teilnehmen sollen, durch Kommas getrennt.",
  notesHint: "Was sollten Ihre Gastgeber wissen?",
  addressesHint: "E-Mail-Adressen, durch Kommas getrennt.",
  leaveEmpty: "Bitte leer lassen",
  booking: "Wird gebucht …",
  moveTheBooking: "Buchung verschieben",
  confirmTheBooking: "Buchung bestätigen",
  pleaseChoose: "Bitte auswählen",
  noAnswer: "Keine Angabe",
  where: "Ort",
  yourPhone: "Ihre Telefonnummer",
  yourAddress: "Ihre Adresse",
  thePlace: "Der Ort",
  howManyTimes: "Wie oft ({every})?",
  occurrences: "{count, plural, =1 {Der Termin:} other {Alle # werden gebucht oder keiner:}}",
  andMoreUntil: "und {count} weitere bis <when>{last}</when>",
  theBookingYouMove: "Die Buchung, die Sie verschieben",
  youAreMoving:
    "Sie verschieben Ihre Buchung vom <strong>{when}</strong>. Sie bleibt bestehen, bis Sie eine andere Zeit bestätigen.",
  youAreMovingGivenBack:
    "Sie verschieben Ihre Buchung vom <strong>{when}</strong>. Bitte wählen Sie eine andere Zeit.",
  bookNewInstead: "Stattdessen neuen Termin buchen",
  checkForm: "Bitte prüfen Sie Ihre Angaben",
  slotTaken: "Diese Zeit wurde soeben anderweitig vergeben",
  seriesTaken:
    "{count, plural, =1 {Eine dieser Zeiten ist} other {Einige dieser Zeiten sind}} nicht mehr frei, daher wurde keine gebucht",
  chooseFewer: "Wählen Sie weniger Termine oder einen anderen Beginn.",
  nothingNear: "In der Nähe ist nichts anderes frei. Bitte wählen Sie einen anderen Tag.",
  nearestFree: "Die nächstgelegenen freien Zeiten:",
  limitOfSeries:
    "Sie können höchstens {count, plural, =1 {# Buchung} other {# Buchungen}} dieser Art gleichzeitig haben, einschließlich der bereits bestehenden.",
  limitReached:
    "{count, plural, =1 {Sie haben bereits eine Buchung dieser Art, und mehr als eine gleichzeitig ist nicht möglich.} other {Sie haben bereits # Buchungen dieser Art, mehr sind gleichzeitig nicht möglich.}}",
  moveByMail:
    "Wir haben Ihnen eine E-Mail gesendet, mit der Sie die nächste dieser Buchungen verschieben können.",
  tooOften:
    "Das waren sehr viele Versuche. Bitte versuchen Sie es in {count, plural, one {# Minute} other {# Minuten}} noch einmal.",
  linkOver:
    "Dieser private Link wurde inzwischen verbraucht oder ist abgelaufen, und es wurde nichts gebucht. Bitte fordern Sie einen neuen bei der Person an, von der Sie ihn haben.",
  notMovable: "Diese Buchung kann nicht mehr verschoben werden.",
  failed:
    "Bei uns ist etwas schiefgegangen, und es wurde nichts gebucht. Bitte versuchen Sie es gleich noch einmal.",
};
