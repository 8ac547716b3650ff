import type { Command } from './run.ts'

/** Imports a stall plan. */
export const importCommand: Command = async () => 1
