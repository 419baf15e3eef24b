export const form = {
  chooseAnotherTime: "← Choisir un autre horaire",
  moveYourBooking: "Reporter votre réservation",
  yourDetails: "Vos coordonnées",
  forSlot: "pour le {date}, {time}, {zone}",
  holdTaken: "Cet horaire vient d’être pris. Veuillez en choisir un autre.",
  notHeld: "Cet horaire ne vous est pas réservé pendant que vous remplissez le formulaire : faites vite.",
  heldNoMore: "Cet horaire ne vous est plus réservé. Vous pouvez tout de même essayer de le réserver.",
  heldUntil:
    "Gardé pour vous jusqu’à {time}, encore {count, plural, one {moins d’une minute} other {environ # minutes}}.",
  optional: "(facultatif)",
  whyMove: "Pourquoi le reportez-vous ?",
  hostsRead: "Vos hôtes le liront.",
  yourName: "Votre nom",
  email: "Adresse e-mail",
  guestsHint: "Adresses e-mail des autres personnes à inviter, séparées par des virgules.",
  notesHint: "Que devraient savoir vos hôtes ?",
  addressesHint: "Adresses e-mail, séparées par des virgules.",
  leaveEmpty: "Laissez ce champ vide",
  booking: "Réservation en cours…",
  moveTheBooking: "Reporter la réservation",
  confirmTheBooking: "Confirmer la réservation",
  pleaseChoose: "Veuillez choisir",
  noAnswer: "Sans réponse",
  where: "Lieu",
  yourPhone: "Votre numéro de téléphone",
  yourAddress: "Votre adresse",
  thePlace: "Le lieu",
  howManyTimes: "Combien de fois ({every}) ?",
  occurrences: "{count, plural, one {La date :} other {Les # sont toutes réservées, ou aucune :}}",
  andMoreUntil: "et {count} de plus jusqu’au <when>{last}</when>",
  theBookingYouMove: "La réservation que vous reportez",
  youAreMoving:
    "Vous reportez votre réservation du <strong>{when}</strong>. Elle reste valable jusqu’à ce que vous confirmiez un autre horaire.",
  youAreMovingGivenBack:
    "Vous reportez votre réservation du <strong>{when}</strong>. Veuillez choisir un autre horaire.",
  bookNewInstead: "Faire plutôt une nouvelle réservation",
  checkForm: "Veuillez vérifier votre saisie",
  slotTaken: "Cet horaire vient d’être pris",
  seriesTaken:
    "{count, plural, one {L’un de ces horaires n’est plus libre} other {Certains de ces horaires ne sont plus libres}} : aucun n’a été réservé",
  chooseFewer: "Choisissez moins de dates, ou un autre début.",
  nothingNear: "Rien d’autre n’est libre autour de cet horaire. Veuillez choisir un autre jour.",
  nearestFree: "Les horaires libres les plus proches :",
  limitOfSeries:
    "Vous pouvez avoir {count, plural, one {# réservation} other {# réservations}} de ce type à la fois, y compris celles que vous avez déjà.",
  limitReached:
    "{count, plural, one {Vous avez déjà une réservation de ce type, et ne pouvez en avoir qu’une à la fois.} other {Vous avez déjà # réservations de ce type, le maximum à la fois.}}",
  moveByMail: "Nous vous avons envoyé un e-mail qui vous permet de reporter la prochaine.",
  tooOften:
    "Il y a eu trop de tentatives. Veuillez réessayer dans {count, plural, one {# minute} other {# minutes}}.",
  linkOver:
    "Ce lien privé a été utilisé ou a expiré entre-temps, et rien n’a été réservé. Veuillez en demander un autre à la personne qui vous l’a envoyé.",
  notMovable: "Cette réservation ne peut plus être reportée.",
  failed:
    "Un problème est survenu de notre côté, et rien n’a été réservé. Veuillez réessayer dans un instant.",
};
