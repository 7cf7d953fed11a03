/** Words for the values of closed lists. */
export const terms = {
  'pose.flexion': 'Flexion',
  'pose.neutral': 'Neutral',
  'pose.extension': 'Extension',

  'kind.radiograph': 'Radiograph',
  'kind.volume': 'Volume',
  'kind.multiframe': 'Multi-frame',
  'kind.document': 'Document',
  'kind.other': 'Other',

  'category.fused': 'Fused',
  'category.probably-fused': 'Probably fused',
  'category.indeterminate': 'Indeterminate',
  'category.pseudarthrosis': 'Pseudarthrosis',

  'band.below': 'Below',
  'band.grey': 'Grey zone',
  'band.above': 'Above',
  'band.non-diagnostic': 'Non-diagnostic',

  'plane.detector': 'detector plane',
  'plane.object': 'object plane',
  'plane.patient': 'patient',
  'plane.none': '',

  'approach.anterior': 'Anterior',
  'approach.posterior': 'Posterior',
  'approach.combined': 'Anterior and posterior',

  'procedure.ACDF': 'ACDF – discectomy and fusion',
  'procedure.ACCF': 'ACCF – corpectomy and fusion',
  'procedure.posterior-fusion': 'Posterior fusion',
  'procedure.hybrid': 'Hybrid (fusion and arthroplasty)',
  'procedure.disc-arthroplasty': 'Disc arthroplasty',

  'graft.autograft': 'Autograft, structural',
  'graft.allograft': 'Allograft, structural',
  'graft.peek-cage': 'PEEK cage',
  'graft.titanium-cage': 'Titanium cage',
  'graft.printed-cage': '3-D printed cage',
  'graft.none': 'None',
  'graft.unknown': 'Not known',

  'finding.loosening': 'Loosening',
  'finding.back-out': 'Screw back-out',
  'finding.fracture': 'Fracture',
  'finding.plate-displacement': 'Plate displacement',
  'finding.migration': 'Cage migration',

  'point.superiorAnterior': 'upper front corner',
  'point.superiorPosterior': 'upper back corner',
  'point.inferiorPosterior': 'lower back corner',
  'point.inferiorAnterior': 'lower front corner',
  'point.point': 'point',
  'point.superior': 'upper edge',
  'point.inferior': 'lower edge',
  'point.start': 'first end',
  'point.end': 'second end',
  'point.cranial': 'upper end',
  'point.caudal': 'lower end',
} as const;
