export const deEvaluation = (english: string): string | null => EXACT[english] ?? null;
const EXACT: Readonly<Record<string, string>> = {};
