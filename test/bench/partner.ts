import { fork } from 'node:child_process';
import { join } from 'node:path';

/** A part of a benchmark that stays, to be asked in turns with another: the machine's other work weighs on both. */
export interface Partner<Question, Answer> {
  ask(question: Question): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a part in a process of its own; it says how far it is on standard error. */
export const startPartner = <Question extends object, Answer>(
  part: string,
  args: readonly (string | number)[],
): Partner<Question, Answer> => {
  const child = fork(join(import.meta.dirname, part), args.map(String), {
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', code => reject(new Error(`${part} ${args.join(' ')} ended with ${code}`)));
  });
  // whoever asks gets it
  ended.catch(() => undefined);
  const ask = (question: Question): Promise<Answer> => {
    const answered = new Promise<Answer>(resolve =>
      child.once('message', answer => resolve(answer as Answer)),
    );
    child.send(question);
    return Promise.race([answered, ended]);
  };
  return {
    ask,
    stop: async () => {
      child.disconnect();
      await ended.catch(() => undefined);
    },
  };
};

/** What a part does with each question until nobody asks any more. */
export const answerAll = <Question>(
  answer: (question: Question) => Promise<object>,
  end: () => Promise<void>,
): void => {
  process.on('message', async question => {
    process.send?.(await answer(question as Question));
  });
  process.once('disconnect', end);
};
