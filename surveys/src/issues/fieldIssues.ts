// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { error, warning } from './issueText.ts'

/** Defects of any YAML here: keys, types, ids. */
export const fieldIssues = {
  'yaml-syntax': error('Le YAML n’est pas lisible ici. Mettez entre guillemets une valeur qui contient « : » ou « # », et faites les retraits avec des espaces.', 'The YAML cannot be read here. Quote a value that holds ": " or "#", and indent with spaces.'),
  'yaml-too-deep': error('Le YAML a trop de niveaux. Revenez aux clés prévues.', 'The YAML is nested too deeply. Keep to the expected keys.'),
  'yaml-alias': error('Les ancres (&), alias (*) et étiquettes (!) du YAML ne sont pas acceptés. Écrivez la valeur en toutes lettres.', 'YAML anchors (&), aliases (*) and tags (!) are not accepted. Write the value out.'),
  'yaml-not-a-map': error('On attend ici des lignes « clé : valeur ». Reprenez l’exemple du README.', 'Lines of "key: value" are expected here. Start from the example in the README.'),
  'unknown-key': error('La clé « {key} » n’est pas connue ici. Retirez-la, ou prenez une de celles-ci : {allowed}.', 'The key "{key}" is not known here. Remove it, or use one of: {allowed}.'),
  'missing-key': error('Il manque « {key} ». Ajoutez cette clé.', '"{key}" is missing. Add this key.'),
  'missing-language': error('Il manque « lang », la langue de l’original. Ajoutez par exemple « lang: fr ».', '"lang", the language of the original, is missing. Add for example "lang: en".'),
  'missing-licence': error('Il manque « licence ». Ajoutez par exemple « licence: CC-BY-SA-4.0 ».', '"licence" is missing. Add for example "licence: CC-BY-SA-4.0".'),
  'missing-authors': error('Il manque « authors ». Nommez au moins une personne ou un collectif.', '"authors" is missing. Name at least one person or group.'),
  'missing-id': error('Il manque « id ». Ajoutez un identifiant stable, comme « id: attentes ».', '"id" is missing. Add a stable identifier, such as "id: expectations".'),
  'wrong-text': error('« {key} » doit être un texte. Mettez la valeur entre guillemets.', '"{key}" must be a text. Put the value in quotes.'),
  'text-too-long': error('« {key} » dépasse {limit} caractères. Raccourcissez.', '"{key}" is longer than {limit} characters. Shorten it.'),
  'wrong-number': error('« {key} » doit être un nombre entier de {min} à {max}, sans zéro devant ni guillemets. Corrigez la valeur.', '"{key}" must be a whole number from {min} to {max}, without leading zero or quotes. Correct the value.'),
  'wrong-flag': error('« {key} » doit être true ou false, sans guillemets. Corrigez la valeur.', '"{key}" must be true or false, without quotes. Correct the value.'),
  'wrong-choice': error('« {key} » ne peut pas valoir « {value} ». Choisissez parmi : {allowed}.', '"{key}" cannot be "{value}". Choose one of: {allowed}.'),
  'wrong-list': error('« {key} » doit être une liste de {min} à {max} entrées. Corrigez-la.', '"{key}" must be a list of {min} to {max} entries. Correct it.'),
  'wrong-map': error('« {key} » doit contenir des lignes « clé : valeur ». Corrigez-le.', '"{key}" must hold lines of "key: value". Correct it.'),
  'repeated-entry': error('« {value} » est répété dans « {key} ». Gardez-le une fois.', '"{value}" is repeated in "{key}". Keep it once.'),
  'wrong-id': error('« {value} » n’est pas un identifiant. Prenez des minuscules sans accent, des chiffres et des tirets, {limit} caractères au plus.', '"{value}" is not an identifier. Use lower-case letters without accents, digits and hyphens, at most {limit} characters.'),
  'duplicate-id': error('L’identifiant « {id} » sert déjà ({place}). Choisissez-en un autre : les chiffres s’y rattachent.', 'The identifier "{id}" is already used ({place}). Choose another one: figures hang on it.'),
  'wrong-language': error('« {value} » n’est pas un code de langue. Écrivez par exemple fr, en ou pt-BR.', '"{value}" is not a language tag. Write for example fr, en or pt-BR.'),
  'wrong-licence': error('« {value} » n’est pas un identifiant SPDX. Écrivez par exemple CC-BY-SA-4.0.', '"{value}" is not an SPDX identifier. Write for example CC-BY-SA-4.0.'),
  'unusual-licence': warning('« {value} » n’est pas une licence libre connue d’ici. Vérifiez que chacun peut reprendre et modifier l’enquête, ou choisissez CC-BY-SA-4.0.', '"{value}" is not a free licence known here. Check that anyone may reuse and change the survey, or choose CC-BY-SA-4.0.'),
} as const
