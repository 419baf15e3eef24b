import { serve } from "@calcache/http-edge";
import { failures } from "../../../api/edge/answers/failures.ts";
import {
  elementsScriptEndpoint,
  elementsTextsEndpoint,
  embedScriptEndpoint,
  movedScriptEndpoint,
} from "../../../embed/embed-endpoints.ts";
import { services } from "../../../routes/services.ts";

const script = serve(
  [embedScriptEndpoint, elementsScriptEndpoint, elementsTextsEndpoint, movedScriptEndpoint],
  services,
  failures,
);

export {
  script as DELETE,
  script as GET,
  script as HEAD,
  script as OPTIONS,
  script as PATCH,
  script as POST,
  script as PUT,
};
