/** After a task on a shared terminal: what was done, once, and that the person is signed out. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionLink } from "../../components/action-tag";
import { Calm } from "../../components/calm";
import { Page } from "../../components/page";
import { Receipt } from "../../components/receipt";
import { sessionToken } from "../../cookies.server";
import { forgetting, seeOther } from "../../http.server";
import { findFinishedTask } from "../../services/session.server";
import type { FinishedTask } from "../../services/signed-write.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const task = await findFinishedTask(sessionToken(request), new Date());
  if (!task) throw seeOther("/sign-out");
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
      <ActionLink href="/">{t("signedOut.toStart")}</ActionLink>
    </Page>
  );
}
