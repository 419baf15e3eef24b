export const picker = {
  between: ", ",
  justNow: "ahora mismo",
  chooseTime: "Elegir un horario",
  dates: "Fechas",
  previousMonth: "Mes anterior",
  nextMonth: "Mes siguiente",
  previousWeek: "Semana anterior",
  nextWeek: "Semana siguiente",
  loading: "cargando",
  times: "Horarios",
  timesAvailable:
    "{count, plural, =0 {ningún horario disponible} one {# horario disponible} other {# horarios disponibles}}",
};
