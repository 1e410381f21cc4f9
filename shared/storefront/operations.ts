import type { Operation } from '../contract/operation.ts';
import { getStorefront, putStorefront } from './settings-operations.ts';

export * from './settings-operations.ts';

/** The operations of this context, in the order the reference shows them. */
export const storefrontOperations: readonly Operation[] = [getStorefront, putStorefront];
