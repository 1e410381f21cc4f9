import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';

export interface MailStackProps extends StackProps {
  readonly config: StageConfig;
}

/**
 * The mail domain. It is deployed first and by itself: its DKIM records must be in the DNS and verified
 * before Cognito accepts the domain as its sender.
 */
export class MailStack extends Stack {
  readonly configurationSet: string;

  constructor(scope: Construct, id: string, props: MailStackProps) {
    super(scope, id, props);
    const set = new ConfigurationSet(this, 'Mails', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    set.addEventDestination('ToBus', {
      destination: EventDestination.eventBus(
        EventBus.fromEventBusName(this, 'DefaultBus', 'default'),
      ),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
      ],
    });
    const identity = new EmailIdentity(this, 'Domain', {
      identity: Identity.domain(props.config.mailDomain),
      configurationSet: set,
    });
    this.configurationSet = set.configurationSetName;
    identity.dkimRecords.forEach(({ name, value }, index) => {
      new CfnOutput(this, `Dkim${index + 1}`, { value: `${name} CNAME ${value}` });
    });
  }
}
