/** Who may import whom, and which third-party packages live where. A room that is not named here fails the test. */
export interface Room {
  /** Folder (with a trailing slash) or single file, from the project's root. The longest match wins. */
  readonly place: string;
  /** Shared folders (`geometry`), or places outside shared (`src/main/io/`). A room may always import itself. */
  readonly may: readonly string[];
  /** Third-party packages and Node built-ins (`node:*` for all). */
  readonly packages: readonly string[];
}

const geometryAndBelow = ['base', 'wording', 'units', 'spine', 'geometry', 'statistics'];
const dicomAndBelow = [...geometryAndBelow, 'dicom', 'dicom/pixels'];
const caseAndBelow = [...dicomAndBelow, 'calibration', 'annotation', 'case'];
const measurementAndBelow = [...caseAndBelow, 'registration', 'landmarks', 'hardware', 'measurement'];
const everythingPure = [
  ...measurementAndBelow,
  'agreement',
  'deidentify',
  'assessment',
  'report',
  'training',
  'volume',
  'volume/reformat',
  'hanging',
  'phantom',
  'dicom/write',
  'codecs',
  'evaluateCase',
];
const shared = [...everythingPure, 'ipc'];

export const ROOMS: readonly Room[] = [
  { place: 'src/shared/base/', may: [], packages: [] },
  { place: 'src/shared/wording/', may: ['base'], packages: [] },
  { place: 'src/shared/units/', may: ['base', 'wording'], packages: [] },
  { place: 'src/shared/spine/', may: ['base'], packages: [] },
  { place: 'src/shared/geometry/', may: ['base', 'units'], packages: [] },
  { place: 'src/shared/statistics/', may: ['base', 'units', 'geometry'], packages: [] },
  { place: 'src/shared/agreement/', may: ['base', 'units', 'statistics'], packages: ['zod'] },
  { place: 'src/shared/deidentify/', may: ['annotation', 'base', 'dicom', 'spine'], packages: ['zod'] },
  { place: 'src/shared/dicom/pixels/', may: ['base', 'units', 'geometry', 'dicom'], packages: [] },
  { place: 'src/shared/dicom/write/', may: dicomAndBelow, packages: [] },
  { place: 'src/shared/dicom/', may: [...geometryAndBelow, 'dicom/pixels'], packages: ['dicom-parser'] },
  {
    place: 'src/shared/codecs/',
    may: ['base', 'dicom', 'dicom/pixels'],
    packages: [
      '@cornerstonejs/codec-charls',
      '@cornerstonejs/codec-openjpeg',
      '@cornerstonejs/codec-openjph',
      '@cornerstonejs/codec-libjpeg-turbo-8bit',
    ],
  },
  { place: 'src/shared/volume/reformat/', may: [...dicomAndBelow, 'volume'], packages: [] },
  { place: 'src/shared/volume/', may: dicomAndBelow, packages: [] },
  { place: 'src/shared/hardware/', may: [...dicomAndBelow, 'volume'], packages: [] },
  { place: 'src/shared/annotation/', may: dicomAndBelow, packages: ['zod'] },
  { place: 'src/shared/calibration/', may: [...dicomAndBelow, 'annotation'], packages: [] },
  { place: 'src/shared/case/', may: [...dicomAndBelow, 'annotation'], packages: ['zod'] },
  { place: 'src/shared/hanging/', may: dicomAndBelow, packages: [] },
  { place: 'src/shared/registration/', may: caseAndBelow, packages: [] },
  { place: 'src/shared/landmarks/', may: [...geometryAndBelow, 'registration'], packages: [] },
  { place: 'src/shared/measurement/', may: [...caseAndBelow, 'registration'], packages: [] },
  { place: 'src/shared/assessment/', may: measurementAndBelow, packages: [] },
  { place: 'src/shared/report/', may: [...measurementAndBelow, 'assessment', 'evaluateCase'], packages: [] },
  { place: 'src/shared/phantom/', may: [...dicomAndBelow, 'dicom/write', 'annotation', 'case'], packages: [] },
  {
    place: 'src/shared/training/',
    may: [...measurementAndBelow, 'assessment', 'evaluateCase', 'agreement', 'phantom', 'dicom/write'],
    packages: ['zod'],
  },
  { place: 'src/shared/evaluateCase.ts', may: [...measurementAndBelow, 'assessment'], packages: [] },
  { place: 'src/shared/ipc/', may: everythingPure, packages: ['zod'] },

  { place: 'src/main/io/', may: shared, packages: ['node:*', 'yauzl', 'playwright-core', '@sparticuz/chromium'] },
  { place: 'src/main/reporting/', may: [...shared, 'src/main/io/'], packages: ['node:*'] },
  { place: 'src/main/archive/', may: shared, packages: ['node:*'] },
  {
    place: 'src/main/services/',
    may: [...shared, 'src/main/io/', 'src/main/reporting/', 'src/main/archive/'],
    packages: ['node:*'],
  },
  // Takes an Api; never a service.
  { place: 'src/main/hosts/', may: ['base', 'ipc', 'dicom', 'dicom/pixels'], packages: ['node:*', 'electron'] },
  { place: 'src/main/preload/', may: [], packages: ['electron'] },
  {
    place: 'src/main/commands/',
    may: [
      ...shared,
      'src/main/io/',
      'src/main/reporting/',
      'src/main/services/',
      'src/main/hosts/',
      'src/main/rendererFolder.ts',
    ],
    packages: ['node:*'],
  },
  { place: 'src/main/terminal.ts', may: ['src/main/commands/'], packages: ['node:*'] },
  { place: 'src/main/rendererFolder.ts', may: [], packages: ['node:*'] },
  { place: 'src/main/cli.ts', may: ['src/main/commands/', 'src/main/terminal.ts'], packages: ['node:*'] },
  { place: 'src/main/serve.ts', may: ['src/main/commands/', 'src/main/terminal.ts'], packages: ['node:*'] },
  {
    place: 'src/main/index.ts',
    may: ['base', 'src/main/services/', 'src/main/hosts/', 'src/main/io/', 'src/main/rendererFolder.ts'],
    packages: ['node:*', 'electron'],
  },

  { place: 'src/renderer/client/', may: [...shared, 'src/renderer/workers/'], packages: [] },
  { place: 'src/renderer/state/', may: [...shared, 'src/renderer/client/'], packages: ['zustand', 'react', 'zod'] },
  {
    place: 'src/renderer/viewport/',
    may: [
      'base',
      'units',
      'spine',
      'geometry',
      'annotation',
      'dicom',
      'dicom/pixels',
      'calibration',
      'measurement',
      'registration',
    ],
    packages: ['react', 'react-dom', 'cornerstone-core', 'cornerstone-tools', 'cornerstone-math'],
  },
  { place: 'src/renderer/workers/', may: [...everythingPure, 'codecs/wasmUrls'], packages: [] },
  { place: 'src/renderer/i18n/', may: ['wording'], packages: ['react', 'i18next', 'react-i18next'] },
  { place: 'src/renderer/ui/', may: ['base', 'units'], packages: ['react', 'react-dom', 'radix-ui', 'lucide-react'] },
  {
    place: 'src/renderer/features/',
    may: [
      ...shared,
      'src/renderer/state/',
      'src/renderer/viewport/',
      'src/renderer/ui/',
      'src/renderer/client/',
      'src/renderer/i18n/',
    ],
    packages: ['react', 'react-dom', 'react-i18next', 'i18next', 'radix-ui', 'lucide-react', 'zustand', 'gifenc'],
  },
  {
    place: 'src/renderer/app/',
    may: [
      ...shared,
      'src/renderer/state/',
      'src/renderer/viewport/',
      'src/renderer/ui/',
      'src/renderer/client/',
      'src/renderer/features/',
      'src/renderer/i18n/',
    ],
    packages: ['react', 'react-dom', 'react-i18next', 'i18next', 'radix-ui', 'lucide-react', 'zustand', '@fontsource/inter'],
  },
];

/** A longer file holds more than one idea. */
export const MAX_LINES = 300;
/** Values (not types) that one face may export. */
export const MAX_FACE_EXPORTS = 24;
export const FORBIDDEN_NAMES = /^(utils?|helpers?|common|misc|manager|data|app)\.tsx?$/i;
