import { serve, withCors } from "@calcache/http-edge";
import { failures } from "../../../api/edge/answers/failures.ts";
import { corsOfKeys } from "../../../api/edge/origins/cors.ts";
import { withSiteLimits } from "../../../api/edge/origins/site-limits.ts";
import { endpoints } from "../../../routes/endpoints.ts";
import { services } from "../../../routes/services.ts";

export const dynamic = "force-dynamic";

const engine = () => services().engine;
const api = withCors(withSiteLimits(serve(endpoints, services, failures), engine), corsOfKeys(engine));

// Every method, because Next.js answers the missing ones without an Allow header.
export { api as DELETE, api as GET, api as HEAD, api as OPTIONS, api as PATCH, api as POST, api as PUT };
