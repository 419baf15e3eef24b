import { ownCookieName } from "@calcache/sign-in";
import { cookies } from "next/headers";
import { webappUrl } from "../process/webapp-url.ts";
import { type Notice, noticeCookie, noticeIn } from "../sign-in/notice.ts";
import { noticeWords } from "./notice-words.ts";

/** What came of what a browser's user did last; null where there is nothing to say. */
export const latestNotice = async (): Promise<Notice | null> =>
  noticeIn((await cookies()).get(ownCookieName(webappUrl(), noticeCookie))?.value);

/** It, in words. */
export function NoticeLine({ notice }: { notice: Notice }) {
  const { text, isProblem } = noticeWords(notice);
  return (
    <p role={isProblem ? "alert" : "status"} className={isProblem ? "notice problem" : "notice"}>
      {text}
    </p>
  );
}
