/**
 * Makes of a question one that may be asked again before it is answered: it answers undefined where the answer of a later
 * one has come before its own, which is old then.
 */
export function latestAnswer(ask) {
  let asked = 0;
  let answered = 0;
  return async () => {
    asked += 1;
    const turn = asked;
    const answer = await ask();
    if (turn < answered) return undefined;
    answered = turn;
    return answer;
  };
}
