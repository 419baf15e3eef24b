export const event = {
  between: "{what} بين {host} و{attendee}",
  bookedBy: "حجزه {who}",
  guests: "المدعوون: {names}",
  hosts: "المضيفون: {names}",
  whyMoved: "سبب تغيير الموعد: {reason}",
  answer: "{field}: {answer}",
  yes: "نعم",
  no: "لا",
  list: "، ",
  deleted: "حُذف الحدث من تقويم أحد المضيفين",
};
