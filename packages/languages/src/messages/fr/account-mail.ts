export const accountMail = {
  hello: "Bonjour,",
  helloYou: "Bonjour {name},",
  andMore: "Et {count} de plus.",
  relink: "Veuillez vous reconnecter : {address}",
  relinkReminder: "Rappel : veuillez vous reconnecter : {address}",
  relinkWhy:
    "Microsoft n’accepte plus la connexion de {address}. Cela arrive lorsqu’un mot de passe change, ou par une règle de votre organisation.",
  relinkUntil:
    "Tant que vous ne vous reconnectez pas, vos pages de réservation sur {site} ne proposent aucun de vos horaires, et les réservations n’arrivent pas dans votre calendrier.",
  relinkAction: "Se reconnecter en tant que {address}",
  relinkOnce:
    "Le lien est valable pour une seule connexion pendant sept jours, et pour cette boîte aux lettres uniquement. S’il est trop ancien, ouvrez-le quand même : vous pourrez en demander un autre.",
  relinked: "De nouveau connecté : {address}",
  relinkedText:
    "{address} est de nouveau connecté. Vos pages de réservation proposent vos horaires libres, et les réservations arrivent dans votre calendrier.",
  relinkedAction: "Voir vos calendriers",
  admins:
    "{count, plural, one {# compte} other {# comptes}} de votre équipe : le titulaire doit se reconnecter",
  adminsText:
    "Microsoft n’accepte plus ces comptes. Leurs titulaires ont été sollicités par e-mail quatre fois en une semaine, et leurs pages de réservation ne proposent plus d’horaires depuis.",
  adminsAccount: "{name} : {address}",
  adminsAction: "Voir votre équipe",
  invitation: "Connectez votre calendrier sur {site}",
  invitationText:
    "Votre équipe prend des réservations sur {site}. Connectez-vous avec le compte Microsoft de votre calendrier, professionnel ou personnel, afin que vos rendez-vous occupent votre temps.",
  invitationAction: "Se connecter",
  invitationOnce:
    "Le lien n’est que pour vous : quiconque l’utilise y prend votre place. Il est valable pour une seule connexion pendant sept jours.",
  closed: "Plus aucune notification : {host}",
  closedSeveral: "Plus aucune notification : {count} canaux",
  closedText:
    "L’une de vos applications n’est plus informée des changements de calendriers et de réservations.",
  closedFailing: "{host} : n’a accepté aucune notification depuis un jour",
  closedGone: "{host} : a répondu ne plus en vouloir (410)",
  closedAction: "Comment reprendre un canal",
  closedAfter:
    "Dès que l’application répond à nouveau, elle reprend son canal ({resume}) et lit ce qu’elle a manqué ({changes}).",
  changed:
    "{count, plural, one {# réservation chez vous : doit-elle être maintenue ?} other {# réservations chez vous : doivent-elles être maintenues ?}}",
  changedText:
    "{count, plural, one {L’événement de # réservation chez vous a été déplacé ou supprimé dans votre calendrier, avec d’autres en moins d’une minute, comme lorsqu’un calendrier est vidé ou déplacé. La réservation reste telle quelle, et personne d’autre n’a été informé.} other {Les événements de # réservations chez vous ont été déplacés ou supprimés dans votre calendrier, plusieurs en moins d’une minute, comme lorsqu’un calendrier est vidé ou déplacé. Les réservations restent telles quelles, et personne d’autre n’a été informé.}}",
  changedStand: "Si elles doivent avoir lieu, il n’y a rien à faire : leur temps reste occupé.",
  changedElse:
    "Si l’une ne doit pas avoir lieu, ouvrez-la ci-dessous pour l’annuler ou choisir un autre horaire. Les participants en seront informés, et votre calendrier suivra.",
  changedMoved: "{title}, {when} : son événement a été déplacé",
  changedDeleted: "{title}, {when} : son événement a été supprimé",
};
