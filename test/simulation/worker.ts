import type { FunctionName } from '../../infra/bundles.ts';
import type { Outcome } from '../../infra/local/lambda-environment.ts';
import type { Answer, Asked, Request } from './call.ts';

/** One invocation of a function. */
export interface Worker {
  readonly id: string;
  readonly name: FunctionName;
  readonly event: unknown;
  /** of the clock that nobody turns */
  readonly deadline: number;
  readonly ended: Promise<Outcome>;
  readonly end: (outcome: Outcome) => void;
  isOver: boolean;
  /** calls and timers that it waits for; none: it computes */
  waitsFor: number;
}

/** A call that waits to be released. */
export interface Waiting {
  readonly worker: Worker;
  readonly request: Request;
  readonly asked: Asked;
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
  /** held back until then by a fault */
  isHeld: boolean;
  /** faults have been at it: it only has to be made */
  isStruck: boolean;
}

/** What Lambda says of a process that is gone. */
export const crashed: Outcome = {
  ok: false,
  error: { errorType: 'Lambda.Unknown', errorMessage: 'the process ended' },
};

export const timedOut: Outcome = {
  ok: false,
  error: { errorType: 'Sandbox.Timedout', errorMessage: 'Task timed out' },
};
