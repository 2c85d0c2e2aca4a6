// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The 17 synthetic submissions of the reconstructed questionnaire. They are nobody's answers. */
export const HUBIKOOP: readonly Readonly<Record<string, string>>[] = [
  { satisfaction: 'tres_satisfait', attentes: 'plutot_oui', duree: 'tout_a_fait_adaptee', niveau: 'tres_satisfait', pratiques: 'oui', ateliers: 'peut_etre' },
  { satisfaction: 'tres_satisfait', attentes: 'oui_tout_a_fait', duree: 'plutot_adaptee', niveau: 'tres_satisfait', pratiques: 'ne_sait_pas_encore', ateliers: 'oui' },
  { satisfaction: 'tres_satisfait', attentes: 'oui_tout_a_fait', duree: 'tout_a_fait_adaptee', niveau: 'satisfait', pratiques: 'ne_sait_pas_encore', ateliers: 'oui' },
  { satisfaction: 'tres_satisfait', attentes: 'plutot_oui', duree: 'plutot_adaptee', niveau: 'tres_satisfait', pratiques: 'non', ateliers: 'oui' },
  { satisfaction: 'tres_satisfait', attentes: 'oui_tout_a_fait', duree: 'plutot_inadaptee', niveau: 'tres_satisfait', pratiques: 'oui', ateliers: 'oui' },
  { satisfaction: 'tres_satisfait', attentes: 'oui_tout_a_fait', duree: 'tout_a_fait_adaptee', niveau: 'satisfait', pratiques: 'oui', ateliers: 'oui' },
  { satisfaction: 'tres_satisfait', attentes: 'plutot_oui', duree: 'plutot_adaptee', niveau: 'peu_satisfait', pratiques: 'oui', ateliers: 'peut_etre' },
  { satisfaction: 'tres_satisfait', attentes: 'oui_tout_a_fait', duree: 'tout_a_fait_adaptee', niveau: 'tres_satisfait', pratiques: 'oui', ateliers: 'oui' },
  { satisfaction: 'tres_satisfait', attentes: 'oui_tout_a_fait', duree: 'plutot_adaptee', niveau: 'satisfait', pratiques: 'oui', ateliers: 'oui' },
  { satisfaction: 'satisfait', attentes: 'plutot_oui', duree: 'plutot_inadaptee', niveau: 'satisfait', pratiques: 'oui', ateliers: 'oui' },
  { satisfaction: 'satisfait', attentes: 'oui_tout_a_fait', duree: 'tout_a_fait_adaptee', niveau: 'tres_satisfait', pratiques: 'ne_sait_pas_encore', ateliers: 'oui' },
  { satisfaction: 'satisfait', attentes: 'plutot_oui', duree: 'plutot_adaptee', niveau: 'tres_satisfait', pratiques: 'ne_sait_pas_encore', ateliers: 'non' },
  { satisfaction: 'satisfait', attentes: 'plutot_oui', duree: 'tout_a_fait_adaptee', niveau: 'satisfait', pratiques: 'non', ateliers: 'peut_etre' },
  { satisfaction: 'satisfait', attentes: 'oui_tout_a_fait', duree: 'plutot_adaptee', niveau: 'peu_satisfait', pratiques: 'oui', ateliers: 'oui' },
  { satisfaction: 'satisfait', attentes: 'plutot_oui', duree: 'plutot_inadaptee', niveau: 'tres_satisfait', pratiques: 'oui', ateliers: 'oui' },
  { satisfaction: 'satisfait', attentes: 'plutot_non', duree: 'plutot_adaptee', niveau: 'satisfait', pratiques: 'oui', ateliers: 'oui' },
  { satisfaction: 'satisfait', attentes: 'oui_tout_a_fait', duree: 'plutot_adaptee', niveau: 'satisfait', pratiques: 'oui', ateliers: 'oui' },
]
