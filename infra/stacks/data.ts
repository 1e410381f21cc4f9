import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { SignIn } from '../constructs/sign-in.ts';
import { SingleTable } from '../constructs/single-table.ts';

export interface DataStackProps extends StackProps {
  readonly config: StageConfig;
}

/** What must outlive every deployment: the table, who signs in, and the confirmed alarm subscription. */
export class DataStack extends Stack {
  readonly alarms: AlarmTopic;
  readonly table: SingleTable;
  readonly signIn: SignIn;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: props.config.stage !== 'local' });
    this.alarms = new AlarmTopic(this, 'Alarms', props.config.alarmEmail);
    this.table = new SingleTable(this, 'Table', this.alarms);
    this.signIn = new SignIn(this, 'SignIn', props.config);
    new CfnOutput(this, 'AlarmTopicArn', { value: this.alarms.topicArn });
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'UserPoolId', { value: this.signIn.pool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: this.signIn.client.userPoolClientId });
  }
}
