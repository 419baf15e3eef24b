export const accountMail = {
  hello: "Guten Tag,",
  helloYou: "Guten Tag {name},",
  andMore: "Und {count} weitere.",
  relink: "Bitte melden Sie sich erneut an: {address}",
  relinkReminder: "Erinnerung: Bitte melden Sie sich erneut an: {address}",
  relinkWhy:
    "Microsoft nimmt die Anmeldung von {address} nicht mehr an. Das geschieht, wenn ein Passwort geändert wird, oder durch eine Regel Ihrer Organisation.",
  relinkUntil:
    "Bis Sie sich erneut anmelden, bieten Ihre Buchungsseiten auf {site} keine Zeiten von Ihnen an, und Buchungen erreichen Ihren Kalender nicht.",
  relinkAction: "Erneut anmelden als {address}",
  relinkOnce:
    "Der Link gilt sieben Tage lang für eine Anmeldung, und nur für dieses Postfach. Ist er zu alt, öffnen Sie ihn trotzdem: Dort können Sie einen neuen anfordern.",
  relinked: "Wieder verbunden: {address}",
  relinkedText:
    "{address} ist wieder verbunden. Ihre Buchungsseiten bieten Ihre freien Zeiten an, und Buchungen erreichen Ihren Kalender.",
  relinkedAction: "Ihre Kalender ansehen",
  admins:
    "{count, plural, one {# Konto} other {# Konten}} Ihres Teams: Die Inhaber müssen sich erneut anmelden",
  adminsText:
    "Microsoft nimmt diese Konten nicht mehr an. Ihre Inhaber wurden innerhalb einer Woche viermal per E-Mail gebeten, sich anzumelden, und ihre Buchungsseiten bieten seitdem keine Zeiten an.",
  adminsAccount: "{name}: {address}",
  adminsAction: "Ihr Team ansehen",
  invitation: "Verbinden Sie Ihren Kalender auf {site}",
  invitationText:
    "Ihr Team nimmt Buchungen auf {site} entgegen. Melden Sie sich mit dem Microsoft-Konto Ihres Kalenders an, dem beruflichen oder Ihrem eigenen, damit Ihre Termine Ihre Zeit belegen.",
  invitationAction: "Anmelden",
  invitationOnce:
    "Der Link ist nur für Sie: Wer ihn benutzt, ist dort Sie. Er gilt sieben Tage lang für eine Anmeldung.",
  closed: "Keine Mitteilungen mehr: {host}",
  closedSeveral: "Keine Mitteilungen mehr: {count} Kanäle",
  closedText: "Eine Ihrer Anwendungen erfährt nicht mehr, wenn sich Kalender und Buchungen ändern.",
  closedFailing: "{host}: hat seit einem Tag keine Mitteilung angenommen",
  closedGone: "{host}: hat geantwortet, dass keine mehr erwünscht sind (410)",
  closedAction: "Wie ein Kanal fortgesetzt wird",
  closedAfter:
    "Sobald die Anwendung wieder antwortet, setzt sie ihren Kanal fort ({resume}) und liest nach, was sie verpasst hat ({changes}).",
  changed:
    "{count, plural, =1 {1 Buchung bei Ihnen: Soll sie bestehen bleiben?} other {# Buchungen bei Ihnen: Sollen sie bestehen bleiben?}}",
  changedText:
    "{count, plural, =1 {Der Termin von 1 Buchung bei Ihnen wurde in Ihrem Kalender verschoben oder gelöscht, mit anderen innerhalb einer Minute, wie wenn ein Kalender geleert oder umgezogen wird. Die Buchung besteht unverändert, und niemand sonst wurde benachrichtigt.} other {Die Termine von # Buchungen bei Ihnen wurden in Ihrem Kalender verschoben oder gelöscht, mehrere innerhalb einer Minute, wie wenn ein Kalender geleert oder umgezogen wird. Die Buchungen bestehen unverändert, und niemand sonst wurde benachrichtigt.}}",
  changedStand: "Sollen sie stattfinden, ist nichts zu tun: Ihre Zeit bleibt belegt.",
  changedElse:
    "Soll eine nicht stattfinden, öffnen Sie sie unten, und stornieren Sie sie oder wählen Sie eine andere Zeit. Alle Beteiligten werden dann benachrichtigt, und Ihr Kalender folgt.",
  changedMoved: "{title}, {when}: Der Termin wurde verschoben",
  changedDeleted: "{title}, {when}: Der Termin wurde gelöscht",
};
