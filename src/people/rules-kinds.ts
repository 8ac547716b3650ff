export const roles = ['officer', 'supervisor'] as const
export const authorities = ['C', 'M', 'F', 'P', 'E'] as const
