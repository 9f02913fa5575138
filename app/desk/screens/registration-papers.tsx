/** Registering a proxy: which papers lie on the counter. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../ui/action-tag";
import { Checks } from "../../ui/checks";
import { RegistrationPage } from "../registration-page";
import { type MandatePaper, papersOf, papersSuffice, PROOFS } from "../../mandates/registered-mandates";
import { IDENTITY_PAPERS, identityPapersOf } from "../../mandates/identity-papers";
import { readForm } from "../../platform/form.server";
import { keepAndGoOn, placeOfStep, requireRegistration } from "../registration-step.server";

export async function loader(args: LoaderFunctionArgs) {
  const { registration } = await requireRegistration(args, "papers");
  const { entries, version } = registration;
  const { ground = "statutory", papers = [] } = entries;
  return { ground, papers, proxyName: registration.proxy?.name ?? "", version, place: placeOfStep("papers") };
}

interface Refused {
  error: "missing" | "stale";
  proof: boolean;
  identity: boolean;
  papers: string[];
}

export async function action(args: ActionFunctionArgs) {
  const { staffMember, registration } = await requireRegistration(args, "papers");
  const { ground = "statutory" } = registration.entries;
  const form = await readForm(args.request);
  const papers = papersOf(
    ground,
    [...PROOFS[ground], ...IDENTITY_PAPERS].filter((paper) => form.get(paper) === "on"),
  );
  if (papersSuffice(ground, papers)) return keepAndGoOn(staffMember, form, { papers });
  const identity = identityPapersOf(papers).length === 0;
  return Response.json(
    { error: "missing", proof: papers.length === identityPapersOf(papers).length, identity, papers } satisfies Refused,
    { status: 422 },
  );
}

export default function ChoosePapers() {
  const { ground, papers, proxyName, version, place } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { t } = useTranslation("desk-mandates");
  const seen = refused?.papers ?? papers;
  const optionsOf = (known: readonly MandatePaper[]) =>
    known.map((name) => ({ name, label: t(`papers.${name}`), checked: seen.includes(name) }));
  const stale = refused?.error === "stale" ? t("new.stale") : undefined;
  const proof = refused?.proof ? t("new.papers.noProof") : stale;
  const identity = refused?.identity ? t("new.papers.noIdentity") : undefined;
  const errors = [
    ...(proof ? [{ field: "proof", text: proof }] : []),
    ...(identity ? [{ field: "identity", text: identity }] : []),
  ];
  return (
    <RegistrationPage
      title={t("new.papers.title")}
      heading={t("new.papers.heading")}
      place={place}
      errors={errors}
      failed={refused !== undefined}
    >
      <p>{t("new.papers.lead")}</p>
      <form method="post" className="sections">
        <input type="hidden" name="version" value={version} />
        <Checks id="proof" legend={t(`new.papers.proof.${ground}`)} error={proof} options={optionsOf(PROOFS[ground])} />
        <Checks
          id="identity"
          legend={t("new.papers.identity", { name: proxyName })}
          error={identity}
          options={optionsOf(IDENTITY_PAPERS)}
        />
        <ActionButton>{t("next")}</ActionButton>
      </form>
    </RegistrationPage>
  );
}
