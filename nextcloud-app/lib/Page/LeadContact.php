<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Page;

/** The person or place to ask, named by the admin: an e-mail address, or the https address of a forum or a room. */
final class LeadContact {
  private const MAX_LENGTH = 300;

  /** A link for « Demander à quelqu'un »; null when the text is empty or neither of the two. */
  public static function href(string $text): ?string {
    $text = trim($text);
    if ($text === '' || strlen($text) > self::MAX_LENGTH) {
      return null;
    }
    if (filter_var($text, FILTER_VALIDATE_EMAIL, FILTER_FLAG_EMAIL_UNICODE) !== false) {
      return 'mailto:' . str_replace('%40', '@', rawurlencode($text));
    }
    $isHttps = preg_match('~^https://[^\s<>"\x00-\x1f]+$~iu', $text) === 1 && is_array(parse_url($text));
    return $isHttps ? $text : null;
  }
}
