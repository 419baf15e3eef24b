/** The parameters by which a page knows that it is in a frame, and how it is to look there. */
export const parameters = {
  /** The namespace; that it is there at all says that the page is in a frame. */
  namespace: "embed",
  /** `inline` or `modal`. */
  type: "embedType",
  /** The origin of the page around it. Who says another one hears nothing: messages are sent to it only. */
  parent: "embedOrigin",
  theme: "theme",
  brand: "ui.brand",
  brandDark: "ui.brandDark",
  /** `hidden` leaves out what the event type is. */
  details: "ui.details",
  /** What has just happened, for the page to tell: `booked`, `moved` or `cancelled`. */
  happened: "embedHappened",
  /** A slot's hold, where no cookie can name it. */
  hold: "reservedSlotUid",
} as const;

const own = new Set<string>(Object.values(parameters));

/** Whether a parameter is one of these, or says how the frame looks: a page hands none of them on from its own address. */
export const isOwnParameter = (name: string): boolean => own.has(name) || name.startsWith("ui.");
