import { expect, test } from "vitest";
import { provideSignedWrites } from "../identity/signed-write.server";
import { provideDeliveries } from "../platform/outbox.server";
import { provideCapabilities } from "./capabilities.server";

test("the portal delivers every topic of the outbox and carries out every kind of signature", () => {
  expect(provideCapabilities).not.toThrow();
});

test("it does not start with a topic that nothing delivers, or a signature that carries nothing out", () => {
  const deliveries = {} as Parameters<typeof provideDeliveries>[0];
  const writes = {} as Parameters<typeof provideSignedWrites>[0];
  expect(() => provideDeliveries(deliveries)).toThrow(/nothing delivers case_opened, .*mail_code/);
  expect(() => provideSignedWrites(writes)).toThrow(/nothing carries out report, .*mandate_renewal/);
});
