import { serve } from "@calcache/http-edge";
import { failures } from "../../../../api/edge/answers/failures.ts";
import { calendarFileEndpoint } from "../../../../page/bookings/calendar-file.ts";
import { services } from "../../../../routes/services.ts";

const file = serve([calendarFileEndpoint], services, failures);

export {
  file as DELETE,
  file as GET,
  file as HEAD,
  file as OPTIONS,
  file as PATCH,
  file as POST,
  file as PUT,
};
