// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { error } from './issueText.ts'

/** Defects of the folder: places, sizes, missing and left-over files. */
export const fileIssues = {
  'missing-course-file': error('Le dossier n’a pas de fichier course.yml. Créez-le avec au moins id, lang, title, licence, authors et modules.', 'The folder has no course.yml. Create it with at least id, lang, title, licence, authors and modules.'),
  'unsafe-path': error('Le nom « {path} » n’est pas accepté. Renommez le fichier en minuscules sans accent ni espace, sans « .. », en {limit} caractères au plus.', 'The name "{path}" is not accepted. Rename the file in lower case without accents, spaces or "..", in at most {limit} characters.'),
  'duplicate-file': error('Le fichier « {path} » est donné deux fois. Gardez-en un seul.', 'The file "{path}" is given twice. Keep one.'),
  'too-many-files': error('Le dossier contient {count} fichiers. Gardez-en {limit} au plus.', 'The folder holds {count} files. Keep at most {limit}.'),
  'file-too-large': error('Ce fichier dépasse {limit} caractères. Coupez-le en plusieurs activités.', 'This file is longer than {limit} characters. Split it into several activities.'),
  'yaml-too-large': error('Ce texte YAML dépasse {limit} caractères. Ne gardez que les clés prévues.', 'This YAML is longer than {limit} characters. Keep only the expected keys.'),
  'media-too-large': error('Ce fichier pèse plus de {limit} Mo. Réduisez-le, ou déposez la vidéo sur PeerTube.', 'This file is heavier than {limit} MB. Make it smaller, or put the video on PeerTube.'),
  'media-kind': error('Les fichiers « .{extension} » ne sont pas servis. Convertissez celui-ci dans un de ces formats : {allowed}.', 'Files ending in ".{extension}" are not served. Convert this one to one of: {allowed}.'),
  'unexpected-file': error('Ce fichier n’a pas de place dans le format. Déplacez-le dans un module (x.fr.md), dans sheets/ ou dans media/, ou retirez-le.', 'This file has no place in the format. Move it into a module (x.fr.md), into sheets/ or into media/, or remove it.'),
  'undeclared-module': error('Le dossier « {folder} » n’est déclaré dans aucun module. Ajoutez-le sous modules dans course.yml, ou retirez-le.', 'The folder "{folder}" belongs to no declared module. Add it under modules in course.yml, or remove it.'),
  'empty-module': error('Le dossier « {folder} » ne contient aucune activité. Ajoutez un fichier comme 01-debut.{language}.md, ou retirez le module.', 'The folder "{folder}" holds no activity. Add a file such as 01-start.{language}.md, or remove the module.'),
  'missing-original': error('Ce fichier est une traduction sans original. Ajoutez « {path} », ou corrigez le nom.', 'This file is a translation without an original. Add "{path}", or correct the name.'),
  'unknown-language': error('La langue « {language} » n’a pas de fichier course.{language}.yml. Créez-le, ou retirez cette traduction.', 'The language "{language}" has no course.{language}.yml. Create it, or remove this translation.'),
  'unused-captions': error('Aucune vidéo n’utilise ces sous-titres. Nommez ce fichier dans captions="…" d’une vidéo du même dossier, ou retirez-le.', 'No video uses these captions. Name this file in captions="…" of a video in the same folder, or remove it.'),
  'too-many-languages': error('Le parcours a plus de {limit} langues. Gardez-en {limit} au plus.', 'The course has more than {limit} languages. Keep at most {limit}.'),
  'too-many-activities': error('Le parcours a plus de {limit} activités. Coupez-le en plusieurs parcours.', 'The course has more than {limit} activities. Split it into several courses.'),
  'too-many-sheets': error('Le parcours a plus de {limit} fiches. Coupez-le en plusieurs parcours.', 'The course has more than {limit} sheets. Split it into several courses.'),
} as const
