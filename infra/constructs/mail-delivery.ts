import { Duration, Stack, Validations } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { eventSource, mailEventTypes } from '../../shared/events/catalogue.ts';
import { allowReadingAndWriting } from './grants.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import { WorkQueue } from './work-queue.ts';

export type MailDeliveryProps = Pick<ServiceFunctionProps, 'config' | 'bundles' | 'alarms'> & {
  readonly table: ITable;
  readonly bus: EventBus;
  readonly configurationSet: string;
};

const mailImpact = 'Invoices and notices are not mailed: customers do not know what they owe.';
const eventImpact = 'Bounces and complaints are not recorded: mail goes on to dead addresses.';
/**
 * Workers share SES's sending rate. In SES's sandbox (1 mail a second) each of five may send one in five
 * seconds, so a batch of ten takes 50 s: within the time-out. At 0.2 s a batch five send 250 a second.
 */
const senders = 5;
const workerTimeout = Duration.minutes(1);

/** Issued invoices and requested mails → queue → SES, and what SES says of each mail → queue → the mail's record. */
export class MailDelivery extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: MailDeliveryProps) {
    super(scope, id);
    const { alarms } = props;
    const mail = new WorkQueue(this, 'Mail', {
      workerTimeout,
      oldestMessage: Duration.hours(1),
      impact: mailImpact,
      alarms,
    });
    this.queue = mail.queue;
    const ofMails = { source: [eventSource], detailType: [...mailEventTypes] };
    mail.fedBy('MailEvent', ofMails, props.bus);
    mail.workedBy(this.#sender(props), senders);

    const events = new WorkQueue(this, 'MailEvents', {
      workerTimeout,
      oldestMessage: Duration.hours(1),
      impact: eventImpact,
      alarms,
    });
    // SES publishes to the account's default bus only, which all stages share: the set tells whose event it is
    events.fedBy('SesEvent', {
      source: ['aws.ses'],
      detail: { mail: { tags: { 'ses:configuration-set': [props.configurationSet] } } },
    });
    events.workedBy(this.#recorder(props), 5);
  }

  #sender(props: MailDeliveryProps): ServiceFunction {
    const { config, table, configurationSet } = props;
    const sender = new ServiceFunction(this, 'send-mail', {
      ...props,
      impact: mailImpact,
      timeout: workerTimeout,
      // one processor: a new invoice's PDF takes 8 ms of it, and ten mails are made at a time
      memoryMb: 1_769,
      // a mail that SES's pace refuses is queued again with a delay; Lambda would take 16 of those for a loop
      recursiveLoop: RecursiveLoop.ALLOW,
      environment: {
        TABLE_NAME: table.tableName,
        MAIL_QUEUE_URL: this.queue.queueUrl,
        CONFIGURATION_SET: configurationSet,
        MAIL_FROM_DOMAIN: config.mailDomain,
        PORTAL_URL: config.portalUrl,
        SANDBOX_MAIL_DOMAINS: config.sandboxMailDomains.join(),
        MAIL_CONCURRENCY: String(senders),
        LEASE_SECONDS: String(config.leaseSeconds),
      },
    });
    allowReadingAndWriting(sender, table);
    sender.allow(['sqs:SendMessage'], this.queue.queueArn);
    const ses = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
    sender.allow(
      ['ses:SendRawEmail'],
      ses('identity', config.mailDomain),
      ses('configuration-set', configurationSet),
    );
    sender.allow(['ses:GetSendQuota'], '*');
    Validations.of(sender).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        "ses:GetSendQuota reads the account's sending quota and knows no resources, so it can only be granted on *. Sending itself is granted on one identity and one configuration set.",
    });
    return sender;
  }

  #recorder(props: MailDeliveryProps): ServiceFunction {
    const recorder = new ServiceFunction(this, 'on-mail-event', {
      ...props,
      impact: eventImpact,
      timeout: workerTimeout,
      environment: { TABLE_NAME: props.table.tableName },
    });
    allowReadingAndWriting(recorder, props.table);
    return recorder;
  }
}
