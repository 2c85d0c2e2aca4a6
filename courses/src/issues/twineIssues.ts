// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { error, warning } from './issueText.ts'

/** What a story from Twine holds that an adventure cannot say. Errors lose something of the story; warnings only tell. */
export const twineIssues = {
  'twine-unreadable': error('Ce fichier n’est pas une histoire Twine. Dans Twine, prenez « Publier vers un fichier » ou « Exporter en Twee ».', 'This file is not a Twine story. In Twine, use "Publish to File" or "Export As Twee".'),
  'twine-too-large': error('Ce fichier est trop grand : {limit} passages et {characters} caractères au plus. Coupez l’histoire.', 'This file is too large: at most {limit} passages and {characters} characters. Split the story.'),
  'twine-macro': error('« {text} » n’a pas d’équivalent et a été laissé de côté. Dites-le avec des choix et des conditions « ::: si variable=valeur ».', '"{text}" has no equivalent and was left out. Say it with choices and conditions "::: if variable=value".'),
  'twine-script': error('Le passage « {name} » est un programme ou une feuille de style : il a été laissé de côté. Une aventure n’en a pas besoin.', 'The passage "{name}" is a program or a style sheet: it was left out. An adventure needs none.'),
  'twine-picture': error('« {text} » est une image ou un son, laissé de côté. Décrivez avec des mots ce qu’il faut voir ou entendre.', '"{text}" is a picture or a sound, left out. Say in words what there is to see or hear.'),
  'twine-unclosed-link': error('Ce lien n’est pas fermé : « {text} ». Il est resté dans le texte ; faites-en un choix.', 'This link is not closed: "{text}". It was left in the text; make it a choice.'),
  'twine-broken-link': error('Le passage « {name} » n’existe pas dans l’histoire. Écrivez-le, ou retirez le choix.', 'There is no passage "{name}" in the story. Write it, or remove the choice.'),
  'twine-twice': error('Un autre passage s’appelle déjà « {name} » : seul le premier a été repris.', 'Another passage is already called "{name}": only the first one was taken.'),
  'twine-html': warning('Le HTML « {text} » a été retiré, ses mots sont restés.', 'The HTML "{text}" was removed, its words were kept.'),
  'twine-link-in-text': warning('Le lien « {text} » était au milieu du texte. Ses mots y restent, et le choix vient après.', 'The link "{text}" was in the middle of the text. Its words stay there, and the choice comes after.'),
  'twine-ending': warning('Ce passage n’a pas de lien : il est devenu une fin.', 'This passage has no link: it has become an ending.'),
  'twine-start': warning('L’histoire ne dit pas où elle commence : « {name} », son premier passage, a été pris.', 'The story does not say where it begins: "{name}", its first passage, was taken.'),
  'twine-header': warning('Twine ne dit ni la licence, ni les auteurs, ni la durée. Complétez l’en-tête.', 'Twine tells neither the licence, nor the authors, nor the duration. Complete the header.'),
} as const
