import type { Condition } from "@calcache/connections/states";
import type { ReactNode } from "react";
import type { ElementTexts } from "../words/english.ts";
import { ConditionLine } from "./condition-line.tsx";

/** What is said of an account, and of each of its calendars. A condition is null where nothing has to be said. @param now epoch ms */
type Told = { condition: Condition | null; now: number; t?: ElementTexts | undefined };

/** A calendar account: whose it is and how it does, and its calendars, a `CalendarRow` each. */
export const Account = ({
  heading: Heading,
  className,
  id,
  name,
  corner,
  about,
  children,
  ...told
}: Told & {
  /** how deep its name stands in the page's outline */
  heading: "h2" | "h3";
  className: string;
  /** of its heading; an account that has one is a region of the page */
  id?: string;
  name: string;
  /** what stands at the end of its name */
  corner?: ReactNode;
  /** what is said and can be done before its calendars */
  about?: ReactNode;
  children?: ReactNode;
}) => (
  <section className={className} aria-labelledby={id}>
    <div className="cc-account-head">
      <Heading id={id} className="cc-title">
        {name}
      </Heading>
      {corner}
    </div>
    <ConditionLine {...told} />
    {about}
    {children && <ul>{children}</ul>}
  </section>
);

/** A calendar of an account. @param props.children what can be chosen of it */
export const CalendarRow = ({
  id,
  name,
  about,
  children,
  ...told
}: Told & {
  /** of its name */
  id?: string;
  name: string;
  about?: string;
  children?: ReactNode;
}) => (
  <li className="cc-row">
    <div className="cc-row-text">
      <p id={id} className="cc-name">
        {name}
      </p>
      {about && <p className="cc-muted">{about}</p>}
      <ConditionLine {...told} />
    </div>
    {children}
  </li>
);
