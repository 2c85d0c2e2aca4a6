// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A space of the demo: an invented association and the number of people who have an account there. */
export interface DemoSpace {
  readonly spaceId: string
  readonly label: string
  readonly peopleCount: number
}

/** The campus itself: people without account. */
export const CAMPUS_GUEST_COUNT = 96

/** The space whose coordinators see totals over all spaces. */
export const HOST_SPACE: DemoSpace = { spaceId: 'demo-hebergeur', label: 'L’équipe de l’hébergeur', peopleCount: 6 }

/** Sizes follow what hosts of associations report: many small ones, a few large, never above 50. */
const NAMES_AND_SIZES: readonly (readonly [string, number])[] = [
  ['Les Jardins partagés du Vieux-Port', 14], ['Amicale laïque de Saint-Léger', 31], ['Cyclo-atelier La Roue libre', 18],
  ['Épicerie solidaire du Plateau', 9], ['Chorale Les Voix-ci', 22], ['Club de randonnée des Trois Vallées', 27],
  ['Radio associative Ondes courtes', 12], ['Accueil paysan du Haut-Pays', 7], ['Café associatif Le Bateau ivre', 16],
  ['Ressourcerie La Deuxième Vie', 24], ['Théâtre de la Lanterne', 11], ['Association des parents du Quai', 19],
  ['Ludothèque Pions et Compagnie', 8], ['Fédération des centres sociaux du Val', 46], ['Entraide numérique du Canal', 21],
  ['Judo-club de la Gare', 13], ['Les Amis de la Bibliothèque', 10], ['Collectif Logement pour tous', 17],
  ['Fanfare du Faubourg', 15], ['Maison des jeunes Le Préau', 33], ['Repair café des Tilleuls', 12],
  ['Apiculteurs du Plateau', 6], ['Ciné-club L’Entracte', 9], ['Accompagner en chemin', 20],
  ['Compagnie de danse Pas à pas', 8], ['Réseau des tiers-lieux du Sud', 41], ['Sauvegarde du marais', 14],
  ['Association sportive du collège', 11], ['Les Mots voyageurs, alphabétisation', 18], ['Mémoire ouvrière du bassin', 7],
  ['Planning du quartier Est', 13], ['Secours aux exilé⋅es de la côte', 26], ['Harmonie municipale', 4],
  ['Croqueurs de pommes', 3], ['Club photo Argentique', 4], ['Les Scènes d’été', 5],
  ['Atelier couture solidaire', 10], ['AMAP du Moulin', 16], ['Handi-voile de la rade', 9], ['Comité de jumelage', 2],
]

export const DEMO_SPACES: readonly DemoSpace[] = NAMES_AND_SIZES.map(([label, peopleCount], index) => ({
  spaceId: `demo-${String(index + 1).padStart(2, '0')}`,
  label,
  peopleCount,
}))
