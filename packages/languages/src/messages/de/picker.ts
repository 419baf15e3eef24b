export const picker = {
  between: ", ",
  justNow: "gerade eben",
  chooseTime: "Zeit auswählen",
  dates: "Tage",
  previousMonth: "Vorheriger Monat",
  nextMonth: "Nächster Monat",
  previousWeek: "Vorherige Woche",
  nextWeek: "Nächste Woche",
  loading: "wird geladen",
  times: "Zeiten",
  timesAvailable:
    "{count, plural, =0 {keine Zeiten verfügbar} one {# Zeit verfügbar} other {# Zeiten verfügbar}}",
};
