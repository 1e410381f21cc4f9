import { http } from '../middleware/http.ts';

export const handler = http([]);
