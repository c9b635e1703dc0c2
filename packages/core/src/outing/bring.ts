/** What is taken along to a home: papers and sets to fill in. */
export const bringCodes = ['consent', 'plan', 'phq9', 'gad7', 'who5', 'gds15', 'phq4', 'leaflet'] as const
