/** Mails about accounts. */
export const accountMail = {
  hello: "Hello,",
  helloYou: "Hello {name},",
  andMore: "And {count} more.",
  relink: "Please sign in again: {address}",
  relinkReminder: "Reminder: please sign in again: {address}",
  relinkWhy:
    "Microsoft accepts the sign-in of {address} no more. That happens when a password changes, or by a rule of your organisation.",
  relinkUntil:
    "Until you sign in again, your booking pages at {site} offer no times of yours, and bookings don't reach your calendar.",
  relinkAction: "Sign in again as {address}",
  relinkOnce:
    "The link is good for one sign-in within seven days, and for this mailbox only. If it is too old, open it all the same: you can ask for another one there.",
  relinked: "You are back: {address}",
  relinkedText:
    "{address} is connected again. Your booking pages offer your free times, and bookings reach your calendar.",
  relinkedAction: "See your calendars",
  admins: "{count, plural, one {# account} other {# accounts}} of your team: the owner must sign in again",
  adminsText:
    "Microsoft accepts these accounts no more. Their owners were asked by mail four times in a week, and their booking pages offer no times since.",
  adminsAccount: "{name}: {address}",
  adminsAction: "See your team",
  invitation: "Connect your calendar at {site}",
  invitationText:
    "Your team takes bookings at {site}. Sign in with the Microsoft account of your calendar, of work or your own, so that your meetings close your time.",
  invitationAction: "Sign in",
  invitationOnce:
    "The link is yours alone: whoever uses it is you there. It is good for one sign-in within seven days.",
  closed: "No notices any more: {host}",
  closedSeveral: "No notices any more: {count} channels",
  closedText: "An application of yours is no longer told when calendars and bookings change.",
  closedFailing: "{host}: it has taken no notice for a day",
  closedGone: "{host}: it answered that it wants no more (410)",
  closedAction: "How a channel is resumed",
  closedAfter:
    "Once the application answers again, it resumes its channel ({resume}), and reads what it missed from {changes}.",
  changed:
    "{count, plural, =1 {1 booking of yours: shall it stand?} other {# bookings of yours: shall they stand?}}",
  changedText:
    "{count, plural, =1 {The event of 1 booking of yours was moved or deleted in your calendar, with others within a minute, as when a calendar is emptied or moved. The booking stands as it was, and nobody else was told.} other {The events of # bookings of yours were moved or deleted in your calendar, several within a minute, as when a calendar is emptied or moved. The bookings stand as they were, and nobody else was told.}}",
  changedStand: "If they are to take place, there is nothing to do: their time stays closed.",
  changedElse:
    "If one isn't, open it below and cancel it or choose another time. Whoever takes part is told then, and your calendar follows.",
  changedMoved: "{title}, {when}: its event was moved",
  changedDeleted: "{title}, {when}: its event was deleted",
} as const;
