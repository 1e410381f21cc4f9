import { readFileSync } from 'node:fs';

const part = (name: string): string =>
  readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8');

/** The inbox as one HTML document: style and script are put in, so it needs nothing from anywhere. */
export const inboxPage: string = part('inbox.html')
  .replace(
    '<link rel="stylesheet" href="inbox.css" />',
    () => `<style>${part('inbox.css')}</style>`,
  )
  .replace('<script src="inbox.js"></script>', () => `<script>${part('inbox.js')}</script>`);
