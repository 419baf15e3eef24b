import { serve, withCors } from "@calcache/http-edge";
import { corsOfKeys } from "../../../api/edge/cors.ts";
import { failures } from "../../../api/edge/failures.ts";
import { withSiteLimits } from "../../../api/edge/site-limits.ts";
import { endpoints } from "../../../routes/endpoints.ts";
import { services } from "../../../routes/services.ts";

export const dynamic = "force-dynamic";

const engine = () => services().engine;
const api = withCors(withSiteLimits(serve(endpoints, services, failures), engine), corsOfKeys(engine));

// Every method, because Next.js answers the missing ones without an Allow header.
export { api as DELETE, api as GET, api as HEAD, api as OPTIONS, api as PATCH, api as POST, api as PUT };
