import { serve } from "@calcache/http-edge";
import { failures } from "../../../../api/edge/answers/failures.ts";
import { userPageEndpoint } from "../../../../page/markdown/markdown-endpoints.ts";
import { services } from "../../../../routes/services.ts";

const page = serve([userPageEndpoint], services, failures);

export {
  page as DELETE,
  page as GET,
  page as HEAD,
  page as OPTIONS,
  page as PATCH,
  page as POST,
  page as PUT,
};
