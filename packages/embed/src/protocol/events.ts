/** What is told of a booking: nothing of who booked. Times are ISO 8601, in UTC. */
export type BookingData = {
  /** The secret part of the booking's address: whoever has it can move and cancel the booking. */
  uid: string;
  title: string;
  startTime: string;
  endTime: string;
  eventTypeId: number | null;
  status: "ACCEPTED" | "PENDING";
  paymentRequired: false;
  isRecurring: boolean;
  allBookings?: { startTime: string; endTime: string }[];
  videoCallUrl?: string;
};

export type CancelledData = {
  booking: { uid: string; title: string; startTime: string; endTime: string };
  eventType: { id: number | null };
  organizer: { name: string };
};

/** CSS pixels. */
export type SizeData = { iframeHeight: number; iframeWidth: number; isFirstTime: boolean };

export type FailureData = { code: string; msg: string; data: { url: string } };
