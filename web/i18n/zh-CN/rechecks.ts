const rechecks = {
  title: '以前要求改正的，改了没有？',
  by: (at: string) => `要求 ${at} 前改正`,
  followed: '已整改',
  notFollowed: '没有整改',
}

export default rechecks
