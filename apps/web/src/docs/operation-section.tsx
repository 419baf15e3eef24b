import type { ReactNode } from "react";
import type { ShownAnswer, ShownOperation } from "./operations.ts";
import type { Field } from "./schema-fields.ts";

/** One operation: what it takes, what it answers and how it refuses. */
export function OperationSection({ operation }: { operation: ShownOperation }) {
  const { id, method, path, summary, description, parameters, body, answers } = operation;
  return (
    <section id={id} className="mt-10 scroll-mt-4" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`} className="font-mono font-semibold break-all">
        {method} {path}
      </h2>
      <p className="mt-1">{summary}</p>
      {description && <p className="mt-1 text-sm text-muted">{description}</p>}
      {parameters.length > 0 && (
        <Part title="Parameters">
          <ul className="divide-y divide-line border-y border-line">
            {parameters.map(({ name, place, type, isRequired, example }) => (
              <Line
                key={`${place} ${name}`}
                name={name}
                type={`${type}, in ${place}`}
                isRequired={isRequired}
              >
                {example !== null && (
                  <>
                    as <code className="break-all">{example}</code>
                  </>
                )}
              </Line>
            ))}
          </ul>
        </Part>
      )}
      {body && (
        <Part title="Body">
          <Fields fields={body.fields} />
          {body.examples.map((example) => (
            <Example key={example} text={example} />
          ))}
        </Part>
      )}
      <Part title="Answers">
        {answers.map((answer) => (
          <Answer key={answer.status} answer={answer} />
        ))}
      </Part>
    </section>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="mt-4">
    <h3 className="label mb-2">{title}</h3>
    {children}
  </div>
);

function Answer({
  answer: { status, description, mediaType, headers, fields, example },
}: {
  answer: ShownAnswer;
}) {
  const isPlain = headers.length === 0 && fields.length === 0;
  const title = `${status}: ${description}${mediaType && mediaType !== "application/json" ? ` (${mediaType})` : ""}`;
  if (isPlain) return <p className="py-2 text-sm">{title}</p>;
  return (
    <details className="border-b border-line py-2" open={status.startsWith("2")}>
      <summary className="cursor-pointer text-sm">{title}</summary>
      {headers.length > 0 && (
        <ul className="mt-2 text-sm text-muted">
          {headers.map(({ name, description }) => (
            <li key={name}>
              <code>{name}</code>: {description}
            </li>
          ))}
        </ul>
      )}
      <Fields fields={fields} />
      {example !== null && <Example text={example} />}
    </details>
  );
}

const Example = ({ text }: { text: string }) => (
  <pre className="mt-3 rounded-md border border-line p-3 text-sm break-words whitespace-pre-wrap">{text}</pre>
);

const Fields = ({ fields }: { fields: readonly Field[] }) =>
  fields.length > 0 && (
    <ul className="mt-2 divide-y divide-line border-y border-line">
      {fields.map(({ path, type, isRequired }) => (
        <Line key={path} name={path} type={type} isRequired={isRequired} />
      ))}
    </ul>
  );

const Line = ({
  name,
  type,
  isRequired,
  children,
}: {
  name: string;
  type: string;
  isRequired: boolean;
  children?: ReactNode;
}) => (
  <li className="py-1.5 text-sm">
    <code className="break-all">{name}</code>{" "}
    <span className="text-muted">
      {type}
      {isRequired ? "" : ", optional"} {children}
    </span>
  </li>
);
