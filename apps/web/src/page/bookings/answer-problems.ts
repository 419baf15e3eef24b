/** What keeps a request from being confirmed, in words for its host. */
export const answerProblems = {
  taken:
    "It can't be confirmed any more: its time was taken meanwhile, or a limit is reached. You can decline it.",
  failed: "That didn't work. Please try again in a moment.",
} as const;
