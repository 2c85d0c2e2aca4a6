<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Native;

/** Whether a text holds all the words of a search, whatever the accents and capitals. */
final class SearchWords {
  public static function areIn(string $term, string $text): bool {
    $text = self::fold($text);
    foreach (preg_split('/\s+/u', self::fold($term), -1, PREG_SPLIT_NO_EMPTY) ?: [] as $word) {
      if (!str_contains($text, $word)) {
        return false;
      }
    }
    return true;
  }

  private static function fold(string $text): string {
    // Nextcloud brings this class along where PHP lacks it.
    $apart = class_exists(\Normalizer::class) ? (string)\Normalizer::normalize($text, \Normalizer::FORM_D) : $text;
    return mb_strtolower((string)preg_replace('/\p{Mn}+/u', '', $apart));
  }
}
