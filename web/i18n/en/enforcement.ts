import type zh from '../zh-CN/enforcement.ts'

const enforcement: typeof zh = {
  kinds: {
    help: 'Help',
    remind: 'Reminder',
    educate: 'Education',
    spared: 'Spared',
    fix_now: 'Order to correct at once',
    fix_by: 'Order to correct by a date',
    points: 'Points',
    pause_stall: 'Stall paused',
    end_stall: 'Stall withdrawn',
    transfer: 'Transferred',
    evidence_hold: 'Evidence hold',
    warning: 'Warning (written)',
    criticism: 'Public criticism',
    fine_on_spot: 'Fine on the spot',
    fine: 'Fine',
    confiscate: 'Confiscation',
    stop_business: 'Order to stop business',
    revoke_permit: 'Permit revoked',
    clear_now: 'Cleared at once',
    perform: 'Performed in their place',
    seal: 'Sealed',
    seize: 'Seized',
    remove: 'Forced removal',
  },
}

export default enforcement
