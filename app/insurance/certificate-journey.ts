/** What a request for a 資格確認書 asks. */
import { z } from "zod";
import { defineJourney } from "../journeys/journey";
import { REQUEST_REASONS } from "./certificate-request";

export const CERTIFICATE = defineJourney({
  reason: { schema: z.object({ reason: z.enum(REQUEST_REASONS) }) },
});
