/** The films' tints. After Okabe and Ito: blue and orange are told apart by the colour-blind. They add up to white. */
export const TINT = { flexion: '#2f8fff', extension: '#d07000' } as const;

/** Of edges and words over the films. */
export const INK = { flexion: '#7cc4ff', extension: '#ffb066', lock: '#ffffff', remark: '#f0d27a' } as const;
