export { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } from "@calcache/office365-calendar-cache/cron";
