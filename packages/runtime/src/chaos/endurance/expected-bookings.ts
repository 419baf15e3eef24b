/** A booking as it has to be when all is over. Times are epoch ms. */
export type ExpectedBooking = {
  /** the host, by number */
  host: number;
  /** of the attendee; part of the event's title */
  guest: string;
  uid: string;
  /** by which its event is known through all its moves */
  iCalUid: string;
  start: number;
  /** false: somebody has cancelled it, or its host has deleted the event */
  stands: boolean;
};
