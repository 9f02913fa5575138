/**
 * What each capability does for those that come before it: what the outbox delivers, and what a signature carries out.
 */
import { changeAccount, deleteAccount } from "../account/account.server";
import { fileReport } from "../corrections/report.server";
import { openCounterpart } from "../corrections/swapped-pair.server";
import { provideSignedWrites } from "../identity/signed-write.server";
import { deliverCaseNotice, deliverCertificateNotice } from "../institutions/institution-notice.server";
import { requestCertificate } from "../insurance/certificate-request.server";
import { cancelInsuranceUse } from "../insurance/insurance-use.server";
import { acceptMandate, grantMandate } from "../mandates/mandate-code.server";
import { takeAcceptance, takeGrant, takeMandateChange } from "../mandates/mandate-exchange.server";
import { askForMandate, enterCode, offerMandate } from "../mandates/mandate-offer.server";
import { confirmMandate, renewMandate } from "../mandates/mandate-step.server";
import { takeRegistration } from "../mandates/registered-mandate.server";
import { deliverMailCode, deliverMailNotice } from "../notices/mail-delivery.server";
import { provideDeliveries } from "../platform/outbox.server";

/** Called once before anything is served or delivered, and by tests, which so run what the product runs. */
export function provideCapabilities(): void {
  provideDeliveries({
    case_opened: deliverCaseNotice,
    case_changed: deliverCaseNotice,
    certificate_requested: deliverCertificateNotice,
    counterpart_found: openCounterpart,
    mandate_offered: enterCode,
    mandate_accepted: takeAcceptance,
    mandate_granted: takeGrant,
    mandate_changed: takeMandateChange,
    mandate_registered: takeRegistration,
    mail_notice: deliverMailNotice,
    mail_code: deliverMailCode,
  });
  provideSignedWrites({
    report: fileReport,
    account_change: changeAccount,
    account_deletion: deleteAccount,
    insurance_use_cancellation: cancelInsuranceUse,
    certificate_request: requestCertificate,
    mandate_offer: offerMandate,
    mandate_ask: askForMandate,
    mandate_acceptance: acceptMandate,
    mandate_grant: grantMandate,
    mandate_confirmation: confirmMandate,
    mandate_renewal: renewMandate,
  });
}
