import type { terms as english } from '../en/terms.ts';

export const terms: Record<keyof typeof english, string> = {
  'pose.flexion': 'Flexion',
  'pose.neutral': 'Neutral',
  'pose.extension': 'Extension',

  'kind.radiograph': 'Röntgenaufnahme',
  'kind.volume': 'Volumen',
  'kind.multiframe': 'Mehrbild',
  'kind.document': 'Dokument',
  'kind.other': 'Anderes',

  'category.fused': 'Fusioniert',
  'category.probably-fused': 'Wahrscheinlich fusioniert',
  'category.indeterminate': 'Unbestimmt',
  'category.pseudarthrosis': 'Pseudarthrose',

  'band.below': 'Darunter',
  'band.grey': 'Graubereich',
  'band.above': 'Darüber',
  'band.non-diagnostic': 'Nicht verwertbar',

  'plane.detector': 'Detektorebene',
  'plane.object': 'Objektebene',
  'plane.patient': 'Patient',
  'plane.none': '',
  'planeShort.detector': 'Detektor',
  'planeShort.object': 'Objekt',
  'planeShort.patient': 'Patient',

  'approach.anterior': 'Ventral',
  'approach.posterior': 'Dorsal',
  'approach.combined': 'Ventral und dorsal',

  'procedure.ACDF': 'ACDF – Diskektomie und Fusion',
  'procedure.ACCF': 'ACCF – Korporektomie und Fusion',
  'procedure.posterior-fusion': 'Dorsale Fusion',
  'procedure.hybrid': 'Hybrid (Fusion und Prothese)',
  'procedure.disc-arthroplasty': 'Bandscheibenprothese',

  'graft.autograft': 'Autograft, strukturell',
  'graft.allograft': 'Allograft, strukturell',
  'graft.peek-cage': 'PEEK-Cage',
  'graft.titanium-cage': 'Titan-Cage',
  'graft.printed-cage': '3-D-gedruckter Cage',
  'graft.none': 'Keines',
  'graft.unknown': 'Nicht bekannt',

  'finding.loosening': 'Lockerung',
  'finding.back-out': 'Schraubenauswanderung',
  'finding.fracture': 'Bruch',
  'finding.plate-displacement': 'Plattenverschiebung',
  'finding.migration': 'Cage-Migration',

  'point.superiorAnterior': 'obere Vorderkante',
  'point.superiorPosterior': 'obere Hinterkante',
  'point.inferiorPosterior': 'untere Hinterkante',
  'point.inferiorAnterior': 'untere Vorderkante',
  'point.point': 'Punkt',
  'point.superior': 'Oberrand',
  'point.inferior': 'Unterrand',
  'point.start': 'erstes Ende',
  'point.end': 'zweites Ende',
  'point.cranial': 'oberes Ende',
  'point.caudal': 'unteres Ende',
};
