import { http } from '../middleware/http.ts';
import { communityEventRoutes } from './routes/community-events.ts';
import { portalRoutes } from './routes/portal.ts';
import { ticketRoutes } from './routes/tickets.ts';

export const handler = http([...communityEventRoutes, ...ticketRoutes, ...portalRoutes]);
