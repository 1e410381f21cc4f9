import type { Resource } from './template.ts';

const nameProperties: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Stage': 'StageName',
  'AWS::Cognito::UserPool': 'UserPoolName',
  'AWS::Cognito::UserPoolClient': 'ClientName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Events::EventBus': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::SES::EmailIdentity': 'EmailIdentity',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::Scheduler::ScheduleGroup': 'Name',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
};

/** The physical name: the one the template gives, otherwise `<stack>-<logical id>` as CloudFormation would, without its random tail. */
export const nameOf = (resource: Resource): string => {
  const given = resource.properties[nameProperties[resource.type] ?? ''];
  if (typeof given === 'string') return given;
  if (given !== undefined) {
    throw new Error(
      `the name of ${resource.stack}/${resource.logicalId} must be literal text, got ${JSON.stringify(given)}`,
    );
  }
  return nameProperties[resource.type]
    ? `${resource.stack}-${resource.logicalId}`
    : resource.logicalId;
};
