export const event = {
  between: "{what} entre {host} y {attendee}",
  bookedBy: "Reserva de {who}",
  guests: "Invitados: {names}",
  hosts: "Anfitriones: {names}",
  whyMoved: "Motivo del cambio: {reason}",
  answer: "{field}: {answer}",
  yes: "sí",
  no: "no",
  list: ", ",
  deleted: "El evento se eliminó en el calendario de un anfitrión",
};
