/** How a line is told from the others, also by whoever sees no colours. */
export interface SeriesStyle {
  /** Can be read on white and on the black of dark pages. */
  readonly color: string;
  /** An SVG path around 0, 0. */
  readonly mark: string;
}

/** Of the first series, the second and so on; as many as can be told apart. */
export const seriesStyles: readonly SeriesStyle[] = [
  { color: '#e0492f', mark: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z' },
  { color: '#3380c9', mark: 'M-3.5 -3.5H3.5V3.5H-3.5Z' },
  { color: '#9a63c9', mark: 'M0 -4.5L4.5 3.5H-4.5Z' },
  { color: '#5d8a2f', mark: 'M0 -5L5 0L0 5L-5 0Z' },
  { color: '#a8790f', mark: 'M0 4.5L4.5 -3.5H-4.5Z' },
  { color: '#7a7f87', mark: 'M-5 -1.5H5V1.5H-5Z' },
  { color: '#c4508f', mark: 'M-1.5 -5H1.5V5H-1.5Z' },
  { color: '#1f8f86', mark: 'M-4 -4L0 -1L4 -4L1 0L4 4L0 1L-4 4L-1 0Z' },
  { color: '#6a6fd6', mark: 'M-4.5 0L-1.5 -4.5H1.5L4.5 0L1.5 4.5H-1.5Z' },
];
