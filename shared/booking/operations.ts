import type { Operation } from '../contract/operation.ts';

/** The operations of this context, in the order the reference shows them. */
export const bookingOperations: readonly Operation[] = [];
