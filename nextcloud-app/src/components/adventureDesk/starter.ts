// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdventureFile, Language } from '@parcours/courses'

/** A story that is whole from its first line: one changes words rather than facing a blank page. */
export function starterStory(adventureId: string, language: Language): readonly AdventureFile[] {
  return [language === 'fr'
    ? { path: 'histoire.fr.md', text: FRENCH.replace('STORY-ID', adventureId) }
    : { path: 'story.en.md', text: ENGLISH.replace('STORY-ID', adventureId) }]
}

const FRENCH = `---
id: STORY-ID
titre: Une histoire à nous
resume: Ce que l’on saura faire à la fin.
langue: fr
duree: 10 min
licence: CC BY-SA 4.0
auteurs: [Votre association]
depart: debut
---

## Le début {#debut}

Racontez en quelques phrases ce qui arrive.

- [Faire le premier pas](#dossier)
- [Demander conseil d’abord](#conseil)

## Un vrai geste {#dossier}

\`\`\`mission
a faire: Dans Fichiers, créez un dossier dont le nom commence par « Projet ».
verifier: dossier-existe
nom: Projet*
ouvrir: /apps/files/
coup de pouce: Bouton « + Nouveau », puis « Nouveau dossier ».
reussi: fin-ensemble
\`\`\`

- [Je le ferai plus tard](#fin-plus-tard)

## On demande {#conseil}

Quelqu’un répond, et c’est plus simple à deux.

- [On y va](#dossier)

## Ensemble {#fin-ensemble}

Le dossier est là, tout le monde le trouve.

- FIN

## Plus tard {#fin-plus-tard}

Rien ne presse : l’histoire vous attend.

- FIN
`

const ENGLISH = `---
id: STORY-ID
title: A story of ours
summary: What one can do at the end.
language: en
duration: 10 min
licence: CC BY-SA 4.0
authors: [Your association]
start: beginning
---

## The beginning {#beginning}

Tell in a few sentences what happens.

- [Take the first step](#folder)
- [Ask for advice first](#advice)

## A real act {#folder}

\`\`\`mission
todo: In Files, create a folder whose name begins with “Project”.
check: dossier-existe
name: Project*
open: /apps/files/
hint: The button “New”, then “New folder”.
success: together
\`\`\`

- [I will do it later](#later)

## One asks {#advice}

Somebody answers, and it is simpler with two.

- [Here we go](#folder)

## Together {#together}

The folder is there, everybody finds it.

- END

## Later {#later}

There is no hurry: the story waits for you.

- END
`
