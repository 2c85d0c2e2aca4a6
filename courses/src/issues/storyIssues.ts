// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { error, warning } from './issueText.ts'

/** Defects of missions, and of the story as a whole: what only walking through it shows. */
export const storyIssues = {
  'mission': error('Ce passage a déjà une mission ligne {line}. Mettez celle-ci dans un autre passage.', 'This passage already has a mission on line {line}. Move this one to another passage.'),
  'mission-fence': error('« {text} » ressemble à une mission. Écrivez « ```mission », sans rien d’autre sur la ligne.', '"{text}" looks like a mission. Write "```mission", with nothing else on the line.'),
  'mission-unclosed': error('La mission ouverte ici n’est pas fermée. Ajoutez une ligne « ``` » après sa dernière ligne.', 'The mission opened here is not closed. Add a "```" line after its last line.'),
  'mission-line': error('Cette ligne de la mission n’est pas comprise : « {text} ». Écrivez « clé : valeur », sur une seule ligne.', 'This line of the mission is not understood: "{text}". Write "key: value", on one line.'),
  'mission-key-twice': error('« {key} » est déjà ligne {line} de cette mission. Gardez-en une.', '"{key}" is already on line {line} of this mission. Keep one.'),
  'mission-missing': error('Il manque « {fr} » à cette mission. Ajoutez par exemple « {exampleFr} ».', 'This mission lacks "{en}". Add for example "{exampleEn}".'),
  'check': error('La vérification « {name} » n’existe pas. {hintFr}', 'There is no check "{name}". {hintEn}'),
  'check-argument': error('La vérification « {check} » ne connaît pas « {key} ». {hintFr}', 'The check "{checkEn}" does not know "{key}". {hintEn}'),
  'check-argument-missing': error('La vérification « {check} » a besoin de « {fr} ». Ajoutez une ligne « {fr}: … ».', 'The check "{checkEn}" needs "{en}". Add a line "{en}: …".'),
  'check-argument-value': error('« {key}: {value} » n’est pas compris. Prenez {allowedFr}.', '"{key}: {value}" is not understood. Use {allowedEn}.'),
  'open-path': error('« {value} » n’est pas une page de l’espace de la personne. Écrivez un chemin qui commence par une barre, comme « /apps/files/ », sans https:// ni « .. ».', '"{value}" is not a page of the person\'s own space. Write a path that begins with a slash, such as "/apps/files/", without https:// or "..".'),
  'locked': error('Mission sans porte de sortie : qui ne peut pas la faire reste ici. Ajoutez un choix, comme « - [Je le ferai plus tard](#{target}) ».', 'A mission without a door out: whoever cannot do it stays here. Add a choice, such as "- [I will do it later](#{target})".'),
  'dead-end': error('Ce passage ne mène nulle part. Ajoutez un choix, ou « - FIN » si l’histoire peut s’arrêter ici.', 'This passage leads nowhere. Add a choice, or "- END" if the story can stop here.'),
  'stuck': error('Quand {valuesFr}, ce passage n’a plus d’issue : aucun choix n’est montré. Ajoutez un choix sans condition.', 'When {valuesEn}, this passage has no way out: no choice is shown. Add a choice without condition.'),
  'no-end': error('Depuis « {id} », aucune fin n’est atteignable. Ajoutez un choix qui en mène plus loin, ou « - FIN ».', 'From "{id}", no ending can be reached. Add a choice that leads further, or "- END".'),
  'no-end-without-mission': error('Depuis « {id} », on n’atteint une fin qu’en réussissant une mission. Ajoutez un choix qui mène plus loin sans elle : personne ne doit rester prisonnier.', 'From "{id}", an ending is only reached by doing a mission. Add a choice that leads further without it: nobody may be trapped.'),
  'unreachable': warning('Rien ne mène au passage « {id} ». Ajoutez un choix qui y mène, ou retirez-le.', 'Nothing leads to the passage "{id}". Add a choice that leads to it, or remove it.'),
  'walk-limited': warning('L’histoire a plus de {limit} situations possibles : elles n’ont pas toutes été vues, {walks} lectures au hasard les complètent. Gardez moins de variables pour une vérification complète.', 'The story has more than {limit} possible situations: not all were looked at, {walks} random readings complete them. Keep fewer variables for a complete check.'),
  'shape-passage': error('Le passage « {id} » n’est pas dans la version « {language} ». Ajoutez-le là-bas, ou retirez-le ici : les deux langues racontent la même histoire.', 'The passage "{id}" is not in the "{language}" version. Add it there, or remove it here: both languages tell the same story.'),
  'shape-missing': error('Le passage « {id} » de la version « {language} » manque ici. Traduisez-le.', 'The passage "{id}" of the "{language}" version is missing here. Translate it.'),
  'shape-choices': error('Les choix de « {id} » ne sont pas ceux de la version « {language} » : {expected}. Donnez-leur les mêmes noms, les mêmes passages et les mêmes variables.', 'The choices of "{id}" are not those of the "{language}" version: {expected}. Give them the same names, passages and variables.'),
  'shape-mission': error('La mission de « {id} » n’est pas celle de la version « {language} ». Prenez la même vérification, la même page à ouvrir et le même passage suivant.', 'The mission of "{id}" is not that of the "{language}" version. Use the same check, the same page to open and the same next passage.'),
  'shape-ending': error('« {id} » est une fin dans une langue et pas dans l’autre ({language}). Mettez « - FIN » dans les deux, ou dans aucune.', '"{id}" is an ending in one language and not in the other ({language}). Put "- END" in both, or in none.'),
  'shape-start': error('L’histoire ne commence pas au même passage qu’en « {language} » : « {id} ». Corrigez « depart ».', 'The story does not begin at the same passage as in "{language}": "{id}". Correct "start".'),
  'translation-other': error('L’aventure « {id} » n’est pas celle de la version « {language} ». Donnez le même id à toutes les langues.', 'The adventure "{id}" is not that of the "{language}" version. Give every language the same id.'),
  'language-twice': error('La langue « {language} » a déjà le fichier {file}. Gardez-en un.', 'The language "{language}" already has the file {file}. Keep one.'),
  'no-adventure-file': error('Le dossier n’a pas d’aventure. Ajoutez un fichier comme histoire.fr.md.', 'The folder has no adventure. Add a file such as story.en.md.'),
  'adventure-file': error('Ce fichier n’a pas de place ici. Une aventure est faite d’un fichier par langue, comme histoire.fr.md.', 'This file has no place here. An adventure is one file per language, such as story.en.md.'),
} as const
