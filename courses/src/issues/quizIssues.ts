// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { error } from './issueText.ts'

/** Defects of quizzes, and of their translations. */
export const quizIssues = {
  'quiz-outside-page': error('Un quiz n’a de place que dans une activité « page ». Retirez-le, ou changez « kind ».', 'A quiz belongs only in a "page" activity. Remove it, or change "kind".'),
  'missing-quiz-percent': error('Cette activité a un quiz. Ajoutez dans l’en-tête la part de réponses justes qui suffit, comme « quiz: 60 ».', 'This activity has a quiz. Add to the header the share of right answers that is enough, such as "quiz: 60".'),
  'quiz-percent-without-quiz': error('« quiz » est donné mais l’activité n’a pas de quiz. Retirez cette clé, ou ajoutez un bloc :::quiz.', '"quiz" is given but the activity has no quiz. Remove this key, or add a :::quiz block.'),
  'too-many-questions': error('Ce quiz a plus de {limit} questions. Coupez-le en plusieurs activités.', 'This quiz has more than {limit} questions. Split it into several activities.'),
  'question-without-text': error('Cette question n’a pas d’énoncé. Écrivez-le avant les réponses.', 'This question has no wording. Write it before the options.'),
  'question-without-options': error('Cette question n’a pas de réponses. Ajoutez une liste « - [ ] … » et « - [x] … ».', 'This question has no options. Add a list of "- [ ] …" and "- [x] …".'),
  'too-few-options': error('Cette question a une seule réponse. Ajoutez-en une autre.', 'This question has a single option. Add another one.'),
  'too-many-options': error('Cette question a plus de {limit} réponses. Retirez-en.', 'This question has more than {limit} options. Remove some.'),
  'text-after-options': error('Ce texte suit les réponses. Placez-le avant elles, ou après le bloc.', 'This text follows the options. Move it before them, or after the block.'),
  'option-without-box': error('Cette réponse n’a pas de case. Commencez-la par « [ ] », ou par « [x] » si elle est juste.', 'This option has no box. Begin it with "[ ]", or "[x]" if it is right.'),
  'option-without-text': error('Cette réponse est vide. Écrivez-la après la case.', 'This option is empty. Write it after the box.'),
  'option-too-complex': error('Une réponse tient en un paragraphe, sans sous-liste. Simplifiez-la.', 'An option is one paragraph, without a list inside. Make it simpler.'),
  'duplicate-option': error('L’identifiant de réponse « {id} » sert deux fois dans cette question. Changez-en un.', 'The option identifier "{id}" is used twice in this question. Change one.'),
  'question-without-right-answer': error('Aucune réponse n’est juste. Cochez au moins une case : « [x] ».', 'No option is right. Tick at least one box: "[x]".'),
  'translation-questions': error('La traduction doit avoir les mêmes questions, dans le même ordre : {expected}. Complétez-la.', 'The translation must have the same questions in the same order: {expected}. Complete it.'),
  'translation-options': error('La question « {id} » doit avoir les mêmes réponses que l’original ({count}), dans le même ordre. Corrigez-la.', 'The question "{id}" must have the same options as the original ({count}), in the same order. Correct it.'),
  'translation-right-answers': error('La question « {id} » n’a pas les mêmes réponses justes que l’original. Reprenez les mêmes cases.', 'The question "{id}" does not have the same right answers as the original. Tick the same boxes.'),
  'translation-video': error('L’original a une vidéo et la traduction non, ou l’inverse. Donnez une vidéo aux deux, ou à aucune.', 'The original has a video and the translation has none, or the other way round. Give both a video, or neither.'),
} as const
