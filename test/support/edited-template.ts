import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { passingFolder } from './world-folder.ts';

/** A resource as a template has it. */
export interface TemplateResource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is arbitrary JSON
  Properties: any;
}

type Edit = (resource: TemplateResource, logicalId: string) => void;

/** A copy of an assembly with every resource shown to `edit`; assets stay where they are used from, copied. */
export const editedTemplate = (templateDir: string, edit: Edit): string => {
  const copy = passingFolder('template');
  cpSync(templateDir, copy, { recursive: true });
  editTemplate(copy, edit);
  return copy;
};

/** Shows every resource of an assembly to `edit` and writes what it made of it. */
export const editTemplate = (templateDir: string, edit: Edit): void => {
  for (const name of readdirSync(templateDir).filter(file => file.endsWith('.template.json'))) {
    const file = join(templateDir, name);
    const template = JSON.parse(readFileSync(file, 'utf8'));
    for (const [logicalId, resource] of Object.entries(template.Resources)) {
      edit(resource as TemplateResource, logicalId);
    }
    writeFileSync(file, JSON.stringify(template));
  }
};

/** The sweep at another pace: on a fast clock its five minutes are so short that it hardly rests. */
export const sweepEvery =
  (minutes: number): Edit =>
  ({ Type, Properties }) => {
    const isSweep =
      Type === 'AWS::Scheduler::Schedule' && Properties.ScheduleExpression === 'rate(5 minutes)';
    if (isSweep) Properties.ScheduleExpression = `rate(${minutes} minutes)`;
  };
