/**
 * Has equal questions that are asked at once share an answer. No answer is older than its question: whoever asks while the same is being
 * looked up shares the look-up that begins after it, with all others who asked meanwhile. A lone asker waits for nothing.
 */
export function shareAnswers<Answer>(): (question: string, ask: () => Promise<Answer>) => Promise<Answer> {
  const running = new Map<string, Promise<unknown>>();
  const next = new Map<string, Promise<Answer>>();

  function begin(question: string, ask: () => Promise<Answer>): Promise<Answer> {
    next.delete(question);
    const answer = ask();
    const ended = answer
      .catch(() => {})
      .then(() => {
        if (running.get(question) === ended) running.delete(question);
      });
    running.set(question, ended);
    return answer;
  }

  return (question, ask) => {
    const before = running.get(question);
    if (before === undefined) return begin(question, ask);
    const shared = next.get(question) ?? before.then(() => begin(question, ask));
    next.set(question, shared);
    return shared;
  };
}
