// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { error } from './issueText.ts'

/** Defects of the folder: places, sizes, missing and left-over files. */
export const fileIssues = {
  'missing-survey-file': error('Le dossier n’a pas de fichier survey.yml. Créez-le avec au moins id, version, lang, title, intro, licence, authors et sections.', 'The folder has no survey.yml. Create it with at least id, version, lang, title, intro, licence, authors and sections.'),
  'duplicate-file': error('Le fichier « {path} » est donné deux fois, ou sous deux extensions. Gardez-en un seul.', 'The file "{path}" is given twice, or under two extensions. Keep one.'),
  'too-many-files': error('Le dossier contient {count} fichiers. Gardez-en {limit} au plus.', 'The folder holds {count} files. Keep at most {limit}.'),
  'yaml-too-large': error('Ce texte YAML dépasse {limit} caractères. Ne gardez que les clés prévues.', 'This YAML is longer than {limit} characters. Keep only the expected keys.'),
  'unexpected-file': error('Ce fichier n’a pas de place dans le format. Gardez survey.yml et ses traductions, comme survey.en.yml.', 'This file has no place in the format. Keep survey.yml and its translations, such as survey.en.yml.'),
  'too-many-languages': error('L’enquête a plus de {limit} langues. Gardez-en {limit} au plus.', 'The survey has more than {limit} languages. Keep at most {limit}.'),
} as const
