// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Words of the French BIP 39 list that nobody should have to write down or read out to a stranger: unkind, violent or
 * frightening. They are drawn no more; in a phrase of before they are still understood.
 */
export const GRIM_WORDS: ReadonlySet<string> = new Set(`
  abandon abusif accabler accuser acerbe affreux aliéner amertume anéantir angoisse anormal anxieux armement arracher arsenic
  assaut asservir asticot atroce attaque aveugle bafouer bataille blessant brutal calvaire carnage censurer chagrin cogner combat
  cruel cupide cyanure cynique danger déchirer démolir dénuder dérober désastre détester détresse diable duperie écraser effrayer
  enfermer ennemi épidémie épuisant ethnie exécuter exiler fatal fautif féroce fléau folie frapper frayeur frénésie fureur furieux
  glaive gouffre gruger guerrier hachoir hématome honteux horde horrible hurler incendie ineptie infliger injure insulter inutile
  invasion irradier jouissif lacérer lugubre maigre maléfice malheur matraque maudire méchant menacer mensonge missile monstre
  moqueur morsure munition naufrage néfaste nocif nuire nuisible offenser opprimer orifice outrager paniquer perte phobie pleurer
  primitif prison psychose punaise punitif querelle ravager ruiner saboter sarcasme sauvage scandale scélérat séminal sévir
  sinistre sottise surmener suspect terrible torpille toxine tragique trahir tyran vampire venger venimeux vexer vilain vipère
  virus
`.trim().split(/\s+/))
