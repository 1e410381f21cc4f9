import { getAudit, startAudit } from '../../../shared/billing/audit-contract.ts';
import { readAudit, requested } from '../../../shared/billing/audit-store.ts';
import { auditView } from '../../../shared/billing/audit-view.ts';
import { realClock } from '../../../shared/kernel/clock.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { route } from '../../middleware/http.ts';

export const auditRoutes = [
  route(getAudit, async ({ organisation }) => ({
    body: auditView(await readAudit(organisation.id)),
  })),

  route(startAudit, async ({ organisation, principal }) => {
    const before = await readAudit(organisation.id);
    // whoever waits for it waits in real time, also in a sandbox
    const asked = { dueAt: realClock.now(), by: principal.id };
    const { audit, writes } = requested(organisation.id, before, asked);
    return {
      body: auditView(audit),
      writes: writes.map(write => ({ ...write, refuse: () => new Refusal('busy') })),
    };
  }),
];
