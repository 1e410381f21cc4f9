import { Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { settlingEventTypes } from '../../shared/events/catalogue.ts';
import { Auditor } from '../constructs/auditor.ts';
import { BillRun } from '../constructs/bill-run.ts';
import { BusinessAlarms } from '../constructs/business-alarms.ts';
import { Dashboard } from '../constructs/dashboard.ts';
import { Erasures } from '../constructs/erasures.ts';
import { EventWorker } from '../constructs/event-worker.ts';
import { allowUsingGateways } from '../constructs/grants.ts';
import { MailDelivery } from '../constructs/mail-delivery.ts';
import { Outbox } from '../constructs/outbox.ts';
import { RunStarters } from '../constructs/run-starters.ts';
import type { Deployment } from '../constructs/service-function.ts';
import { Sweep } from '../constructs/sweep.ts';
import { Webhooks } from '../constructs/webhooks.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import type { DataStack } from './data.ts';
import type { MailStack } from './mail.ts';

export interface BackgroundStackProps extends StackProps, Deployment {
  readonly data: DataStack;
  readonly mail: MailStack;
}

/** What works while nobody watches: the bus, the outbox, the tick, the bill run and the mail. */
export class BackgroundStack extends Stack {
  /** every queue that something is worked from */
  readonly queues: readonly WorkQueue[];

  constructor(scope: Construct, id: string, props: BackgroundStackProps) {
    super(scope, id, props);
    const { table, alarms, signIn } = props.data;
    const { configurationSet } = props.mail;
    const shared = { config: props.config, bundles: props.bundles, table, alarms };
    const bus = new EventBus(this, 'Bus');
    new Outbox(this, 'Outbox', { ...shared, bus });
    const { queue } = new MailDelivery(this, 'MailDelivery', { ...shared, bus, configurationSet });
    const { machine } = new BillRun(this, 'BillRun', shared);
    new RunStarters(this, 'Start', { ...shared, bus, machine });
    new EventWorker(this, 'Settlement', {
      ...{ ...shared, bus, worker: 'settle-invoice', events: ['invoice.issued'] },
      impact: 'Customers who have paid too much are asked for the whole of a new invoice.',
    });
    new EventWorker(this, 'Reactivation', {
      ...{ ...shared, bus, worker: 'review-suspension', events: settlingEventTypes },
      impact: 'Customers who have paid their debts stay suspended.',
    });
    const { worker } = new EventWorker(this, 'GatewayEvents', {
      ...{ ...shared, bus, worker: 'settle-gateway-event', events: ['gateway.told'] },
      impact: 'Money that came or went at a gateway is not booked: paid invoices stay open.',
      // 20 calls of gateways at once: GoCardless takes 1,000 a minute
      maxConcurrency: 2,
    });
    allowUsingGateways(worker, props.config);
    const webhooks = new Webhooks(this, 'Webhooks', { ...shared, bus });
    new Sweep(this, 'Sweep', { ...shared, bus, mailQueue: queue, webhookQueue: webhooks.queue });
    new Auditor(this, 'Auditor', shared);
    new Erasures(this, 'Erasures', { ...shared, bus, userPool: signIn.pool });
    new BusinessAlarms(this, 'Business', { config: props.config, alarms });
    new Dashboard(this, 'Dashboard', { config: props.config, table, watched: [this] });
    this.queues = this.node.findAll().filter(each => each instanceof WorkQueue);
  }
}
