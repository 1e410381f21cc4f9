/**
 * Roboto, static and with figures of one width: Latin, Greek, Cyrillic and Vietnamese in 160 KB a face. A
 * bundle carries these files beside it (infra/bundles.ts).
 */
export const fontFiles = {
  regular: '@expo-google-fonts/roboto/400Regular/Roboto_400Regular.ttf',
  medium: '@expo-google-fonts/roboto/500Medium/Roboto_500Medium.ttf',
} as const;
export type Face = keyof typeof fontFiles;
