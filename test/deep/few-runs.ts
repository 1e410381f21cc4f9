import fc from 'fast-check';

/** A mutant that one example in thirty does not show counts as survived: a score is a lower bound. */
fc.configureGlobal({ numRuns: 30, interruptAfterTimeLimit: 150 });
