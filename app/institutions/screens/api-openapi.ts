/** The institution API's description in OpenAPI 3.1. */
import { describeApi } from "../api/openapi.server";
import { settings } from "../../platform/settings.server";

export function loader() {
  return Response.json(describeApi(settings().origin), { headers: { "Cache-Control": "public, max-age=300" } });
}
