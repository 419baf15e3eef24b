export const picker = {
  between: ", ",
  justNow: "à l’instant",
  chooseTime: "Choisir un horaire",
  dates: "Dates",
  previousMonth: "Mois précédent",
  nextMonth: "Mois suivant",
  previousWeek: "Semaine précédente",
  nextWeek: "Semaine suivante",
  loading: "chargement",
  times: "Horaires",
  timesAvailable:
    "{count, plural, =0 {aucun horaire disponible} one {# horaire disponible} other {# horaires disponibles}}",
};
