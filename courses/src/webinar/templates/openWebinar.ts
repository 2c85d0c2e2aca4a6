// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SeriesTemplate } from './seriesTemplate.ts'

/** One webinar that anybody may come to, with an account or without. */
export const openWebinar: SeriesTemplate = {
  templateId: 'webinaire-ouvert',
  everyWeeks: 1,
  sessions: [{ kind: 'webinar', durationMinutes: 60 }],
  texts: {
    fr: {
      title: 'Webinaire ouvert',
      summary: 'Une heure pour découvrir un sujet et poser vos questions, avec ou sans compte.',
      description: 'Ouvert à toustes, gratuitement. Un prénom ou un pseudonyme suffit ; votre adresse ne sert qu’à vous envoyer le lien et la rediffusion, puis elle est effacée.',
      sessions: [
        { title: 'Webinaire ouvert', description: 'Quarante minutes d’exposé, vingt minutes de questions. Posez-les à voix haute ou par écrit, comme vous préférez.\n\nLa séance est enregistrée pour la rediffusion ; les voix du public n’y figurent pas.' },
      ],
    },
    en: {
      title: 'Open webinar',
      summary: 'One hour to discover a topic and ask your questions, with an account or without.',
      description: 'Open to everybody, free of charge. A first name or a pseudonym is enough; your address is used to send you the link and the replay, then it is deleted.',
      sessions: [
        { title: 'Open webinar', description: 'Forty minutes of talk, twenty minutes of questions. Ask them aloud or in writing, as you like.\n\nThe session is recorded for the replay; the voices of the audience are not in it.' },
      ],
    },
  },
}
