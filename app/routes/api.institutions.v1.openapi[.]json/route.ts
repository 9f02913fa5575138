/** The institution API's description in OpenAPI 3.1. */
import { describeApi } from "../../institution-api/openapi";
import { settings } from "../../services/settings.server";

export function loader() {
  return Response.json(describeApi(settings().origin), { headers: { "Cache-Control": "public, max-age=300" } });
}
