/** What keeps a request from being confirmed, and the words for its host. */
export const answerProblems = { taken: "answerTaken", failed: "tryAgain" } as const;
