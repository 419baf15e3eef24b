export const accountMail = {
  hello: "Hola:",
  helloYou: "Hola, {name}:",
  andMore: "Y {count} más.",
  relink: "Vuelva a iniciar sesión: {address}",
  relinkReminder: "Recordatorio: vuelva a iniciar sesión: {address}",
  relinkWhy:
    "Microsoft ya no acepta la sesión de {address}. Ocurre cuando cambia una contraseña o por una regla de su organización.",
  relinkUntil:
    "Hasta que vuelva a iniciar sesión, sus páginas de reservas en {site} no ofrecen ningún horario suyo y las reservas no llegan a su calendario.",
  relinkAction: "Volver a iniciar sesión como {address}",
  relinkOnce:
    "El enlace sirve para un inicio de sesión durante siete días y solo para este buzón. Si ya es demasiado antiguo, ábralo igualmente: allí podrá pedir otro.",
  relinked: "Conectada de nuevo: {address}",
  relinkedText:
    "{address} está conectada de nuevo. Sus páginas de reservas ofrecen sus horarios libres y las reservas llegan a su calendario.",
  relinkedAction: "Ver sus calendarios",
  admins:
    "{count, plural, one {# cuenta} other {# cuentas}} de su equipo: el titular debe volver a iniciar sesión",
  adminsText:
    "Microsoft ya no acepta estas cuentas. Se avisó a sus titulares por correo cuatro veces en una semana y, desde entonces, sus páginas de reservas no ofrecen horarios.",
  adminsAccount: "{name}: {address}",
  adminsAction: "Ver su equipo",
  invitation: "Conecte su calendario en {site}",
  invitationText:
    "Su equipo recibe reservas en {site}. Inicie sesión con la cuenta de Microsoft de su calendario, la del trabajo o la suya propia, para que sus reuniones ocupen su tiempo.",
  invitationAction: "Iniciar sesión",
  invitationOnce:
    "El enlace es solo suyo: quien lo use será usted allí. Sirve para un inicio de sesión durante siete días.",
  closed: "Sin más avisos: {host}",
  closedSeveral: "Sin más avisos: {count} canales",
  closedText: "Una de sus aplicaciones ya no se entera de los cambios en calendarios y reservas.",
  closedFailing: "{host}: no ha aceptado ningún aviso desde hace un día",
  closedGone: "{host}: respondió que no quiere más (410)",
  closedAction: "Cómo se reanuda un canal",
  closedAfter:
    "Cuando la aplicación vuelva a responder, reanudará su canal ({resume}) y leerá lo que se perdió ({changes}).",
  changed:
    "{count, plural, one {# reserva con usted: ¿debe mantenerse?} other {# reservas con usted: ¿deben mantenerse?}}",
  changedText:
    "{count, plural, one {El evento de # reserva con usted se movió o se eliminó en su calendario, junto con otros en menos de un minuto, como cuando se vacía o se traslada un calendario. La reserva sigue como estaba y no se avisó a nadie más.} other {Los eventos de # reservas con usted se movieron o se eliminaron en su calendario, varios en menos de un minuto, como cuando se vacía o se traslada un calendario. Las reservas siguen como estaban y no se avisó a nadie más.}}",
  changedStand: "Si van a celebrarse, no hay que hacer nada: su tiempo sigue ocupado.",
  changedElse:
    "Si alguna no va a celebrarse, ábrala más abajo y cancélela o elija otro horario. Entonces se avisará a los participantes y su calendario la seguirá.",
  changedMoved: "{title}, {when}: su evento se movió",
  changedDeleted: "{title}, {when}: su evento se eliminó",
};
