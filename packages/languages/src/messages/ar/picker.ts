export const picker = {
  between: "، ",
  justNow: "الآن",
  chooseTime: "اختيار وقت",
  dates: "التواريخ",
  previousMonth: "الشهر السابق",
  nextMonth: "الشهر التالي",
  previousWeek: "الأسبوع السابق",
  nextWeek: "الأسبوع التالي",
  loading: "جارٍ التحميل",
  times: "الأوقات",
  timesAvailable:
    "{count, plural, zero {لا أوقات متاحة} one {وقت واحد متاح} two {وقتان متاحان} few {# أوقات متاحة} many {# وقتًا متاحًا} other {# وقت متاح}}",
};
