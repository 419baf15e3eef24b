export const event = {
  between: "{what} entre {host} et {attendee}",
  bookedBy: "Réservé par {who}",
  guests: "Invités : {names}",
  hosts: "Hôtes : {names}",
  whyMoved: "Motif du report : {reason}",
  answer: "{field} : {answer}",
  yes: "oui",
  no: "non",
  list: ", ",
  deleted: "L’événement a été supprimé dans le calendrier d’un hôte",
};
