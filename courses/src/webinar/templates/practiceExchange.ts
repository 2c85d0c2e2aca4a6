// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SeriesTemplate } from './seriesTemplate.ts'

/** A meeting in person where groups fill in the two cards, and the webinar where the synthesis is read together. */
export const practiceExchange: SeriesTemplate = {
  templateId: 'temps-d-echange',
  everyWeeks: 6,
  sessions: [{ kind: 'workshop', durationMinutes: 180 }, { kind: 'exchange', durationMinutes: 90 }],
  texts: {
    fr: {
      title: 'Temps d’échange : nos pratiques',
      summary: 'Un atelier sur place pour raconter ce qu’on a essayé, puis une séance en ligne pour relire la synthèse ensemble.',
      description: 'Pour les personnes qui ont suivi un parcours ou animé un atelier. On y vient avec une situation vécue, réussie ou non : ce n’est pas un concours.',
      sessions: [
        { title: 'Atelier : remplir les deux fiches', description: 'Par groupes de trois ou quatre, vous racontez une activité que vous avez menée, puis un accompagnement improvisé. Chaque groupe remplit une fiche activité et une fiche accompagnement informel.\n\nApportez une situation en tête, rien d’autre. Les fiches ne nomment personne.' },
        { title: 'Relire la synthèse ensemble', description: 'La synthèse des fiches est partagée une semaine avant. Nous la relisons, nous corrigeons ce qui a été mal compris et nous choisissons ce que nous voulons faire connaître.' },
      ],
    },
    en: {
      title: 'Sharing our practice',
      summary: 'A workshop in person to tell what we tried, then a session online to read the synthesis together.',
      description: 'For people who followed a course or ran a workshop. You come with something that happened, whether it worked or not: this is no contest.',
      sessions: [
        { title: 'Workshop: filling in the two cards', description: 'In groups of three or four, you tell of an activity that you led, then of support that you improvised. Each group fills in one activity card and one informal support card.\n\nBring a situation to mind, nothing else. The cards name nobody.' },
        { title: 'Reading the synthesis together', description: 'The synthesis of the cards is shared a week before. We read it again, correct what was misunderstood and choose what we want to make known.' },
      ],
    },
  },
}
