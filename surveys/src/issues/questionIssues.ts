// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { error, warning } from './issueText.ts'

/** Defects of questions, options, conditions and translations. */
export const questionIssues = {
  'too-many-questions': error('L’enquête a {count} questions, et {limit} suffisent le plus souvent. Retirez-en, ou ajoutez « moreThanEight: true » si vous y tenez.', 'The survey has {count} questions, and {limit} are usually enough. Remove some, or add "moreThanEight: true" if you mean it.'),
  'far-too-many-questions': error('L’enquête a {count} questions. Gardez-en {limit} au plus, ou faites deux enquêtes.', 'The survey has {count} questions. Keep at most {limit}, or make two surveys.'),
  'key-for-other-kind': error('« {key} » n’a pas de sens pour une question « {kind} ». Retirez cette clé.', '"{key}" means nothing for a "{kind}" question. Remove this key.'),
  'required-question': warning('La question « {id} » est obligatoire. Laissez-la facultative, sauf si l’enquête n’a pas de sens sans elle.', 'The question "{id}" is compulsory. Leave it optional, unless the survey means nothing without it.'),
  'favourable-everything': error('Toutes les réponses de « {id} » sont favorables. Gardez-en au moins une qui ne l’est pas, ou retirez « favourable ».', 'Every option of "{id}" is favourable. Keep at least one that is not, or remove "favourable".'),
  'exclusive-everything': error('Toutes les réponses de « {id} » en excluent d’autres. Faites-en une question « single ».', 'Every option of "{id}" excludes the others. Make it a "single" question.'),
  'top-too-large': error('On ne peut pas classer {top} réponses parmi {count}. Baissez « top ».', 'One cannot rank {top} options out of {count}. Lower "top".'),
  'most-too-large': error('« most » vaut {most} pour {count} réponses. Retirez-le, ou baissez-le.', '"most" is {most} for {count} options. Remove it, or lower it.'),
  'wrong-range': error('« max » doit être plus grand que « min ». Corrigez l’un des deux.', '"max" must be greater than "min". Correct one of them.'),
  'wrong-classes': error('« classes » doit être une liste croissante de limites, plus grandes que « min » et au plus égales à « max ». Corrigez-la.', '"classes" must be a rising list of bounds, greater than "min" and at most "max". Correct it.'),
  'wrong-integer': error('« {key} » doit être un nombre entier, sans guillemets. Corrigez la valeur.', '"{key}" must be a whole number, without quotes. Correct the value.'),
  'wrong-day': error('« {value} » n’est pas un jour. Écrivez par exemple 2026-01-31.', '"{value}" is not a day. Write for example 2026-01-31.'),
  'unknown-earlier-question': error('Aucune question placée avant celle-ci ne s’appelle « {id} ». Corrigez « question », ou changez l’ordre.', 'No question before this one is called "{id}". Correct "question", or change the order.'),
  'condition-on-this-kind': error('Une condition ne peut porter que sur une question single, multiple, scale ou zero-ten ; « {id} » est « {kind} ». Choisissez-en une autre.', 'A condition can only look at a single, multiple, scale or zero-ten question; "{id}" is "{kind}". Choose another one.'),
  'condition-on-condition': error('« {id} » est elle-même posée sous condition. Faites porter la condition sur une question posée à tout le monde.', '"{id}" is itself asked under a condition. Let the condition look at a question asked of everybody.'),
  'unknown-answer': error('« {value} » n’est pas une réponse de « {id} ». Choisissez parmi : {allowed}.', '"{value}" is not an answer of "{id}". Choose one of: {allowed}.'),
  'required-under-condition': error('Une question posée sous condition reste facultative. Retirez « required » ou « visibleIf ».', 'A question asked under a condition stays optional. Remove "required" or "visibleIf".'),
  'text-without-readers': error('L’enquête demande un texte libre et dit que personne ne le lit. Écrivez « textReaders: coordinators », ou retirez la question.', 'The survey asks for a free text and says that nobody reads it. Write "textReaders: coordinators", or remove the question.'),
  'wrong-condition': error('Une condition a « question » et soit « has », soit « lacks ». Corrigez cette entrée.', 'A condition has "question" and either "has" or "lacks". Correct this entry.'),
  'unknown-question': error('« {id} » n’est pas une question de l’original. Corrigez l’identifiant, ou retirez ce passage.', '"{id}" is not a question of the original. Correct the identifier, or remove this part.'),
  'unknown-section': error('« {id} » n’est pas une section de l’original. Corrigez l’identifiant, ou retirez ce passage.', '"{id}" is not a section of the original. Correct the identifier, or remove this part.'),
  'unknown-label': error('« {id} » n’est pas une réponse ni une ligne de la question. Corrigez l’identifiant, ou retirez ce passage.', '"{id}" is neither an option nor a row of the question. Correct the identifier, or remove this part.'),
  'unknown-advice': error('« {id} » n’est pas un conseil de l’original. Corrigez l’identifiant, ou retirez ce passage.', '"{id}" is not an advice of the original. Correct the identifier, or remove this part.'),
} as const
