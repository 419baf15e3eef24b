/** One request of a batch; `url` is relative to the API version (`/me/calendars`). */
export type BatchRequest = {
  id: string;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  url: string;
  body?: unknown;
  headers?: Record<string, string>;
};
