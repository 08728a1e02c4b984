import type { HttpClient } from '../net/http.ts';
import type { Answer } from '../net/sender.ts';

/**
 * Asks for each document once, for commands that resolve twice: first to find out what there is, then
 * with what was written. Only documents are remembered, not archives.
 */
export function rememberAnswers(http: HttpClient): HttpClient {
  const answers = new Map<string, Promise<Answer>>();
  return {
    ...http,
    get: (url, options) => {
      if (options.accept !== 'application/json') return http.get(url, options);
      const answer = answers.get(url) ?? http.get(url, options);
      answers.set(url, answer);
      return answer;
    },
  };
}
