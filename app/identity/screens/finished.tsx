/** After a task on a shared terminal: what was done, once, and that the person is signed out. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionLink } from "../../ui/action-tag";
import { Calm } from "../../ui/calm";
import { Page } from "../../ui/page";
import { Receipt } from "../../ui/receipt";
import { sessionToken } from "../../platform/cookies.server";
import { forgetting } from "../guards.server";
import { seeOther } from "../../platform/responses";
import { findFinishedTask } from "../session.server";
import type { FinishedTask } from "../signed-write.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const task = await findFinishedTask(sessionToken(request), new Date());
  if (!task) throw seeOther(path("sign-out"));
  return Response.json(task, { headers: forgetting() });
}

export default function Finished() {
  const { kind, receipt } = useLoaderData<FinishedTask>();
  const { t } = useTranslation("sign-in");
  return (
    <Page title={t("finished.title")} aside={receipt ? <Receipt number={receipt} /> : undefined}>
      <Calm heading={t(`finished.${kind}`)}>
        <p>{t("finished.signedOut")}</p>
      </Calm>
      {receipt && <p>{t("finished.keepNumber")}</p>}
      <p>{t("finished.takeCard")}</p>
      <ActionLink href={path("front")}>{t("signedOut.toStart")}</ActionLink>
    </Page>
  );
}
