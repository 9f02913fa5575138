/** The institution API as a page to read: how to sign a request, every operation, every problem. */
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { GoLink } from "../../ui/links";
import { Page } from "../../ui/page";
import { Section } from "../../ui/section";
import { API_PATH } from "../api/call.server";
import { OPERATIONS } from "../api/operations.server";
import { PROBLEMS } from "../api/problems";
import { settings } from "../../platform/settings.server";

export function loader() {
  const base = settings().origin + API_PATH;
  const operations = OPERATIONS.map(
    ({ id, method, path, summary, description, parameters = [], writes, versioned, body, answer, problems }) => ({
      id,
      method,
      path,
      summary,
      description,
      parameters: parameters.map(({ name, description: meaning }) => ({ name, meaning })),
      headers: [...(writes ? ["Idempotency-Key"] : []), ...(versioned ? ["If-Match"] : [])],
      example: body && {
        type: body.type,
        text: body.type === "text/csv" ? String(body.example) : JSON.stringify(body.example, null, 2),
      },
      answer: `${answer.status} ${answer.type}: ${answer.description}`,
      problems: problems.map((problem) => problem.replaceAll("_", "-")),
    }),
  );
  const problems = Object.entries(PROBLEMS).map(([id, { status, title, meaning }]) => ({
    id: id.replaceAll("_", "-"),
    status,
    title,
    meaning,
  }));
  return { base, operations, problems };
}

export default function InstitutionApi() {
  const { base, operations, problems } = useLoaderData<typeof loader>();
  const { t } = useTranslation("institution-api");
  return (
    <Page title={t("title")} heading={t("heading")}>
      <p>{t("lead")}</p>
      <GoLink href={path("api-openapi")}>{t("openapi")}</GoLink>
      <Section heading={t("sign.heading")} lead={t("sign.lead")}>
        <pre lang="en">{`Authorization: Bearer <JWT>

header  { "alg": "EdDSA", "kid": "2026-11" }
payload { "iss": "your-id", "aud": "${base}", "iat": 1764000000, "jti": "used-once" }`}</pre>
        <p>{t("sign.more")}</p>
      </Section>
      {operations.map((operation) => (
        <OperationSection operation={operation} key={operation.id} />
      ))}
      <Section heading={t("problems.heading")} lead={t("problems.lead")}>
        <dl className="api-problems" lang="en">
          {problems.map(({ id, status, title, meaning }) => (
            <div id={`problem-${id}`} key={id}>
              <dt>
                <code>{id}</code> {status}
              </dt>
              <dd>
                <b>{title}</b>
                <p>{meaning}</p>
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    </Page>
  );
}

interface OperationSectionProps {
  operation: ReturnType<typeof loader>["operations"][number];
}

function OperationSection({ operation }: OperationSectionProps) {
  const { t } = useTranslation("institution-api");
  const { id, method, path, summary, description, parameters, headers, example, answer, problems } = operation;
  return (
    <Section heading={summary} id={id}>
      <p className="api-path">
        <code>
          <b>{method}</b> {path}
        </code>
      </p>
      <p lang="en">{description}</p>
      {parameters.length > 0 && (
        <dl className="api-problems" lang="en">
          {parameters.map(({ name, meaning }) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      )}
      {headers.length > 0 && (
        <p>
          {t("headers")} <code>{headers.join(", ")}</code>
        </p>
      )}
      {example && (
        <pre lang="en" aria-label={t("example")}>
          {example.text}
        </pre>
      )}
      <p lang="en">{answer}</p>
      <p>
        {t("mayFail")}{" "}
        {problems.map((problem) => (
          <a href={`#problem-${problem}`} key={problem}>
            {problem}{" "}
          </a>
        ))}
      </p>
    </Section>
  );
}
