import fc from "fast-check";
import { test } from "vitest";
import { expectJourneyHolds } from "../../test/journey-properties";
import { CERTIFICATE } from "./certificate-journey";
import { REQUEST_REASONS } from "./certificate-request";

test("holds in whatever order its questions are answered", () => {
  expectJourneyHolds(CERTIFICATE, { reason: fc.record({ reason: fc.constantFrom(...REQUEST_REASONS) }) });
});
