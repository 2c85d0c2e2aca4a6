// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { error, warning } from './issueText.ts'

/** Defects of the text itself: headings, pictures, links, blocks. */
export const markdownIssues = {
  'heading-level-one': error('Les titres du texte commencent à « ## » : le titre de la page vient de l’en-tête. Ajoutez un « # ».', 'Headings of the text begin at "##": the page\'s title comes from the header. Add a "#".'),
  'skipped-heading-level': error('On passe du niveau {from} au niveau {to}. Prenez un titre de niveau {expected} : « {marks} ».', 'The level goes from {from} to {to}. Use a heading of level {expected}: "{marks}".'),
  'empty-heading': error('Ce titre est vide. Écrivez-le, ou retirez la ligne.', 'This heading is empty. Write it, or remove the line.'),
  'heading-in-block': error('Pas de titre dans un bloc « {name} ». Déplacez-le avant le bloc, ou mettez le texte en gras.', 'No heading inside a "{name}" block. Move it before the block, or use bold.'),
  'picture-without-alternative': error('Cette image n’a pas de texte de remplacement. Écrivez entre les crochets ce qu’elle montre : ![ce qu’on voit](…).', 'This picture has no alternative text. Write between the brackets what it shows: ![what is seen](…).'),
  'remote-picture': error('L’image « {target} » vient d’ailleurs. Copiez-la dans media/ et écrivez media/nom.svg.', 'The picture "{target}" is from elsewhere. Copy it into media/ and write media/name.svg.'),
  'missing-media': error('Le fichier « {target} » n’existe pas dans le dossier du module. Ajoutez-le, ou corrigez le chemin.', 'The file "{target}" does not exist in the module\'s folder. Add it, or correct the path.'),
  'not-a-picture': error('« {target} » n’est pas une image. Prenez un fichier {allowed}.', '"{target}" is not a picture. Use a file of kind {allowed}.'),
  'unsafe-link': error('Le lien « {target} » n’est pas accepté. Prenez une adresse https://, http:// ou mailto:.', 'The link "{target}" is not accepted. Use an https://, http:// or mailto: address.'),
  'unknown-link-target': error('Le lien « {target} » ne mène nulle part. Écrivez une adresse complète, « #titre » de cette page ou media/fichier.', 'The link "{target}" leads nowhere. Write a full address, "#heading" of this page, or media/file.'),
  'empty-link': error('Ce lien n’a pas de texte. Dites où il mène.', 'This link has no text. Say where it leads.'),
  'html-in-markdown': warning('Le HTML n’est pas interprété : « {text} » sera montré tel quel. Écrivez-le en Markdown, ou entre accents graves si c’est un exemple.', 'HTML is not interpreted: "{text}" will be shown as it is. Write it in Markdown, or between backticks if it is an example.'),
  'unknown-block': error('Le bloc « {name} » n’existe pas. Prenez quiz ou video.', 'There is no "{name}" block. Use quiz or video.'),
  'block-not-allowed': error('Pas de bloc « {name} » ici. Placez-le au premier niveau du texte d’une activité.', 'No "{name}" block here. Put it at the top level of an activity\'s text.'),
  'unclosed-block': error('Le bloc « {name} » n’est pas fermé. Ajoutez une ligne « ::: » à la fin du bloc.', 'The "{name}" block is not closed. Add a ":::" line at its end.'),
  'stray-block-end': error('Cette ligne « ::: » ne ferme rien. Retirez-la, ou ouvrez un bloc avant.', 'This ":::" line closes nothing. Remove it, or open a block before it.'),
  'malformed-attributes': error('Les attributs du bloc ne sont pas lisibles. Écrivez-les ainsi : :::{name}{nom="valeur" autre="valeur"}.', 'The attributes of the block cannot be read. Write them as :::{name}{name="value" other="value"}.'),
  'unknown-attribute': error('L’attribut « {key} » n’est pas connu ici. Prenez parmi : {allowed}.', 'The attribute "{key}" is not known here. Use one of: {allowed}.'),
  'missing-attribute': error('Il manque l’attribut « {key} ». Ajoutez {key}="…".', 'The attribute "{key}" is missing. Add {key}="…".'),
  'wrong-attribute': error('L’attribut « {key} » doit être un nombre entier de {min} à {max}. Corrigez-le.', 'The attribute "{key}" must be a whole number from {min} to {max}. Correct it.'),
  'several-videos': error('Une activité a une vidéo au plus. Mettez la seconde dans une autre activité.', 'An activity has at most one video. Move the second one to another activity.'),
  'wrong-video-address': error('« {target} » n’est pas une page PeerTube. Écrivez une adresse comme https://framatube.org/w/abc.', '"{target}" is not a PeerTube page. Write an address such as https://framatube.org/w/abc.'),
  'video-without-captions': error('Cette vidéo n’a ni sous-titres ni transcription. Ajoutez captions="fichier.{language}.vtt" et ce fichier.', 'This video has neither captions nor a transcript. Add captions="file.{language}.vtt" and that file.'),
  'missing-captions': error('Le fichier de sous-titres « {target} » n’existe pas dans le dossier du module. Ajoutez-le, ou corrigez le nom.', 'The captions file "{target}" does not exist in the module\'s folder. Add it, or correct the name.'),
  'video-without-summary': error('Cette vidéo n’a pas de résumé. Écrivez dans le bloc ce qu’elle dit, pour qui ne la regarde pas.', 'This video has no summary. Write in the block what it says, for those who do not watch it.'),
  'wrong-captions': error('Ces sous-titres ne sont pas lisibles ici. Commencez par WEBVTT, et datez chaque texte ainsi : 00:01.000 --> 00:04.000.', 'These captions cannot be read here. Begin with WEBVTT, and time each text as 00:01.000 --> 00:04.000.'),
  'empty-captions': error('Ces sous-titres ne contiennent aucun texte. Complétez-les.', 'These captions hold no text. Complete them.'),
  'too-many-cues': error('Ces sous-titres ont plus de {limit} répliques. Coupez la vidéo.', 'These captions have more than {limit} cues. Split the video.'),
  'wrong-chapters': error('Un chapitre s’écrit « - 02:15 Titre », dans l’ordre du temps. Corrigez cette ligne.', 'A chapter is written "- 02:15 Title", in order of time. Correct this line.'),
  'empty-text': error('Cette activité n’a aucun texte. Écrivez ce qu’il faut lire ou faire.', 'This activity has no text. Write what is to be read or done.'),
} as const
